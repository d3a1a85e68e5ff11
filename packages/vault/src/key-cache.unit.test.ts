import { describe, expect, it } from "vitest";
import { createKeyCache } from "./key-cache.ts";

const anything = () => true;

const openCache = (capacity = 3) => {
  const clock = { nowMs: 0 };
  const loaded: string[] = [];
  const cache = createKeyCache<{ name: string; freshUntilMs: number }>({ capacity, now: () => clock.nowMs });
  const read = (name: string, tenant = "ten_a") =>
    cache.get(tenant, name, async () => {
      loaded.push(name);
      return { name, freshUntilMs: clock.nowMs + 10 };
    });
  return { cache, clock, loaded, read };
};

describe("the key cache", () => {
  it("drops the value that was used longest ago", async () => {
    const { read, loaded } = openCache();
    for (const name of ["a", "b", "c", "a", "d", "a", "b"]) await read(name);
    expect(loaded).toEqual(["a", "b", "c", "d", "b"]);
  });

  it("never confuses two tenants' values of one name", async () => {
    const { cache, read, loaded } = openCache();
    await read("a", "ten_a");
    await read("a", "ten_b");
    cache.forget("ten_a", anything);
    await read("a", "ten_b");
    expect(loaded).toEqual(["a", "a"]);
  });

  it("forgets what matches and keeps the rest", async () => {
    const { cache, read, loaded } = openCache();
    await read("a");
    await read("b");
    cache.forget("ten_a", (value) => value.name === "a");
    await read("a");
    await read("b");
    expect(loaded).toEqual(["a", "b", "a"]);
  });

  it("remembers no failure", async () => {
    const { cache, read } = openCache();
    await expect(cache.get("ten_a", "a", () => Promise.reject(new Error("down")))).rejects.toThrow("down");
    await expect(read("a")).resolves.toMatchObject({ name: "a" });
  });

  it("keeps nothing that was being loaded when it was told to forget", async () => {
    const { cache, clock, read, loaded } = openCache();
    const early = Promise.withResolvers<{ name: string; freshUntilMs: number }>();
    const waiting = cache.get("ten_a", "a", () => early.promise);
    cache.forget("ten_a", anything);
    const late = read("a");
    early.resolve({ name: "stale", freshUntilMs: clock.nowMs + 10 });
    expect((await waiting).name).toBe("stale");
    expect((await late).name).toBe("a");
    expect((await read("a")).name).toBe("a");
    expect(loaded).toEqual(["a"]);
  });
});
