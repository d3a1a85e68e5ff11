import { open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { RunningProcess } from "../harness/processes.ts";
import type { EmbeddedNode } from "./embedded-node.ts";

const diskMb = 128;

/**
 * Starts the node with a disk of its own where its data is, which no other process sees and which goes with it. A name
 * space makes that possible without being root.
 */
export const startOnSmallDisk = (node: EmbeddedNode): Promise<RunningProcess> => {
  const script = `mount -t tmpfs -o size=${diskMb}m none "$PORTICO_DATA_DIR" && exec "$@"`;
  return node.start(["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
};

/** Takes all the room there is on the disk of a process; gives what frees it again. */
export const fillDisk = async ({ pid }: RunningProcess, dataDir: string): Promise<() => Promise<void>> => {
  const dir = join(`/proc/${pid}/root`, dataDir);
  const ballast = join(dir, "ballast");
  await using file = await open(ballast, "w");
  for (;;) {
    const { bavail, bsize } = await statfs(dir);
    if (bavail === 0) return () => rm(ballast);
    await file.write(Buffer.alloc(Math.min(bavail * bsize, 1 << 20)));
  }
};
