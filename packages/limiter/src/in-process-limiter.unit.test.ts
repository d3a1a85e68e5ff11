import { describe } from "vitest";
import { createInProcessLimiter } from "./in-process-limiter.ts";
import { limiterCases, manySlots } from "./testing/limiter-cases.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

describe("in process", () => {
  limiterCases(async () => {
    const clock = createVirtualClock();
    const jitter = 0.37;
    const limiter = createInProcessLimiter({
      now: clock.now,
      schedule: clock.schedule,
      random: () => jitter,
      slots: manySlots,
    });
    return { clock, jitter, failures: [], createLimiter: async () => limiter };
  });
});
