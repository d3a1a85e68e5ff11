import { createInProcessLimiter } from "@portico/limiter";
import { describe, expect, test } from "vitest";
import { inboundSlots, limitInbound } from "./inbound-limit.ts";

const signIn = async (credential: string) =>
  credential === "operator"
    ? ({ kind: "operator" } as const)
    : ({
        kind: "tenant",
        tenantId: "ten_1",
        actor: { apiKeyId: credential, name: "a", scopes: [], connectionIds: null, cidrs: null, expiresAtMs: null },
      } as const);

const openDoor = (callsPerMinute: number) => {
  const clock = { ms: 0 };
  const limiter = createInProcessLimiter({ now: () => clock.ms, slots: inboundSlots });
  const limited = limitInbound(signIn, limiter, callsPerMinute);
  /** How many of so many calls at once are let in. */
  const call = async (times: number, credential = "key_1"): Promise<number> => {
    const outcomes = await Promise.allSettled(Array.from({ length: times }, () => limited(credential, "192.0.2.1")));
    return outcomes.filter(({ status }) => status === "fulfilled").length;
  };
  return { clock, call, limited };
};

describe("a credential", () => {
  test.each([
    { callsPerMinute: 5, burst: 5 },
    { callsPerMinute: 600, burst: 100 },
    { callsPerMinute: 6_000, burst: 1_000 },
  ])("may make $callsPerMinute calls a minute, $burst of them at once", async ({ callsPerMinute, burst }) => {
    const { clock, call } = openDoor(callsPerMinute);
    expect(await call(burst + 10)).toBe(burst);
    clock.ms += 60_000 / callsPerMinute + 1;
    expect(await call(10)).toBe(1);
  });

  test("is told when it may call again", async () => {
    const { call, limited } = openDoor(5);
    await call(5);
    await expect(limited("key_1", "192.0.2.1")).rejects.toMatchObject({
      code: "rate_limited",
      details: { retryAfterSeconds: 12 },
    });
  });

  test("has a limit of its own, and the operator none", async () => {
    const { call } = openDoor(5);
    expect(await call(9)).toBe(5);
    expect(await call(9, "key_2")).toBe(5);
    expect(await call(9, "operator")).toBe(9);
  });
});
