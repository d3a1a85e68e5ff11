import type { Provider } from "@portico/connector";
import { parseJson } from "@portico/model";
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
          answerWith(bench, estranged(parseJson(lastAnswer(bench))));
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
          await bench.door.get(resource, target);
          const answer = parseJson(lastAnswer(bench));
          for (const key of keysOf(answer)) {
            answerWith(bench, withNull(answer, key));
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

  test("whose credentials they are is read with the vendor's own beside it", async () => {
    await using bench = await openBench(provider, desk);
    const user = await bench.adapter.identify(bench.errand(), ["native"]);
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

const lastAnswer = (bench: Bench): string => bench.recorded.at(-1)?.answer() ?? "";

/** The next call is answered with this. */
const answerWith = (bench: Bench, body: unknown): void => {
  bench.account.faults.clear();
  bench.account.faults.add({ kind: "answer", status: 200, body: JSON.stringify(body) });
};

/** The answer with keys that no documentation names, on each of its objects. */
const estranged = (answer: unknown): unknown =>
  Array.isArray(answer)
    ? answer.map(estranged)
    : {
        x_new: Object.fromEntries(numerals.map((text) => [`n${text}`, JSON.rawJSON(text)])),
        ...asObject(answer),
        x_null: null,
      };

const keysOf = (answer: unknown): string[] => Object.keys(asObject(Array.isArray(answer) ? answer[0] : answer));

const withNull = (answer: unknown, key: string): unknown =>
  Array.isArray(answer) ? answer.map((row) => withNull(row, key)) : { ...asObject(answer), [key]: null };

const asObject = (value: unknown): object => (typeof value === "object" && value !== null ? value : {});
