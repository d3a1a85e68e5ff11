import fc from "fast-check";
import { expect, test } from "vitest";
import { createIds, isId } from "./ids.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const valueOf = (digits: string): bigint =>
  Array.from(digits).reduce((sum, digit) => sum * 32n + BigInt(alphabet.indexOf(digit)), 0n);

test("an id says its time and ten random bytes, all of them, and no byte stands in two ids", () => {
  const drawnBytes = fc.uint8Array({ minLength: 10, maxLength: 2_560 });
  const times = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(times, drawnBytes, (nowMs, pattern) => {
      const drawn: number[] = [];
      const random = (count: number): Uint8Array => {
        const bytes = Uint8Array.from({ length: count }, (_, at) => pattern[(drawn.length + at) % pattern.length] ?? 0);
        drawn.push(...bytes);
        return bytes;
      };
      const newId = createIds({ now: () => nowMs, random });
      for (let minted = 0; minted < 300; minted += 1) {
        const id = newId("connection");
        const entropy = Buffer.from(drawn.slice(minted * 10, (minted + 1) * 10)).toString("hex");
        expect(isId("connection", id)).toBe(true);
        expect(valueOf(id.slice(4, 14))).toBe(BigInt(nowMs));
        expect(valueOf(id.slice(14))).toBe(BigInt(`0x${entropy}`));
      }
    }),
    { numRuns: 30 },
  );
});

test("ids sort by age", () => {
  let nowMs = 31;
  const newId = createIds({ now: () => (nowMs *= 2), random: (count) => new Uint8Array(count).fill(255) });
  const ids = Array.from({ length: 30 }, () => newId("request"));
  expect(ids.toSorted()).toEqual(ids);
});
