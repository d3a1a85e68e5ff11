import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf } from "./api-key.ts";
import { createGuesses } from "./guesses.ts";

const open = () => {
  const clock = { ms: 1_000 };
  const { count } = createGuesses(() => clock.ms);
  return { clock, count, guess: (what: unknown, from = "192.0.2.1") => count(from, hashOf(String(what))).is };
};
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test("ten different guesses are told apart from the same one again, and the eleventh is one too many", () => {
  const { guess } = open();
  for (const what of upTo(10)) expect([guess(what), guess(what), guess(0)]).toEqual(["first_time", "again", "again"]);
  expect(guess("eleventh")).toBe("too_many");
});

test("from then on every guess is one too many, known or not, and it is news once", () => {
  const { count } = open();
  const counted = [...upTo(12), 0].map((what) => count("192.0.2.1", hashOf(String(what))));
  expect(counted.slice(10)).toEqual(
    [true, false, false].map((isNews) => ({ is: "too_many", retryAfterMs: 60_000, isNews })),
  );
});

test("the minute begins with the first guess, and with its end all is forgotten", () => {
  const { clock, count, guess } = open();
  for (const what of upTo(11)) {
    guess(what);
    clock.ms += 1_000;
  }
  expect(count("192.0.2.1", hashOf("0"))).toMatchObject({ retryAfterMs: 49_000 });
  clock.ms += 48_999;
  expect(guess(0)).toBe("too_many");
  clock.ms += 2;
  expect(guess(0)).toBe("first_time");
});

test("one place's guesses are not another's; an IPv6 place is a /64", () => {
  const { guess } = open();
  for (const what of upTo(11)) guess(what, `2001:db8::${what}`);
  expect(guess(0, "2001:db8::ffff")).toBe("too_many");
  expect(guess(0, "2001:db8:0:1::1")).toBe("first_time");
  expect(guess(0, "192.0.2.1")).toBe("first_time");
});

test("whatever comes in whatever order, one is too many exactly from the eleventh different one on", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(15), { maxLength: 60 }), (tries) => {
      const { guess } = open();
      const seen = new Set<number>();
      for (const what of tries) {
        seen.add(what);
        expect(guess(what) === "too_many").toBe(seen.size > 10);
      }
    }),
  );
});
