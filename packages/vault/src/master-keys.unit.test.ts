import { describe, expect, it } from "vitest";
import { parseMasterKeys } from "./master-keys.ts";

const keyOf = (seed: number): string => Buffer.from(Array.from({ length: 32 }, (_, i) => seed + i)).toString("base64");

describe("a list of master keys", () => {
  it("keeps its order, and each key's id depends on that key alone", () => {
    const ids = parseMasterKeys(`${keyOf(1)}, ${keyOf(2)}`, "the test").map(({ id }) => id);
    const swapped = parseMasterKeys(`${keyOf(2)},${keyOf(1)}`, "the test").map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(swapped).toEqual(ids.toReversed());
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it.each([
    ["nothing", "", "key 1 of the test is not 32 bytes long"],
    ["a key too short", Buffer.alloc(31, 1).toString("base64"), "key 1 of the test is not 32 bytes long"],
    ["a key too long", Buffer.alloc(33, 1).toString("base64"), "key 1 of the test is not 32 bytes long"],
    ["32 zero bytes", Buffer.alloc(32).toString("base64"), "key 1 of the test is one byte repeated"],
    ["one byte repeated", Buffer.alloc(32, 0xab).toString("base64"), "key 1 of the test is one byte repeated"],
    ["hex", "ab".repeat(32), "key 1 of the test is not 32 bytes long"],
    ["a stray character", `${keyOf(1).slice(0, 20)}!${keyOf(1).slice(21)}`, "key 1 of the test is not base64"],
    ["a bad second key", `${keyOf(1)},x`, "key 2 of the test is not base64"],
    ["a trailing comma", `${keyOf(1)},`, "key 2 of the test is not 32 bytes long"],
  ])("with %s is refused, and the refusal names the place", (_, text, reason) => {
    expect(() => parseMasterKeys(text, "the test")).toThrow(
      expect.objectContaining({ code: "master_key_invalid", message: `the master key cannot be used: ${reason}` }),
    );
  });
});
