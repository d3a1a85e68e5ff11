import { expect, test } from "vitest";
import { createAheadPages } from "./ahead.ts";

const pageOf = <Value>(value: Value) => ({
  rows: [{ at: 0, mark: "", object: "", value }],
  next: null,
  isCut: false,
});

test("what was read ahead is given once, to who has its cursor, within a minute", () => {
  const clock = { ms: 1 };
  const pages = createAheadPages<string>(() => clock.ms);
  pages.keep("a", pageOf("first"));
  pages.keep("b", pageOf("second"));
  expect(pages.take("c")).toBeNull();
  expect(pages.take("a")).toEqual(pageOf("first"));
  expect(pages.take("a")).toBeNull();
  clock.ms += 60_001;
  expect(pages.take("b")).toBeNull();
});

test("large objects take no more memory than small ones: the oldest give way, and what is too large is not kept", () => {
  const pages = createAheadPages<string>(() => 1);
  const quarter = "x".repeat(4 * 1_048_576);
  for (const cursor of ["a", "b", "c", "d"]) pages.keep(cursor, pageOf(quarter));
  expect(pages.take("a")).toBeNull();
  expect(pages.take("d")).not.toBeNull();
  pages.keep("huge", pageOf(quarter.repeat(4)));
  expect(pages.take("huge")).toBeNull();
  expect(pages.take("c")).not.toBeNull();
});

test("an object that is kept time and again is measured once", () => {
  const pages = createAheadPages<{ id: string; text: string }>(() => 1);
  let measured = 0;
  const ticket = {
    id: "1",
    get text() {
      measured += 1;
      return "x".repeat(4 * 1_048_576);
    },
  };
  for (const cursor of ["a", "b", "c", "d"]) pages.keep(cursor, pageOf(ticket));
  expect(measured).toBe(1);
  expect(pages.take("a")).toBeNull();
  expect(pages.take("d")).not.toBeNull();
});
