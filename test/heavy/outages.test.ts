import { afterAll, beforeAll, expect, test } from "vitest";
import { plan } from "../load/limiter.ts";
import { type Outage, outages, runOutage } from "../load/outages.ts";
import { openWorld, type World } from "../load/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld(4_000);
});
afterAll(() => world.close());

test.each(Object.keys(outages) as Outage[])(
  "Redis %s under the load of four gateways costs no call its answer, and at most a window over the limit",
  async (outage) => {
    const { failures, refused, utilisation } = await runOutage(world, outage);
    expect(failures).toEqual({});
    expect(refused.meanwhile).toBeLessThanOrEqual(plan.limit);
    expect(utilisation).toBeGreaterThan(0.5);
  },
);
