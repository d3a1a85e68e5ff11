import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedNode, openEmbeddedNode } from "../system/embedded-node.ts";
import { killFirstStart, killWhileWriting, startTwice } from "../system/violence.ts";

const anHourMs = 3_600_000;

let node: EmbeddedNode;
beforeEach(async () => {
  node = await openEmbeddedNode();
});
afterEach(() => node.close());

/** So many moments, by a seed that is printed and can be given again. */
const moments = (count: number, most: number): number[] => {
  const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
  console.log(`SEED=${seed}`);
  return fc.sample(fc.integer({ min: 0, max: most }), { seed, numRuns: count });
};

test("100 kills while rows are written: every row that was acknowledged is there", { timeout: anHourMs }, async () => {
  await node.start();
  const all: string[] = [];
  for (const afterMs of moments(100, 1_500)) {
    const { acknowledged, lost } = await killWhileWriting(node, afterMs);
    expect(lost).toEqual([]);
    all.push(...acknowledged);
  }
  console.log(`${all.length} rows acknowledged`);
  expect(await node.missing(all)).toEqual([]);
});

test("50 second starts: each is refused in one line, and the first loses nothing", { timeout: anHourMs }, async () => {
  await node.start();
  for (let round = 0; round < 50; round += 1) {
    const { said, lost } = await startTwice(node);
    expect(said).toMatch(/^75 portico: another process has this data directory open; [^\n]*\n$/);
    expect(lost).toEqual([]);
  }
});

test("20 deaths of the very first start: the next one makes the database", { timeout: anHourMs }, async () => {
  for (const afterMs of moments(20, 6_000)) {
    const fresh = await openEmbeddedNode();
    await killFirstStart(fresh, afterMs);
    await fresh.start();
    expect(await fresh.missing([String(await fresh.write())])).toEqual([]);
    await fresh.close();
  }
});
