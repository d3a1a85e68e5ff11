import type { CrashPoint } from "@portico/services";
import { expect } from "vitest";
import type { Answer } from "../e2e/http.ts";
import type { CrashWorld } from "./crash-world.ts";

/** The points that only the reconciler passes: for them another process has to leave something behind first. */
const settling: ReadonlySet<CrashPoint> = new Set(["before_settle", "in_settle", "after_settle"]);

let cycles = 0;

/**
 * Some creates at once, a death in the middle, a new process. Whatever happened, the help desk has each ticket at most once,
 * none that was acknowledged is missing, and each key says how it ended. Resolves to how many of each there are.
 */
export const dieAndRecover = async (world: CrashWorld, point: CrashPoint, atOnce = 3): Promise<number[]> => {
  cycles += 1;
  const names = Array.from({ length: atOnce }, (_, index) => `${point} ${cycles}.${index}`);
  const first = await world.start(settling.has(point) ? "after_send" : point);
  const acknowledged = await Promise.all(names.map((name) => create(world, name)));
  expect(await first.exited).toBeNull();
  if (settling.has(point)) expect(await (await world.start(point)).exited).toBeNull();

  await world.start();
  for (const [index, name] of names.entries()) {
    const before = world.made(name);
    expect(before).toBeLessThanOrEqual(1);
    const again = await create(world, name);
    expect([name, again?.status]).toEqual([name, 201]);
    expect(again?.headers.get("idempotency-replayed") === "true").toBe(before === 1);
    const told = acknowledged[index];
    if (told !== undefined) expect(again?.json["id"]).toBe(told.json["id"]);
  }
  expect(Object.keys(await world.states())).not.toContain("running");
  const verification = await world.tenant.send("GET", "/v1/audit_log/verification");
  expect(verification.json).toMatchObject({ ok: true });
  await world.stop();
  return names.map(world.made);
};

/** Undefined: the process died before it answered. */
const create = ({ connection }: CrashWorld, name: string): Promise<Answer | undefined> =>
  connection
    .send("POST", "/tickets", {
      json: { subject: name, description: { text: "x" }, requester: { email: "ann@example.com" } },
      headers: { "idempotency-key": name.replaceAll(" ", "-") },
    })
    .catch(() => undefined);
