import { type CrashPoint, crashPoints } from "@portico/services";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import type { Answer } from "../e2e/http.ts";
import type { CrashWorld } from "./crash-world.ts";

export type DyingWorld = Omit<CrashWorld, "sql">;

/** A kind of create: how it is sent, and how many of a name the help desk has. */
interface Kind {
  path: string;
  body: (name: string) => object;
  made: (world: DyingWorld, name: string) => number;
}

const mailOf = (name: string): string => `${name.replaceAll(/\W/g, "-")}@example.com`;
const ticketsOf = ({ desk }: DyingWorld, name: string): number =>
  [...desk.store.tickets.all()].filter(({ subject }) => subject === name).length;
const ticket = (name: string) => ({
  subject: name,
  description: { text: "x" },
  requester: { email: "ann@example.com" },
});

const traced: readonly Kind[] = [
  { path: "/tickets", body: ticket, made: ticketsOf },
  {
    path: "/contacts",
    body: (name) => ({ name, email: mailOf(name) }),
    made: ({ desk }, name) => [...desk.store.contacts.inOrder()].filter(({ email }) => email === mailOf(name)).length,
  },
  {
    path: "/tickets/4/comments",
    body: (name) => ({ visibility: "internal", body: { text: name } }),
    made: ({ desk }, name) => {
      const commented = [...desk.store.tickets.all()].filter(({ id }) => id === 4);
      return commented
        .flatMap((each) => desk.store.conversationsOf(each))
        .filter(({ body }) => JSON.stringify(body).includes(`${name}<`)).length;
    },
  },
];
/** Nobody can look for what goes through the proxy. */
const native: Kind = {
  path: "/proxy/api/v2/tickets",
  body: (name) => ({ subject: name, description: "x", email: "ann@example.com", priority: 1, status: 2 }),
  made: ticketsOf,
};

const settling: readonly CrashPoint[] = crashPoints.settling;
let cycles = 0;

/**
 * Some creates at once, a death in the middle, a new process. Whatever happened, the help desk has each at most once, none
 * that was acknowledged is missing, and each key says how it ended: done, free to be sent, or unknown where nothing can tell.
 */
export const dieAndRecover = async (world: DyingWorld, point: CrashPoint, atOnce = 4): Promise<void> => {
  cycles += 1;
  const isSettling = settling.includes(point);
  // Only what can be looked for passes every point of the settling.
  const kinds = isSettling ? traced : [...traced, native];
  const writes = Array.from({ length: atOnce }, (_, index) => ({
    name: `${point.replaceAll("_", "")} c${cycles}n${index}`,
    kind: kinds[(cycles + index) % kinds.length] ?? native,
  }));
  const first = await world.start(isSettling ? "after_send" : point);
  const acknowledged = await Promise.all(writes.map(({ name, kind }) => create(world, kind, name)));
  expect(await first.exited).toBeNull();
  if (isSettling) expect(await (await world.start(point)).exited).toBeNull();

  await world.start();
  for (const [index, { name, kind }] of writes.entries()) {
    const before = kind.made(world, name);
    const again = await createUntilTold(world, kind, name);
    const after = kind.made(world, name);
    const canBeUnknown = kind === native;
    expect([name, again?.status]).toEqual([name, canBeUnknown && again?.status === 504 ? 504 : 201]);
    expect([name, before, after]).toEqual([name, before, before === 1 || again?.status === 504 ? before : 1]);
    const isReplayed = again?.headers.get("idempotency-replayed") === "true";
    expect([name, isReplayed]).toEqual([name, before === 1 || again?.status === 504]);
    const told = acknowledged[index];
    // An answer that somebody has seen is noted: it is never denied.
    if (told !== undefined) expect([name, again?.status, again?.text]).toEqual([name, told.status, told.text]);
  }
  const verification = await world.tenant.send("GET", "/v1/audit_log/verification");
  expect(verification.json).toMatchObject({ ok: true });
  await world.stop();
};

/** Who is told that the key is being looked into asks again: another look may have begun before the process was ready. */
const createUntilTold = async (world: DyingWorld, kind: Kind, name: string): Promise<Answer | undefined> => {
  const answer = await create(world, kind, name);
  if (answer?.status !== 409) return answer;
  await setTimeout(1_000 * Number(answer.headers.get("retry-after")));
  return createUntilTold(world, kind, name);
};

/** Undefined: the process died before it answered. */
const create = ({ connection }: DyingWorld, { path, body }: Kind, name: string): Promise<Answer | undefined> =>
  connection
    .send("POST", path, { json: body(name), headers: { "idempotency-key": name.replaceAll(" ", "-") } })
    .catch(() => undefined);
