import { type CrashPoint, crashPoints } from "@portico/services";
import { expect } from "vitest";
import type { Answer } from "../e2e/http.ts";
import type { DyingWorld } from "./crash-cycle.ts";
import { dieInJob, jobPoints } from "./crash-job.ts";

let cycles = 0;

const points: Readonly<Record<"connect" | "replace" | "disconnect", readonly CrashPoint[]>> = {
  connect: ["before_connect", "after_connect"],
  replace: ["before_replace", "after_replace"],
  disconnect: ["before_disconnect", "after_disconnect"],
};

/**
 * A connection is made, given new credentials or removed, and the process dies in the middle. It is there or it is not; where
 * it is, it works; and the key never does it a second time.
 */
export const dieConnecting = async (world: DyingWorld, point: CrashPoint): Promise<void> => {
  cycles += 1;
  const credentials = { api_key: world.deskKey };
  const body = { provider: "freshdesk", subdomain: "acme", external_id: `dying-${cycles}`, credentials };
  const isConnecting = points.connect.includes(point);
  await world.start();
  const made = isConnecting ? undefined : await world.tenant.send("POST", "/v1/connections", { json: body });
  const id = String(made?.json["id"]);
  const act = (): Promise<Answer> => {
    const headers = { "idempotency-key": `${point}-${cycles}` };
    if (isConnecting) return world.tenant.send("POST", "/v1/connections", { json: body, headers });
    return points.replace.includes(point)
      ? world.tenant.send("PUT", `/v1/connections/${id}/credentials`, { json: { credentials }, headers })
      : world.tenant.send("DELETE", `/v1/connections/${id}`, { headers });
  };
  const dying = await world.start(point);
  await act().catch(() => undefined);
  expect(await dying.exited).toBeNull();

  await world.start();
  const again = await act();
  expect([again.status, again.json["code"]]).toEqual([504, "outcome_unknown"]);
  const { json } = await world.tenant.send("GET", `/v1/connections?external_id=dying-${cycles}`);
  const there = json["data"] as { id: string }[];
  const isThere = !["before_connect", "after_disconnect"].includes(point);
  expect(there).toHaveLength(isThere ? 1 : 0);
  for (const connection of there)
    expect((await world.tenant.send("GET", `/v1/connections/${connection.id}/tickets?limit=1`)).status).toBe(200);
  await world.stop();
};

const kindOf = (point: CrashPoint): "kek" | "tenant_key" | "connection_key" => {
  if (point === "after_tenant_key") return "tenant_key";
  return ["after_connection_key", "after_reseal"].includes(point) ? "connection_key" : "kek";
};

/** A rotation whose process dies in the middle is gone on with by the next, and everything opens before, between and after. */
export const dieRotating = async (world: DyingWorld, point: CrashPoint): Promise<void> => {
  const kind = kindOf(point);
  if (kind === "kek") world.renewMasterKey();
  const dying = await world.start(point);
  const key = world.operatorToken;
  const send = world.tenant.send;
  const started = await send("POST", "/v1/operator/rotations", { key, json: { kind } });
  expect(started.status).toBe(201);
  expect(await dying.exited).toBeNull();

  await world.start();
  expect((await world.connection.send("GET", "/tickets?limit=1")).status).toBe(200);
  const state = async () =>
    (await send("GET", `/v1/operator/rotations/${String(started.json["id"])}`, { key })).json["state"];
  await expect.poll(state, { timeout: 20_000 }).toBe("done");
  expect((await world.connection.send("GET", "/tickets?limit=1")).status).toBe(200);
  await world.stop();
};

/** The way to die at each point, by what it is about. */
export const upkeep = [
  ...crashPoints.connection.map((point) => ({ point, die: dieConnecting })),
  ...crashPoints.rotation.map((point) => ({ point, die: dieRotating })),
  ...jobPoints.map((point) => ({ point, die: dieInJob })),
];
