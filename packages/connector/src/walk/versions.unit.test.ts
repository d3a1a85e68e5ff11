import fc from "fast-check";
import { expect, test } from "vitest";
import { givenOf, markOf, packVersions, unpackVersions } from "./versions.ts";

const version = fc.record({
  at: fc.integer({ min: 0, max: 2 ** 40 }),
  mark: fc.uint8Array({ minLength: 6, maxLength: 6 }).map((bytes) => Buffer.from(bytes).toString("base64url")),
});

test("versions come back as they were packed", () =>
  fc.assert(
    fc.property(fc.array(version), (versions) => {
      const order = (of: typeof versions) => of.map(({ at, mark }) => `${at}:${mark}`).toSorted();
      expect(order(unpackVersions(packVersions(versions)))).toEqual(order(versions));
    }),
  ));

test("thirty thousand versions of one second take less than 256 KiB", () => {
  const versions = Array.from({ length: 30_000 }, (_, id) => ({ at: 1, mark: markOf(String(id), {}) }));
  expect(packVersions(versions).length).toBeLessThan(256 * 1_024);
});

test("what was given is known by its second and its content, both", () => {
  const given = givenOf("");
  const mark = markOf("1", { subject: "a" });
  given.add({ at: 7, mark });
  given.add({ at: 7, mark });
  expect(given.has({ at: 7, mark })).toBe(true);
  expect(given.has({ at: 8, mark })).toBe(false);
  expect(given.has({ at: 7, mark: markOf("1", { subject: "b" }) })).toBe(false);
  expect([given.countAt(7), given.countAt(8)]).toEqual([1, 0]);
  expect(given.since(8)).toEqual([]);
  expect(given.since(7)).toEqual([{ at: 7, mark }]);
});

const to = (url: string) => markOf("1", { attachments: [{ url }] });

test("a link that is signed anew is the same content, and one that leads elsewhere is not", () => {
  expect(to("https://files.example/a?Signature=1")).toBe(to("https://files.example/a?Signature=2&Expires=3"));
  expect(to("https://files.example/b?Signature=1")).not.toBe(to("https://files.example/a?Signature=1"));
  expect(markOf("1", { text: "See https://x.example?a=1 now" })).not.toBe(
    markOf("1", { text: "See https://x.example?a=2 now" }),
  );
});
