import { DbError } from "@portico/db";
import { expect, test } from "vitest";
import { createReadThrough } from "./read-through.ts";

/** A store that answers when it is told to, or at once. */
const open = () => {
  const clock = { ms: 0 };
  const reads: { answer: (value: string) => void; fail: (error: unknown) => void }[] = [];
  const kept = createReadThrough<string>({ now: () => clock.ms, freshMs: 5_000, staleMs: 60_000 });
  const read = (): Promise<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    reads.push({ answer: resolve, fail: reject });
    return promise;
  };
  const put = async (value: string): Promise<void> => {
    const got = kept.get("k", read);
    reads.at(-1)?.answer(value);
    await got;
  };
  return { clock, reads, kept, get: () => kept.get("k", read), put };
};

const outage = new DbError("unavailable", "gone");

test("a value is given without asking until it is five seconds old, counted from the question", async () => {
  const { clock, reads, get } = open();
  const first = get();
  clock.ms = 3_000;
  reads[0]?.answer("a");
  expect(await first).toBe("a");
  clock.ms = 4_999;
  expect(await get()).toBe("a");
  expect(reads).toHaveLength(1);
  clock.ms = 5_000;
  void get();
  expect(reads).toHaveLength(2);
});

test("those who ask at the same time share one read", async () => {
  const { reads, get } = open();
  const all = Promise.all([get(), get(), get()]);
  expect(reads).toHaveLength(1);
  reads[0]?.answer("a");
  expect(await all).toEqual(["a", "a", "a"]);
});

test("what is forgotten is not given to anyone who asks later, though a read was under way", async () => {
  const { reads, kept, get } = open();
  const early = get();
  kept.forget("k");
  const late = get();
  expect(reads).toHaveLength(2);
  reads[1]?.answer("new");
  expect(await late).toBe("new");
  reads[0]?.answer("old");
  expect(await early).toBe("old");
  expect(await get()).toBe("new");
});

test("while the database is away the last value goes on for a minute, and then the outage is told", async () => {
  const { clock, reads, get, put } = open();
  await put("a");
  clock.ms = 60_000;
  const during = get();
  reads.at(-1)?.fail(outage);
  expect(await during).toBe("a");
  clock.ms = 60_001;
  const after = get();
  reads.at(-1)?.fail(outage);
  await expect(after).rejects.toBe(outage);
});

test("without a last value an outage is told, and never becomes an absence", async () => {
  const { reads, get } = open();
  const first = get();
  reads[0]?.fail(outage);
  await expect(first).rejects.toBe(outage);
  const second = get();
  reads[1]?.answer("back");
  expect(await second).toBe("back");
});

test("a failure that is no outage is told, whatever is kept", async () => {
  const { clock, reads, get, put } = open();
  await put("a");
  clock.ms = 6_000;
  const failing = get();
  const fault = new DbError("internal", "a fault");
  reads.at(-1)?.fail(fault);
  await expect(failing).rejects.toBe(fault);
});

test("a clock that is put back makes no value young again", async () => {
  const { clock, reads, get, put } = open();
  clock.ms = 3_600_000;
  await put("a");
  clock.ms = 0;
  const asked = get();
  reads.at(-1)?.answer("b");
  expect(await asked).toBe("b");
});
