import fc from "fast-check";
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { begin, type Checkpoint } from "./checkpoint.ts";
import { openJournal } from "./journal.ts";
import type { Export, Visit } from "./walk-list.ts";

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "portico-journal-"));
  path = join(dir, "out.ndjson.portico-export");
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const wanted: Export = { what: "tickets", connectionId: "con_1", include: undefined };
const after = (page: number): Checkpoint => ({ ...begin, next: { round: "all", cursor: `c${page}` }, visited: page });
const visit = (id: string, ...rows: object[]): Visit => ({ id, rows });

/** What a journal holds for whoever opens it next. */
const read = async (of: Export = wanted) => {
  const journal = await openJournal(path, of);
  try {
    return { checkpoint: journal.checkpoint, rows: await Array.fromAsync(journal.rows()) };
  } finally {
    await journal.close();
  }
};

const write = async (pages: readonly (readonly Visit[])[], first = 1): Promise<void> => {
  const journal = await openJournal(path, wanted);
  for (const [index, visits] of pages.entries()) await journal.append({ visits, checkpoint: after(first + index) });
  await journal.close();
};

test("of each object the rows of its last visit count, also where there are none", async () => {
  await write([
    [visit("1", { v: 1 }), visit("2", { v: 1 }), visit("3", { v: 1 })],
    [visit("2", { v: 2 }, { v: 3 }), visit("3")],
  ]);
  expect(await read()).toEqual({ checkpoint: after(2), rows: [{ v: 1 }, { v: 2 }, { v: 3 }] });
});

test("cut off at any byte, it goes on from the last page that it holds whole", async () => {
  const pages = [[visit("1", { v: "é\u2028" }), visit("2", { v: 2 })], [visit("1", { v: 3 })], []];
  await write(pages);
  const whole = await readFile(path);
  const ends = [...whole.toString().matchAll(/\{"checkpoint".*\n/g)].map(({ 0: line, index }) =>
    Buffer.byteLength(whole.toString().slice(0, index + line.length)),
  );
  const rows = [[], [{ v: "é\u2028" }, { v: 2 }], [{ v: 2 }, { v: 3 }], [{ v: 2 }, { v: 3 }]];
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (bytes) => {
      await writeFile(path, whole.subarray(0, bytes));
      const kept = ends.filter((end) => end <= bytes).length;
      expect(await read()).toEqual({ checkpoint: kept === 0 ? begin : after(kept), rows: rows[kept] });
      await write(pages.slice(kept), kept + 1);
      expect(await read()).toEqual({ checkpoint: after(3), rows: rows[3] });
    }),
    { numRuns: 100 },
  );
});

test("what a disk has made of its end does not count", async () => {
  await write([[visit("1", { v: 1 })]]);
  const { size } = await stat(path);
  await appendFile(path, `${"\0".repeat(40)}\n{"id":"2","rows":[]}\n`);
  expect(await read()).toEqual({ checkpoint: after(1), rows: [{ v: 1 }] });
  expect((await stat(path)).size).toBe(size);
});

test("numerals stay as they were written", async () => {
  const raw = JSON.rawJSON("12345678901234567890");
  await write([[visit("1", { custom_fields: { cf_big: raw } })]]);
  expect(JSON.stringify((await read()).rows)).toBe('[{"custom_fields":{"cf_big":12345678901234567890}}]');
});

describe("is refused", () => {
  test.each<[string, Export]>([
    ["for another connection", { ...wanted, connectionId: "con_2" }],
    ["for other objects", { ...wanted, what: "contacts" }],
    ["for more fields", { ...wanted, include: "native" }],
  ])("%s, and stays as it is", async (_what, other) => {
    await write([[visit("1", { v: 1 })]]);
    await expect(read(other)).rejects.toThrow("is of another export");
    expect((await read()).rows).toEqual([{ v: 1 }]);
  });

  test.each(["", "\n"])("where the file is somebody's own, and that stays as it is (%j)", async (end) => {
    await writeFile(path, `my notes${end}`);
    await expect(read()).rejects.toThrow("is of another export");
    expect(await readFile(path, "utf8")).toBe(`my notes${end}`);
  });

  test("while another process writes to it", async () => {
    const [one, other] = [await openJournal(path, wanted), await openJournal(path, wanted)];
    await one.append({ visits: [], checkpoint: after(1) });
    await expect(other.append({ visits: [], checkpoint: after(1) })).rejects.toThrow("another process writes to");
    await one.close();
    await other.close();
  });
});

test("nothing is written before the first page", async () => {
  const journal = await openJournal(path, wanted);
  expect(journal.isEmpty()).toBe(true);
  await journal.close();
  expect((await stat(path)).size).toBe(0);
});
