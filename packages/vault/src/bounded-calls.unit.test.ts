import { describe, expect, it } from "vitest";
import { createBoundedCalls } from "./bounded-calls.ts";

describe("bounded calls", () => {
  it("run so many at once, and the next when one has ended", async () => {
    const bounded = createBoundedCalls({ inFlight: 2, totalMs: 60_000 });
    const doors = Array.from({ length: 5 }, () => Promise.withResolvers<number>());
    const started: number[] = [];
    const calls = doors.map(({ promise }, index) =>
      bounded(() => {
        started.push(index);
        return promise;
      }),
    );
    await Promise.resolve();
    await new Promise(setImmediate);
    expect(started).toEqual([0, 1]);
    doors[1]?.resolve(1);
    expect(await calls[1]).toBe(1);
    await new Promise(setImmediate);
    expect(started).toEqual([0, 1, 2]);
    for (const [index, { resolve }] of doors.entries()) resolve(index);
    expect(await Promise.all(calls)).toEqual([0, 1, 2, 3, 4]);
  });

  it("end late ones, even one that does not listen and one whose turn comes too late", async () => {
    const bounded = createBoundedCalls({ inFlight: 1, totalMs: 10 });
    const door = Promise.withResolvers<void>();
    let turns = 0;
    const take = () => {
      turns += 1;
      return door.promise;
    };
    const ends = await Promise.allSettled([bounded(take), bounded(take)]);
    expect(ends).toMatchObject(Array.from({ length: 2 }, () => ({ reason: { name: "TimeoutError" } })));
    door.resolve();
    await new Promise(setImmediate);
    expect(turns).toBe(1);
  });

  it("pass a failure on as it is", async () => {
    const bounded = createBoundedCalls({ inFlight: 1, totalMs: 60_000 });
    await expect(bounded(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await bounded(() => Promise.resolve(1))).toBe(1);
  });
});
