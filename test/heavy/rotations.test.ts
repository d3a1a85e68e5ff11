import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { keks, openReplicas, type Replicas } from "../system/replicas.ts";
import { rotateUnderLoad, rotationKinds } from "../system/rotate-under-load.ts";

describe.each(Object.entries(keks))("with %s above all keys", (_name, openKek) => {
  let world: Replicas;
  beforeAll(async () => {
    world = await openReplicas(inject("postgresUrl"), openKek);
  });
  afterAll(() => world.close());

  test.each(rotationKinds)("of 10,000 requests none fails while %s is replaced again and again", async (kind) => {
    const load = await rotateUnderLoad(world, kind, 10_000);
    console.log(`${kind}: ${load.requests} requests, ${load.rotations} rotations`);
    expect(load.failures).toEqual([]);
  });
});
