import { setTimeout as delay } from "node:timers/promises";
import type { Client, Job, Made } from "./clients.ts";

/** One call of a tenant's, known by its number. */
export interface Call extends Made {
  tenant: number;
}

export interface Tenancy {
  client: Client;
  /** How many of its callers ask at once, each for the next call as soon as it has the last answer. */
  callers: number;
  /** How long each of them rests after an answer; absent: not at all. */
  pauseMs?: number;
}

/** Keeps all callers busy for so long, and then lets every call end. */
export const drive = async (tenants: readonly Tenancy[], forMs: number): Promise<readonly Call[]> => {
  const calls: Call[] = [];
  const begunAt = performance.now();
  const isOver = (): boolean => performance.now() - begunAt >= forMs;
  let turn = 0;
  const caller = async ({ client, pauseMs }: Tenancy, tenant: number, number: number): Promise<void> => {
    while (!isOver()) {
      calls.push({ tenant, ...(await client(jobAt((turn += 1)), number)) });
      if (pauseMs !== undefined) await delay(pauseMs);
    }
  };
  const running = tenants.flatMap((tenancy, tenant) =>
    Array.from({ length: tenancy.callers }, (_, number) => caller(tenancy, tenant, number)),
  );
  await Promise.all(running);
  return calls;
};

/** Runs `act` so often within the time, spread evenly. */
export const dripping = async (times: number, forMs: number, act: () => Promise<unknown>): Promise<void> => {
  for (let index = 0; index < times; index += 1) {
    await Promise.all([act(), delay(forMs / times)]);
  }
};

const subject = "A load of calls";
const text = "Please ignore.";
const email = "load@example.com";

/**
 * Classes that have limits of their own, in parts that fit into those of every plan from Pro on. No two calls are the same
 * within a window, so that none can be answered by another's answer.
 */
const mix: readonly { weight: number; job: (turn: number) => Job }[] = [
  {
    weight: 7,
    job: (turn) => {
      const ticket = `/tickets/${1 + (turn % ticketsToRead)}`;
      return { ...reading(ticket, `${ticket}?include=stats`), credits: 2 };
    },
  },
  { weight: 1, job: (turn) => listing("/tickets", 1 + (turn % 50)) },
  { weight: 1, job: (turn) => listing("/contacts", 1 + (turn % 50)) },
  {
    weight: 1,
    job: () => ({
      unified: { method: "POST", path: "/tickets", json: { subject, description: { text }, requester: { email } } },
      native: {
        method: "POST",
        path: "/api/v2/tickets",
        json: { subject, description: text, email, status: 2, priority: 1 },
      },
      credits: 1,
    }),
  },
];

const reading = (unified: string, native: string): Omit<Job, "credits"> => ({
  unified: { method: "GET", path: unified },
  native: { method: "GET", path: `/api/v2${native}` },
});

const listing = (path: string, size: number): Job => ({
  ...reading(`${path}?limit=${size}`, `${path}?per_page=${size}`),
  credits: 1,
});

/** How many tickets an account needs for the mix. */
export const ticketsToRead = 1_000;

const jobs = mix.flatMap(({ weight, job }) => Array.from({ length: weight }, () => job));

const jobAt = (turn: number): Job => {
  const job = jobs[turn % jobs.length];
  if (job === undefined) throw new Error("the mix is empty");
  return job(Math.floor(turn / jobs.length) * 7 + (turn % jobs.length));
};
