import fc from "fast-check";
import { expect, test } from "vitest";
import { createSharedReads, type Heard } from "./shared-reads.ts";

const heardOf = (text: string): Heard => ({ status: 200, header: () => undefined, text, waitedMs: 0, skewMs: null });

/** Reads that answer when they are told to; each is known by its number. */
const open = () => {
  const reads = createSharedReads();
  const begun: { answer: () => void; fail: (error: Error) => void; signal: AbortSignal }[] = [];
  const join = (given: { connectionId?: string; key?: string; signal?: AbortSignal } = {}) =>
    reads.join({ connectionId: "con_1", key: "k", signal: new AbortController().signal, ...given }, (signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<Heard>();
      const number = begun.length;
      begun.push({ answer: () => resolve(heardOf(String(number))), fail: reject, signal });
      signal.addEventListener("abort", () => reject(signal.reason));
      return promise;
    });
  return { reads, begun, join };
};
const textOf = async (joined: ReturnType<ReturnType<typeof open>["join"]>): Promise<string> =>
  (await joined).heard.text;

test("those who ask for the same at the same time share one read, and one of them has made it", async () => {
  const { begun, join } = open();
  const all = Promise.all([join(), join(), join()]);
  expect(begun).toHaveLength(1);
  begun[0]?.answer();
  expect((await all).map(({ heard, isFirst }) => [heard.text, isFirst])).toEqual([
    ["0", true],
    ["0", false],
    ["0", false],
  ]);
});

test("another connection, another read and a later one are not shared", async () => {
  const { begun, join } = open();
  const three = [join(), join({ key: "other" }), join({ connectionId: "con_2" })];
  expect(begun).toHaveLength(3);
  for (const { answer } of begun) answer();
  await Promise.all(three);
  const later = join();
  begun[3]?.answer();
  expect(await textOf(later)).toBe("3");
});

test("a failure is everybody's, and is not kept", async () => {
  const { begun, join } = open();
  const both = [join(), join()];
  begun[0]?.fail(new Error("gone"));
  for (const one of both) await expect(one).rejects.toThrow("gone");
  const later = join();
  begun[1]?.answer();
  expect(await textOf(later)).toBe("1");
});

test("who leaves does not end the read of those who stay, not even the one who began it", async () => {
  const { begun, join } = open();
  const leaving = new AbortController();
  const first = join({ signal: leaving.signal });
  const second = join();
  leaving.abort(new Error("left"));
  await expect(first).rejects.toThrow("left");
  expect(begun[0]?.signal.aborted).toBe(false);
  begun[0]?.answer();
  expect(await textOf(second)).toBe("0");
});

test("when the last has left the read is given up, and nobody joins it any more", async () => {
  const { begun, join } = open();
  const leaving = new AbortController();
  const both = [join({ signal: leaving.signal }), join({ signal: leaving.signal })];
  leaving.abort(new Error("left"));
  for (const one of both) await expect(one).rejects.toThrow("left");
  expect(begun[0]?.signal.aborted).toBe(true);
  const later = join();
  begun[1]?.answer();
  expect(await textOf(later)).toBe("1");
});

test("who has left before asking begins nothing", async () => {
  const { begun, join } = open();
  await expect(join({ signal: AbortSignal.abort(new Error("left")) })).rejects.toThrow("left");
  expect(begun).toHaveLength(0);
});

test("whatever the order, nobody is given a read that began before a write which had ended when they asked", async () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constantFrom("read" as const, "leave" as const, "answer" as const),
      index: fc.nat({ max: 20 }),
    }),
    fc.record({ do: fc.constant("write" as const), index: fc.constant(0) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { reads, begun, join } = open();
      const asked: { since: number; leaving: AbortController; text: Promise<string | undefined> }[] = [];
      let firstAfterWrite = 0;
      for (const { do: act, index } of steps) {
        if (act === "write") {
          reads.wrote("con_1");
          firstAfterWrite = begun.length;
        } else if (act === "answer") begun[index]?.answer();
        else if (act === "leave") asked[index]?.leaving.abort();
        else {
          const leaving = new AbortController();
          const text = textOf(join({ signal: leaving.signal })).catch(() => undefined);
          asked.push({ since: firstAfterWrite, leaving, text });
        }
        await Promise.resolve();
      }
      for (const { answer } of begun) answer();
      // Who has left is given nothing.
      const given = await Promise.all(asked.map(async ({ since, text }) => Number((await text) ?? since) - since));
      expect(Math.min(0, ...given)).toBe(0);
    }),
  );
});
