import { parseJson } from "@portico/model";
import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { z } from "zod";
import { begin, type Checkpoint, checkpointSchema } from "./checkpoint.ts";
import type { Batch, Export } from "./walk-list.ts";

/** What an export has read so far, in a file that outlives the process at any moment. */
export interface Journal {
  /** How far it had come when the journal was opened. */
  checkpoint: Checkpoint;
  /** Whether nothing was read yet. */
  isEmpty: () => boolean;
  /** Resolves once the batch is on the disk. Fails where another process writes to the same file. */
  append: (batch: Pick<Batch, "visits" | "checkpoint">) => Promise<void>;
  /** The rows of each object's last visit, in the order of these visits. */
  rows: () => AsyncGenerator<Readonly<Record<string, unknown>>>;
  close: () => Promise<void>;
}

/**
 * Opens the journal of an export, or begins one. It is only ever appended to: first what is exported, then for each page the
 * objects it has shown and, once these are on the disk, a checkpoint. What follows the last checkpoint is cut off, for it will
 * be read again. Fails where the journal is of another export.
 */
export const openJournal = async (path: string, wanted: Export): Promise<Journal> => {
  const file = await open(path, "a+", 0o600);
  try {
    return await readJournal(path, file, toLine({ portico_export: 1, ...wanted }));
  } catch (error) {
    await file.close();
    throw error;
  }
};

const readJournal = async (path: string, file: FileHandle, head: string): Promise<Journal> => {
  const found = await findEnd(path, head);
  if (found === undefined)
    throw new Error(`${path} is of another export: give the same command, or delete it to begin anew.`);
  const { lastVisits, checkpoint } = found;
  let { lines, bytes } = found;
  const write = async (text: string): Promise<void> => {
    const { size } = await file.stat();
    if (size !== bytes) throw new Error(`another process writes to ${path}.`);
    await file.appendFile(text);
    await file.datasync();
    bytes += Buffer.byteLength(text);
  };
  await file.truncate(bytes);
  return {
    checkpoint,
    isEmpty: () => bytes === 0,
    append: async ({ visits, checkpoint }) => {
      const shown = visits.map(({ id, rows }) => toLine({ id, rows }));
      if (lines === 0) {
        shown.unshift(head);
        lines = 1;
      }
      await write(shown.join(""));
      await write(toLine({ checkpoint }));
      for (const [index, { id }] of visits.entries()) lastVisits.set(id, lines + index);
      lines += visits.length + 1;
    },
    rows: async function* rows() {
      const last = new Set(lastVisits.values());
      let line = 0;
      for await (const text of linesOf(path)) {
        if (last.has(line)) yield* visitSchema.parse(parseJson(text)).rows;
        line += 1;
      }
    },
    close: () => file.close(),
  };
};

interface End {
  checkpoint: Checkpoint;
  /** What the checkpoint stands at the end of. */
  bytes: number;
  lines: number;
  /** The line of each object's last visit. */
  lastVisits: Map<string, number>;
}

/** The last checkpoint before which everything can be read; undefined where the journal begins with another head. */
const findEnd = async (path: string, head: string): Promise<End | undefined> => {
  const { size } = await stat(path);
  const lastVisits = new Map<string, number>();
  let end = { checkpoint: begin, bytes: 0, lines: 0 };
  let [bytes, lines] = [0, 0];
  let visits: [id: string, line: number][] = [];
  for await (const text of linesOf(path)) {
    bytes += Buffer.byteLength(text) + 1;
    const isTorn = bytes > size;
    if (lines === 0 && !head.startsWith(isTorn ? text : `${text}\n`)) return undefined;
    if (isTorn) break;
    const line = lines === 0 ? { checkpoint: begin } : parseLine(text);
    if (line === undefined) break;
    if ("id" in line) visits.push([line.id, lines]);
    lines += 1;
    if ("id" in line) continue;
    for (const [id, at] of visits) lastVisits.set(id, at);
    end = { checkpoint: line.checkpoint, bytes, lines };
    visits = [];
  }
  return { ...end, lastVisits };
};

const visitSchema = z.object({ id: z.string(), rows: z.array(z.record(z.string(), z.unknown())) });
const lineSchema = z.union([visitSchema, z.object({ checkpoint: checkpointSchema })]);

const parseLine = (text: string): z.output<typeof lineSchema> | undefined => {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } finally {
    input.destroy();
  }
}

/** One line of JSON, for those too who take the two separators of Unicode for ends of lines, as Node's own reader does. */
export const toLine = (value: unknown): string =>
  `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (found) => (found === "\u2028" ? "\\u2028" : "\\u2029"))}\n`;
