import { type CrashPoint, crashPoints } from "@portico/services";
import { expect } from "vitest";
import { made } from "../e2e/http.ts";
import type { DyingWorld } from "./crash-cycle.ts";

/** Where a job can die, and in the middle of an item where what is sent is written down first. */
export const jobPoints: readonly CrashPoint[] = [...crashPoints.job, "before_intent", "after_intent", "after_send"];

/** From here on nobody can tell whether an item was carried out. */
const untold: ReadonlySet<CrashPoint> = new Set(["after_intent", "after_send"]);

let cycles = 0;

/**
 * A process dies in the middle of a job, and the next goes on with it. Whatever happened, the help desk hears of no item twice,
 * each that is told to be done is, and only one in the middle of which it died can be unknown.
 */
export const dieInJob = async (world: DyingWorld, point: CrashPoint): Promise<void> => {
  cycles += 1;
  await world.start();
  const ids = await makeTickets(world, 3);
  const heard = (): string[] =>
    world.desk.log
      .all()
      .flatMap(({ method, path }) => (method === "GET" ? [] : ids.filter((id) => path.endsWith(`/tickets/${id}`))))
      .toSorted();
  const items = ids.map((id, index) =>
    index === 1 ? { operation: "delete", id } : { operation: "update", id, changes: { priority: "urgent" } },
  );
  const headers = { "idempotency-key": `job-${cycles}` };
  const start = () => world.connection.send("POST", "/tickets/bulk", { json: { items }, headers });

  const dying = await world.start(point);
  const asked = await start().catch(() => undefined);
  expect(await dying.exited).toBeNull();
  await world.start();
  const answer = asked ?? (await start());
  // Who was told of no job cannot ask for it, and begins no other with the same key.
  if (answer.status === 504) expect(answer.json).toMatchObject({ code: "outcome_unknown" });
  else {
    const look = async () => (await world.connection.send("GET", `/jobs/${String(made(answer)["id"])}`)).json;
    const unknown = untold.has(point) ? 1 : 0;
    const counts = { waiting: 0, done: ids.length - unknown, failed: 0, unknown };
    await expect.poll(look).toMatchObject({ status: "done", counts });
  }
  await expect.poll(heard).toEqual(point === "after_intent" ? ids.slice(1) : ids);
  await world.stop();
};

const makeTickets = async ({ connection }: DyingWorld, count: number): Promise<string[]> => {
  const json = { subject: "For a job", description: { text: "x" }, requester: { email: "ann@example.com" } };
  const ids: string[] = [];
  while (ids.length < count) ids.push(String(made(await connection.send("POST", "/tickets", { json }))["id"]));
  return ids.toSorted();
};
