import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Breaker, createBreaker, type Pass, type Verdict } from "./breaker.ts";

const open = (random = 0) => {
  const clock = { ms: 1_000_000 };
  const breaker = createBreaker({ now: () => clock.ms, random: () => random });
  return { clock, breaker, call: (verdict: Verdict) => breaker.enter()?.end(verdict) };
};

const times = (count: number, act: () => void): void => {
  for (let index = 0; index < count; index += 1) act();
};

describe("a breaker opens", () => {
  test("when half of twenty calls have failed, and not before the twentieth", () => {
    const { breaker, call } = open();
    times(10, () => call("answered"));
    times(9, () => call("failed"));
    expect(breaker.refusesForMs()).toBe(0);
    call("failed");
    expect(breaker.enter()).toBeNull();
  });

  test("not while fewer than half fail, however many", () => {
    const { breaker, call } = open();
    times(1_000, () => {
      call("answered");
      call("answered");
      call("failed");
    });
    expect(breaker.refusesForMs()).toBe(0);
  });

  test("not for failures that are ten seconds old", () => {
    const { breaker, call, clock } = open();
    times(19, () => call("failed"));
    clock.ms += 10_000;
    call("failed");
    expect(breaker.refusesForMs()).toBe(0);
  });

  test("when five in a row could not reach the account; any answer between them starts the row anew", () => {
    const { breaker, call } = open();
    times(4, () => call("unreachable"));
    call("answered");
    times(4, () => call("unreachable"));
    expect(breaker.refusesForMs()).toBe(0);
    call("unreachable");
    expect(breaker.refusesForMs()).toBeGreaterThan(0);
  });

  test("not for calls that told nothing", () => {
    const { breaker, call } = open();
    times(100, () => call("unheard"));
    expect(breaker.refusesForMs()).toBe(0);
  });
});

/** Brought to the point where one call may find out whether the account works. */
const halfOpen = (random?: number) => {
  const opened = open(random);
  times(5, () => opened.call("unreachable"));
  opened.clock.ms += opened.breaker.refusesForMs();
  return opened;
};

describe("an opened breaker", () => {
  test.each([
    [0, [5, 10, 20, 30, 30]],
    [1, [10, 20, 40, 60, 60]],
  ])("stays open for twice as long each time, with jitter %d, and never beyond a minute", (random, seconds) => {
    const { breaker, clock, call } = open(random);
    times(5, () => call("unreachable"));
    for (const due of seconds) {
      expect(breaker.refusesForMs()).toBe(due * 1_000);
      clock.ms += due * 1_000 - 1;
      expect(breaker.enter()).toBeNull();
      clock.ms += 1;
      call("failed");
    }
  });

  test("lets one call at a time find out, and closes after three that were answered", () => {
    const { breaker } = halfOpen();
    for (const _ of [1, 2, 3]) {
      const probe = breaker.enter();
      expect(breaker.enter()).toBeNull();
      expect(breaker.refusesForMs()).toBeGreaterThan(0);
      probe?.end("answered");
    }
    expect(breaker.enter()).not.toBeNull();
    expect(breaker.enter()).not.toBeNull();
  });

  test("is as patient after it was closed as it was at first", () => {
    const { breaker, call } = halfOpen();
    times(3, () => call("answered"));
    times(5, () => call("unreachable"));
    expect(breaker.refusesForMs()).toBe(5_000);
  });

  test("has the next call find out where one told nothing", () => {
    const { breaker, call } = halfOpen();
    call("unheard");
    expect(breaker.refusesForMs()).toBe(0);
    call("failed");
    expect(breaker.refusesForMs()).toBe(10_000);
  });

  test("is not moved by calls that began before it opened", () => {
    const { breaker, call, clock } = open();
    const early = breaker.enter();
    times(5, () => call("unreachable"));
    const refusesForMs = breaker.refusesForMs();
    early?.end("answered");
    expect(breaker.refusesForMs()).toBe(refusesForMs);
    clock.ms += refusesForMs;
    const late = breaker.enter();
    expect(late).not.toBeNull();
    early?.end("failed");
    expect(breaker.enter()).toBeNull();
  });
});

/** The same rules told once more, from a whole history rather than from tallies. */
const createModel = (random: number) => {
  let phase: { is: "closed" | "open" | "half_open"; since: number } = { is: "closed", since: 0 };
  let history: { second: number; verdict: Verdict }[] = [];
  let openings = 0;
  let untilMs = 0;
  let isProbing = false;
  let answered = 0;
  let changes = 0;
  const turn = (is: typeof phase.is): void => {
    changes += 1;
    phase = { is, since: changes };
    history = [];
    answered = 0;
    isProbing = false;
  };
  const fall = (now: number): void => {
    untilMs = now + Math.min(60_000, 10_000 * 2 ** openings) * (0.5 + random / 2);
    openings += 1;
    turn("open");
  };
  const isDue = (now: number): boolean => {
    const recent = history.filter(({ second }) => second > Math.floor(now / 1_000) - 10);
    const failed = recent.filter(({ verdict }) => verdict !== "answered").length;
    const isAway = history.length >= 5 && history.slice(-5).every(({ verdict }) => verdict === "unreachable");
    return history.at(-1)?.verdict !== "answered" && (isAway || (recent.length >= 20 && failed * 2 >= recent.length));
  };
  const refuses = (now: number): boolean =>
    phase.is === "open" ? now < untilMs : phase.is === "half_open" && isProbing;
  return {
    refuses,
    enter: (now: number): number | null => {
      if (refuses(now)) return null;
      if (phase.is === "open") turn("half_open");
      isProbing = phase.is === "half_open";
      return phase.since;
    },
    end: (entered: number, verdict: Verdict, now: number): void => {
      if (entered !== phase.since) return;
      isProbing = false;
      if (verdict === "unheard") return;
      if (phase.is === "closed") {
        history.push({ second: Math.floor(now / 1_000), verdict });
        if (isDue(now)) fall(now);
      } else if (verdict !== "answered") fall(now);
      else if ((answered += 1) === 3) {
        openings = 0;
        turn("closed");
      }
    },
  };
};

type Step =
  | { wait: number }
  | { enter: true }
  | { end: number; verdict: Verdict }
  | { calls: number; verdict: Verdict };

const verdict = fc.constantFrom<Verdict>("answered", "failed", "unreachable", "unheard");
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ wait: fc.oneof(fc.nat({ max: 3_000 }), fc.nat({ max: 70_000 })) }),
  fc.constant({ enter: true } as const),
  fc.record({ end: fc.nat({ max: 50 }), verdict }),
  fc.record({ calls: fc.integer({ min: 1, max: 25 }), verdict }),
);

test("whatever happens in whatever order, it lets through what its rules let through", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (steps, random) => {
      const clock = { ms: 0 };
      const breaker: Breaker = createBreaker({ now: () => clock.ms, random: () => random });
      const model = createModel(random);
      const under: { pass: Pass; entered: number }[] = [];
      const enter = (): void => {
        const entered = model.enter(clock.ms);
        const pass = breaker.enter();
        expect(pass === null).toBe(entered === null);
        if (pass !== null && entered !== null) under.push({ pass, entered });
        seen.add(pass === null ? "refused" : "let through");
      };
      const end = (index: number, told: Verdict): void => {
        const [ended] = under.splice(index % Math.max(1, under.length), 1);
        ended?.pass.end(told);
        if (ended !== undefined) model.end(ended.entered, told, clock.ms);
      };
      for (const one of steps) {
        if ("wait" in one) clock.ms += one.wait;
        else if ("enter" in one) enter();
        else if ("end" in one) end(one.end, one.verdict);
        else
          times(one.calls, () => {
            enter();
            end(under.length - 1, one.verdict);
          });
        expect(breaker.refusesForMs() > 0).toBe(model.refuses(clock.ms));
        expect(breaker.refusesForMs()).toBeLessThanOrEqual(60_000);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(seen.size).toBe(2);
});
