import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import type { Deployment } from "../e2e/deployment.ts";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { type RunningProcess, startEntry } from "../harness/processes.ts";

export interface ExportedAccount {
  /** What the file holds. */
  rows: Ticket[];
  /** What the account shows, as the help desk has it. */
  held: Ticket[];
  /** The first line of each run. */
  begins: string[];
  /** The last line of the last. */
  conclusion: string;
}

interface Ticket {
  id: string;
  updated_at: string;
  /** Of those alone that were edited meanwhile. */
  subject: string | null;
}

/** Exports an account whose tickets change all the while, killed so often on the way, and the last run left to itself. */
export const exportUnderKills = async (
  deployment: Deployment,
  { tickets, kills, seed }: { tickets: number; kills: number; seed: number },
): Promise<ExportedAccount> => {
  const account = await deployment.helpDesks.openAccount({ tickets, windowMs: 1_000 });
  const tenant = await deployment.openTenant();
  const connection = await tenant.connect(account);
  const dir = await mkdtemp(join(tmpdir(), "portico-export-"));
  const out = join(dir, "tickets.ndjson");
  const run = (): Promise<RunningProcess> =>
    startEntry("apps/cli/src/main.ts", {
      args: ["export", "tickets", "--connection", connection.id, "--out", out],
      env: { PORTICO_PUBLIC_URL: deployment.url(), PORTICO_API_KEY: tenant.key },
      ready: /^Exporting .*\n/,
    });
  const churn = startChurn(account, await shownIn(account), seed);
  const begins: string[] = [];
  try {
    // Anywhere in its share of the whole, past a first page: in the middle of one, or between one and its checkpoint.
    const shares = fc.sample(fc.noBias(fc.double({ min: 0.3, max: 1, noNaN: true })), { seed, numRuns: kills });
    for (const share of shares) {
      const running = await run();
      const before = await sizeOf(`${out}.portico-export`);
      await untilGrown(`${out}.portico-export`, before + (share * tickets * leastBytes) / (kills + 1), running);
      await running.kill();
      begins.push(running.output().split("\n")[0] ?? "");
    }
    const edited = await churn.stop();
    const last = await run();
    const code = await last.exited;
    if (code !== 0) throw new Error(`the last run ended with ${code}: ${last.output()}`);
    const lines = last.output().trim().split("\n");
    begins.push(lines[0] ?? "");
    const rows = (await readFile(out, "utf8")).trimEnd().split("\n");
    return {
      rows: rows
        .map((line) => JSON.parse(line) as Ticket)
        .map(({ id, updated_at, subject }) => ({ id, updated_at, subject: edited.has(id) ? subject : null })),
      held: (await shownIn(account)).map(({ id, updated_at }) => ({ id, updated_at, subject: edited.get(id) ?? null })),
      begins,
      conclusion: lines.at(-1) ?? "",
    };
  } finally {
    await churn.stop();
    await rm(dir, { recursive: true, force: true });
  }
};

/** No exported ticket is shorter. */
const leastBytes = 800;

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

const untilGrown = async (path: string, bytes: number, running: RunningProcess): Promise<void> => {
  let isOver = false;
  void running.exited.then(() => (isOver = true));
  while ((await sizeOf(path)) < bytes) {
    if (isOver) throw new Error(`the export ended before it could be killed: ${running.output()}`);
    await delay(2);
  }
};

const shownIn = async (account: HelpDeskAccount): Promise<Omit<Ticket, "subject">[]> =>
  (await account.tickets())
    .filter(({ deleted, spam, archived }) => !deleted && !spam && !archived)
    .map(({ id, updatedAt }) => ({ id: String(id), updated_at: updatedAt }));

/** Changes a ticket after the other until it is stopped; then it tells the subjects that it gave. */
const startChurn = (account: HelpDeskAccount, tickets: readonly { id: string }[], seed: number) => {
  const over = new AbortController();
  const subjects = new Map<string, string>();
  const edit = fc.record({
    at: fc.nat(tickets.length - 1),
    what: fc.oneof(
      { weight: 16, arbitrary: fc.constant("subject") },
      ...["deleted", "spam"].map((name) => ({ weight: 1, arbitrary: fc.constant(name) })),
    ),
  });
  const run = async (): Promise<void> => {
    for (let turn = 1; !over.signal.aborted; turn += 1) {
      const [next] = fc.sample(edit, { seed: seed + turn, numRuns: 1 });
      const id = tickets[next?.at ?? 0]?.id ?? "";
      const subject = `Edit ${turn}`;
      await account.changeTicket(id, next?.what === "subject" ? { subject } : { [next?.what ?? ""]: true });
      if (next?.what === "subject") subjects.set(id, subject);
      await delay(5);
    }
  };
  const running = run();
  return {
    stop: async (): Promise<ReadonlyMap<string, string>> => {
      over.abort();
      await running;
      return subjects;
    },
  };
};
