import { mkdtempSync, openAsBlob, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where an account puts what is uploaded to it. */
export interface Spool {
  /** Reads a stream to its end. What is larger than a megabyte lies on disk, not in memory. */
  keep(chunks: AsyncIterable<Buffer>): Promise<Blob>;
  /** Removes everything from disk; what was kept there cannot be read any more. */
  close(): void;
}

const mostInMemoryBytes = 1024 * 1024;

export const createSpool = (): Spool => {
  let directory: string | undefined;
  let files = 0;
  const remove = (): void => {
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    directory = undefined;
  };
  const makeDirectory = (): string => {
    // A process that ends without closing its accounts leaves nothing behind either.
    process.once("exit", remove);
    return mkdtempSync(join(tmpdir(), "simulator-"));
  };
  const openNext = async (): Promise<{ file: FileHandle; path: string }> => {
    directory ??= makeDirectory();
    files += 1;
    const path = join(directory, String(files));
    return { path, file: await open(path, "wx") };
  };
  return {
    keep: async (chunks) => {
      const held: Buffer[] = [];
      let heldBytes = 0;
      let disk: { file: FileHandle; path: string } | undefined;
      try {
        for await (const chunk of chunks) {
          held.push(chunk);
          heldBytes += chunk.length;
          if (heldBytes < mostInMemoryBytes) continue;
          disk ??= await openNext();
          await disk.file.appendFile(Buffer.concat(held.splice(0)));
          heldBytes = 0;
        }
        if (disk === undefined) return new Blob([Buffer.concat(held)]);
        await disk.file.appendFile(Buffer.concat(held));
        return await openAsBlob(disk.path);
      } finally {
        await disk?.file.close();
      }
    },
    close: () => {
      process.off("exit", remove);
      remove();
    },
  };
};
