import { describe, expect, it } from "vitest";
import { createKeyCache } from "./key-cache.ts";
import type { KeyCacheOptions } from "./key-cache.ts";

const always = () => true;
const outage = new Error("down");
const refusal = new Error("no");

const openCache = (overrides: Partial<KeyCacheOptions> = {}) => {
  const clock = { nowMs: 0 };
  const loaded: string[] = [];
  const source: { error: Error | undefined } = { error: undefined };
  const cache = createKeyCache<string>({
    capacity: 3,
    now: () => clock.nowMs,
    random: (bytes) => Buffer.alloc(bytes),
    freshMs: 1000,
    staleMs: 6000,
    bridges: (error) => error === outage,
    failureMs: 20,
    ...overrides,
  });
  const read = (name: string, tenant = "ten_a") =>
    cache.get(tenant, name, async () => {
      loaded.push(name);
      if (source.error !== undefined) throw source.error;
      return `${name}${loaded.length}`;
    });
  return { cache, clock, loaded, source, read };
};

/** Lets what goes on behind a reader's back come to its end: all of it is made of settled promises here. */
const settled = () => new Promise(setImmediate);

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
    cache.forget("ten_a", always);
    await read("a", "ten_b");
    expect(loaded).toEqual(["a", "a"]);
  });

  it("forgets what matches and keeps the rest", async () => {
    const { cache, read, loaded } = openCache();
    await read("a");
    await read("b");
    cache.forget("ten_a", (value) => value === "a1");
    await read("a");
    await read("b");
    expect(loaded).toEqual(["a", "b", "a"]);
  });

  it("keeps nothing that was being loaded when it was told to forget", async () => {
    const { cache, read, loaded } = openCache();
    const early = Promise.withResolvers<string>();
    const waiting = cache.get("ten_a", "a", () => early.promise);
    cache.forget("ten_a", always);
    const late = read("a");
    early.resolve("outdated");
    expect(await waiting).toBe("outdated");
    expect(await late).toBe("a1");
    expect(await read("a")).toBe("a1");
    expect(loaded).toEqual(["a"]);
  });

  it("keeps what was loaded since it was told to forget, however an older question ends", async () => {
    const { cache, read, loaded } = openCache({ failureMs: 0 });
    const early = Promise.withResolvers<string>();
    const waiting = cache.get("ten_a", "a", () => early.promise);
    cache.forget("ten_a", always);
    expect(await read("a")).toBe("a1");
    early.reject(refusal);
    await expect(waiting).rejects.toBe(refusal);
    expect(await read("a")).toBe("a1");
    expect(loaded).toEqual(["a"]);
  });

  it("tells what could still be used, which nothing is that is only asked for, or too old", async () => {
    const { cache, read, clock } = openCache();
    await read("a");
    void cache.get("ten_a", "b", () => new Promise(() => {}));
    clock.nowMs = 5999;
    expect(cache.held()).toEqual(["a1"]);
    clock.nowMs = 6000;
    expect(cache.held()).toEqual([]);
  });

  it("asks once however many wait, and once more after that has failed", async () => {
    const { read, loaded, source, clock } = openCache();
    source.error = outage;
    const all = await Promise.allSettled(Array.from({ length: 1000 }, () => read("a")));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(loaded).toHaveLength(1);
    source.error = undefined;
    clock.nowMs = 20;
    expect(await Promise.all(Array.from({ length: 1000 }, () => read("a")))).toEqual(Array(1000).fill("a2"));
  });
});

describe("a value that grows old", () => {
  it.each([
    { drawn: 0, atMs: 700 },
    { drawn: 0xff, atMs: 900 },
  ])("is renewed behind its reader's back from $atMs ‰ of its freshness on", async ({ drawn, atMs }) => {
    const { read, loaded, clock } = openCache({ random: (bytes) => Buffer.alloc(bytes, drawn) });
    await read("a");
    clock.nowMs = atMs - 1;
    await read("a");
    await settled();
    expect(loaded).toHaveLength(1);
    clock.nowMs = atMs;
    expect(await Promise.all([read("a"), read("a")])).toEqual(["a1", "a1"]);
    await settled();
    expect(loaded).toHaveLength(2);
    clock.nowMs = atMs + 600;
    expect(await read("a")).toBe("a2");
  });

  it("counts its age from the question, not from the answer", async () => {
    const { cache, read, clock } = openCache();
    const slow = Promise.withResolvers<string>();
    const waiting = cache.get("ten_a", "a", () => slow.promise);
    clock.nowMs = 900;
    slow.resolve("slow");
    await waiting;
    clock.nowMs = 1000;
    expect(await read("a")).toBe("a1");
  });

  it("serves through an outage up to its last moment, and is replaced when that ends", async () => {
    const { read, source, clock } = openCache();
    await read("a");
    source.error = outage;
    for (; clock.nowMs < 6000; clock.nowMs += 7) expect(await read("a")).toBe("a1");
    clock.nowMs = 6000;
    await expect(read("a")).rejects.toBe(outage);
    source.error = undefined;
    clock.nowMs += 20;
    expect(await read("a")).not.toBe("a1");
  });

  it("is dropped by a refusal at once, even while it is fresh, and not missed by an outage that follows", async () => {
    const { read, source, clock } = openCache();
    await read("a");
    clock.nowMs = 950;
    source.error = refusal;
    await read("a");
    await settled();
    await expect(read("a")).rejects.toBe(refusal);
    source.error = outage;
    clock.nowMs += 20;
    await expect(read("a")).rejects.toBe(outage);
  });
});

describe("a failure", () => {
  it("is given again for a while without asking, and is never kept as a value", async () => {
    const { read, loaded, source, clock } = openCache();
    source.error = refusal;
    await expect(read("a")).rejects.toBe(refusal);
    source.error = undefined;
    clock.nowMs = 19;
    await expect(read("a")).rejects.toBe(refusal);
    expect(loaded).toHaveLength(1);
    clock.nowMs = 20;
    expect(await read("a")).toBe("a2");
  });

  it("that is not remembered pushes out no value, whatever names are tried", async () => {
    const { read, source, loaded } = openCache({ failureMs: 0 });
    await read("a");
    source.error = refusal;
    for (const name of ["b", "c", "d", "e"]) await expect(read(name)).rejects.toBe(refusal);
    source.error = undefined;
    await read("a");
    expect(loaded).toEqual(["a", "b", "c", "d", "e"]);
  });
});
