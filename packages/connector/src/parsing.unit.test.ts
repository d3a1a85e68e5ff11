import fc from "fast-check";
import { expect, inject, test } from "vitest";
import { retryAfterMs } from "./learn.ts";
import { idText, isWholeNumber, toNumeral, wireTime } from "./wire.ts";

const runs = { numRuns: inject("parserCases") };

test("a Retry-After is a wait, or is not read", () => {
  const dates = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
  const text = fc.oneof(dates, fc.stringMatching(/^\d{0,400}\.?\d*$/), fc.string({ unit: "binary" }));
  fc.assert(
    fc.property(text, fc.nat(), (value, nowMs) => {
      const wait = retryAfterMs(value, nowMs);
      expect(wait === undefined || wait >= 0).toBe(true);
    }),
    runs,
  );
});

test("a help desk's time is not read, or is the same instant in UTC", () => {
  const zone = fc.constantFrom("", "Z", "+05:30", "-11:00", "+0000", " UTC");
  const written = fc
    .tuple(fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(2e12) }), zone)
    .map(([date, offset]) => date.toISOString().replace("Z", offset));
  fc.assert(
    fc.property(fc.oneof(written, fc.string({ unit: "binary", maxLength: 30 })), (text) => {
      const { success, data } = wireTime.safeParse(text);
      if (!success) return;
      expect(data).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/);
      expect(Date.parse(data)).toBe(
        Date.parse(/Z|[+-]\d\d:?\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`),
      );
    }),
    runs,
  );
});

test("an id that can be sent as a number comes back as the same text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.stringMatching(/^[1-9]\d{0,18}$/), fc.stringMatching(/^\d{1,20}$/)), (text) => {
      fc.pre(isWholeNumber(text));
      expect(idText.parse(toNumeral(text))).toBe(text);
    }),
    runs,
  );
});
