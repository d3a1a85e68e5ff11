import type { Provider } from "@portico/connector";
import { isRawNumeral, parseJson } from "@portico/model";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import { parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import type { Row } from "../door.ts";
import { smallest, someTarget } from "../operation.ts";

/** `native` is the vendor's object as it came, and what we do not know of it does no harm. */
export const natives = (provider: Provider, desk: Desk, _counts: Counts): void => {
  for (const [resource, { operations, losses }] of resourcesOf(provider))
    describe(resource, () => {
      if (operations.includes("list"))
        test("each object of a list carries the vendor's own, byte for byte, where it is asked for", async () => {
          await using bench = await openBench(provider, desk);
          const { items } = await bench.door.list(resource, { ...parentOf(bench, resource), include: ["native"] });
          expect(items.length).toBeGreaterThan(0);
          for (const item of items) expectNative(bench, item);
          const bare = await bench.door.list(resource, parentOf(bench, resource));
          expect(bare.items).toEqual(items.map(withoutNative));
        });

      if (operations.includes("get"))
        test("a single object holds every field, or a published loss names it", async () => {
          await using bench = await openBench(provider, desk);
          const row = await bench.door.get(resource, await someTarget(bench, resource));
          const lost = new Set(losses.map(({ field }) => field));
          expect(row.not_loaded.filter((field) => !lost.has(field))).toEqual([]);
        });

      if (operations.includes("create"))
        test("what the caller adds by the vendor's own names is merged last into the body", async () => {
          await using bench = await openBench(provider, desk);
          const parent = parentOf(bench, resource);
          const body = await smallest(bench, resource);
          const [bare] = (await bench.door.planCreate(resource, parent, body)).requests;
          const native = { x_new: { a: [1] }, ...Object.fromEntries(keysOf(bare?.body).map((key) => [key, "theirs"])) };
          const [merged] = (await bench.door.planCreate(resource, parent, { ...body, native })).requests;
          expect(merged).toEqual({ ...bare, body: native });
        });

      if (operations.includes("get"))
        test("numerals, keys that we do not know and nulls come through as they were sent", async () => {
          await using bench = await openBench(provider, desk);
          const target = await someTarget(bench, resource);
          bench.forgetCalls();
          const known = await bench.door.get(resource, target, ["native"]);
          expectNative(bench, known);
          answerWith(bench, changedWithin(bench, known, estranged));
          const strange = await bench.door.get(resource, target, ["native"]);
          expectNative(bench, strange);
          for (const numeral of numerals) expect(JSON.stringify(strange["native"])).toContain(numeral);
          expect({ ...strange, native: null }).toEqual({ ...known, native: null });
        });

      if (operations.includes("get"))
        test("any key may be null: the object is read, or the answer is said to be unreadable", async () => {
          await using bench = await openBench(provider, desk);
          const target = await someTarget(bench, resource);
          bench.forgetCalls();
          const known = await bench.door.get(resource, target, ["native"]);
          const emptied = keysOf(known["native"]).map(
            (key) => [key, changedWithin(bench, known, (own) => ({ ...own, [key]: null }))] as const,
          );
          for (const [key, answer] of emptied) {
            answerWith(bench, answer);
            const row = await bench.door.get(resource, target).catch(refusalOf);
            if ("code" in row) expect(["provider_invalid_response", "not_found"], key).toContain(row.code);
            else expect(row.id).toBe(target.id);
          }
        });

      if (operations.includes("create"))
        test("the answer to a write carries the vendor's own, byte for byte", async () => {
          await using bench = await openBench(provider, desk);
          const body = await smallest(bench, resource);
          expectNative(bench, await bench.door.create(resource, parentOf(bench, resource), body, ["native"]));
        });
    });

  test("whose credentials they are is read with the vendor's own beside it, or they are proved by a call", async () => {
    await using bench = await openBench(provider, desk);
    const user = await bench.adapter.identify(bench.errand(), ["native"]);
    if (user === null) return expect(bench.calls().map(({ status }) => status)).toEqual([200]);
    expect(user).toMatchObject({ id: expect.stringMatching(/./), is_active: true });
    if (bench.calls().length > 0)
      expect(bench.recorded.map(({ answer }) => answer())).toContain(JSON.stringify(user.native));
  });
};

const numerals = ["12345678901234567890", "1.10", "1e400", "-0", "0.00000001"];

const expectNative = (bench: Bench, row: Row): void => {
  expect(row["native"]).toBeTypeOf("object");
  const text = JSON.stringify(row["native"]);
  expect(
    bench.recorded.some(({ answer }) => answer().includes(text)),
    `${text} was never sent`,
  ).toBe(true);
};

const withoutNative = (row: Row): object =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== "native"));

/** The answer that the object was read from. */
const answerWithin = (bench: Bench, row: Row): string => {
  const text = JSON.stringify(row["native"]);
  return bench.recorded.map(({ answer }) => answer()).find((answer) => answer.includes(text)) ?? "";
};

/** That answer with another object in the place of this one, wherever it lies there. */
const changedWithin = (bench: Bench, row: Row, change: (own: object) => object): unknown => {
  const text = JSON.stringify(row["native"]);
  const changed = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null || isRawNumeral(value)) return value;
    if (JSON.stringify(value) === text) return change(value);
    if (Array.isArray(value)) return value.map(changed);
    return Object.fromEntries(Object.entries(value).map(([key, inner]: [string, unknown]) => [key, changed(inner)]));
  };
  return changed(parseJson(answerWithin(bench, row)));
};

/** The next call is answered with this. */
const answerWith = (bench: Bench, body: unknown): void => {
  bench.account.faults.clear();
  bench.account.faults.add({ kind: "answer", status: 200, body: JSON.stringify(body) });
};

/** The object with keys that no documentation names. */
const estranged = (own: object): object => ({
  x_new: Object.fromEntries(numerals.map((text) => [`n${text}`, JSON.rawJSON(text)])),
  ...own,
  x_null: null,
});

const keysOf = (value: unknown): string[] => Object.keys(typeof value === "object" && value !== null ? value : {});
