import { setTimeout as delay } from "node:timers/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Writable } from "node:stream";
import { request } from "undici";
import { rssBytesOf } from "./process-figures.ts";
import { toTable } from "./report.ts";
import type { Door } from "./stage.ts";

const largeBytes = 50_000_000;
const mebibyte = 1_048_576;
const times = 5;

/** How far a process grows while it passes bodies of 50 MB on, one after the other: five down, five up. */
export const measureMemory = async (doors: readonly Door[]): Promise<string> => {
  const rows: string[][] = [];
  for (const door of doors) {
    // The first of each is warm-up.
    await transfer[0](door);
    await transfer[1](door);
    for (const [index, way] of (["down", "up"] as const).entries()) {
      const before = await rssBytesOf(door.pid);
      const most = await mostDuring(door.pid, async () => {
        for (let time = 0; time < times; time += 1) await transfer[index === 0 ? 0 : 1](door);
      });
      rows.push([door.name, way, mebibytes(before), mebibytes(most), mebibytes(most - before)]);
    }
  }
  return toTable(["50 MB bodies", "", "MiB before", "at most", "more"], rows);
};

const mebibytes = (bytes: number): string => (bytes / mebibyte).toFixed(1);

const download = async (door: Door): Promise<void> => {
  const path = `${door.native(0)}/tickets?bytes=${largeBytes}`;
  const { statusCode, body } = await request(door.origin + path, { headers: door.headers });
  await pipeline(body, new Writable({ write: (_chunk, _encoding, done) => done() }));
  if (statusCode !== 200) throw new Error(`${door.name} answered ${statusCode}`);
};

const upload = async (door: Door): Promise<void> => {
  const chunk = Buffer.alloc(65_536, "a client's bytes ");
  const parts = function* parts(): Generator<Buffer> {
    for (let left = largeBytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
  };
  const { statusCode, body } = await request(`${door.origin}${door.native(0)}/tickets?bytes=100`, {
    method: "POST",
    headers: { ...door.headers, "content-type": "application/octet-stream", "content-length": String(largeBytes) },
    body: Readable.from(parts()),
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`${door.name} answered ${statusCode}`);
};

const transfer = [download, upload] as const;

const mostDuring = async (pid: number, work: () => Promise<void>): Promise<number> => {
  const over = new AbortController();
  let most = 0;
  const watch = async (): Promise<void> => {
    while (!over.signal.aborted) {
      most = Math.max(most, await rssBytesOf(pid));
      await delay(20);
    }
  };
  const watching = watch();
  try {
    await work();
  } finally {
    over.abort();
    await watching;
  }
  return most;
};
