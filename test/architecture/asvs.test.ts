import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { repositoryDir } from "../harness/processes.ts";
import { fileReferences } from "./links.ts";
import { readSources } from "./repository.ts";

const documentPath = "docs/security/asvs.md";
const read = (path: string): string => readFileSync(join(repositoryDir, path), "utf8");

/** By chapter, how many requirements of levels 1 and 2 each section has; they are the first ones of it. */
const sections: Readonly<Record<number, Readonly<Record<number, number>>>> = {
  1: { 1: 2, 2: 9, 3: 11, 4: 3, 5: 2 },
  2: { 1: 3, 2: 3, 3: 4, 4: 1 },
  3: { 2: 2, 3: 4, 4: 6, 5: 5, 7: 2 },
  4: { 1: 3, 2: 1, 3: 2, 4: 4 },
  5: { 1: 1, 2: 3, 3: 2, 4: 3 },
  6: { 1: 3, 2: 12, 3: 4, 4: 4, 5: 5, 6: 3, 8: 4 },
  7: { 1: 3, 2: 4, 3: 2, 4: 5, 5: 2, 6: 2 },
  8: { 1: 2, 2: 3, 3: 1, 4: 1 },
  9: { 1: 3, 2: 4 },
  10: { 1: 2, 2: 2, 3: 4, 4: 11, 5: 5, 6: 2, 7: 3 },
  11: { 1: 2, 2: 3, 3: 3, 4: 4, 5: 1, 6: 1 },
  12: { 1: 3, 2: 2, 3: 4 },
  13: { 1: 1, 2: 5, 3: 2, 4: 5 },
  14: { 1: 2, 2: 4, 3: 3 },
  15: { 1: 3, 2: 3, 3: 7 },
  16: { 1: 1, 2: 5, 3: 4, 4: 3, 5: 3 },
  17: { 1: 1, 2: 4, 3: 2 },
};
const requirements = Object.entries(sections).flatMap(([chapter, counts]) =>
  Object.entries(counts).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${chapter}.${section}.${index + 1}`),
  ),
);

interface Row {
  ids: readonly string[];
  source: string;
  proof: string;
  status: string;
}

/** The rows of the table: `| 6.2.1–12 | asks for | here | source | proof | status |`. */
const rows: readonly Row[] = [
  ...read(documentPath).matchAll(
    /^\| (\d+\.\d+)\.(\d+)(?:–(\d+))? \| [^|]* \| [^|]* \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm,
  ),
].map(([, section = "", first = "", last = first, source = "", proof = "", status = ""]) => ({
  ids: Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${section}.${Number(first) + index}`),
  source,
  proof,
  status,
}));

const filesIn = (text: string): string[] => fileReferences({ path: documentPath, text });

describe("the table of the ASVS", () => {
  test("has every requirement of levels 1 and 2 once, in order", () => {
    expect(rows.flatMap(({ ids }) => ids)).toEqual(requirements);
  });

  test("counts what it holds", () => {
    const stated = Array.from(
      read(documentPath).matchAll(/^\| \**([a-z/]+)\** \| (\d+) \|/gm),
      ([, status = "", count]) => [status, Number(count)] as const,
    );
    const held = Map.groupBy(
      rows.flatMap(({ ids, status }) => ids.map(() => status)),
      (status) => status,
    );
    expect(new Map(stated)).toEqual(
      new Map([...held].map(([status, all]) => [status, all.length] as const)).set("all", requirements.length),
    );
  });

  test("names a file where it says that something is there, and a test or a document where it says that all is", () => {
    const unfounded = rows.filter(
      ({ status, source, proof }) =>
        (["met", "partly"].includes(status) && filesIn(source).length === 0) ||
        (status === "met" && !filesIn(`${source} ${proof}`).some((file) => /\.(?:test\.ts|md)$|^test\//.test(file))),
    );
    expect(unfounded).toEqual([]);
  });

  test("lists whatever is missing", () => {
    const [, list = ""] = /^## What is missing$(.*)^## The table$/ms.exec(read(documentPath)) ?? [];
    const lacking = rows.filter(({ status }) => status === "partly" || status === "gap").flatMap(({ ids }) => ids);
    expect(new Set(list.match(/\d+\.\d+\.\d+/g))).toEqual(new Set(lacking));
  });
});

const eventsIn = (text: string): string[] =>
  Array.from(
    text.matchAll(/\blog\.(?:info|warn|error)\("(\w+)"|\bevent: "(\w+)"/g),
    ([, logged, noticed]) => logged ?? noticed ?? "",
  );

test("every event that is logged is in the inventory", () => {
  const inventory = read("docs/security/inventory.md");
  const events = readSources()
    .filter(({ path }) => /^(?:apps|packages)\/(?!simulators).*(?<!\.test)\.ts$/.test(path))
    .flatMap(({ text }) => eventsIn(text));
  expect(events.length).toBeGreaterThan(8);
  expect(events.filter((event) => !inventory.includes(`\`${event}\``))).toEqual([]);
});
