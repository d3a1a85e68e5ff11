import { setTimeout as delay } from "node:timers/promises";
import type { HelpDeskAccount, TicketMark } from "../e2e/help-desks.ts";
import { sum } from "./figures.ts";
import { toBars } from "./chart.ts";
import { nativeSend } from "./clients.ts";
import { pagesOf } from "./pages.ts";
import { writeChart } from "./write-chart.ts";
import { openWorld, type World } from "./world.ts";

/** What a walk came to. */
interface Walked {
  name: string;
  /** Tickets that were listed when it began and when it ended, and that it did not give. */
  skipped: number;
  /** Tickets that it gave again though they had not changed. */
  repeated: number;
  given: number;
  /** Of the list. */
  calls: number;
  tookMs: number;
}

/** One page after the other, to the end: each ticket as `id@time of change`. */
type Walk = (account: HelpDeskAccount) => AsyncGenerator<readonly Given[]>;
interface Given {
  id: string;
  updatedAt: string;
}

/** Side by side, over accounts that are alike and change alike: Portico, a walk along Link headers, one by page numbers. */
export const benchWalk = async (settings: { tickets: number; windowMs: number; edits: number }): Promise<void> => {
  const world = await openWorld(Math.min(settings.windowMs, 250));
  const gateways = await world.openGateways(1);
  const portico: Walk = async function* portico(account) {
    const send = (await gateways.connect(account, "enterprise"))(0);
    for await (const rows of pagesOf(send)) yield rows.map(toGiven);
  };
  try {
    const walks = { Portico: portico, "Link headers": alongLinks, "page numbers": byPageNumbers };
    const results: Walked[] = [];
    for (const edits of [0, settings.edits]) {
      for (const [name, walk] of Object.entries(walks)) {
        const title = edits === 0 ? name : `${name}, ${edits} edits a second`;
        results.push(await measure(world, title, walk, { ...settings, edits }));
      }
    }
    console.table(Object.fromEntries(results.map((result) => [result.name, toRow(result)])));
    await writeChart("walk", toBars("Tickets skipped or repeated by a whole walk", results.map(toBar)));
  } finally {
    await gateways.stop();
    await world.close();
  }
};

const toRow = ({ skipped, repeated, given, calls, tookMs }: Walked) => ({
  skipped,
  repeated,
  given,
  calls,
  "took s": (tookMs / 1_000).toFixed(1),
});

const toBar = ({ name, skipped, repeated, calls }: Walked) => ({
  label: name,
  value: skipped + repeated,
  note: `${skipped} skipped, ${repeated} repeated, ${calls} calls`,
});

const measure = async (
  { helpDesks, windowMs }: World,
  name: string,
  walk: Walk,
  { tickets, edits }: { tickets: number; edits: number },
): Promise<Walked> => {
  const account = await helpDesks.openAccount({ plan: "enterprise", tickets, windowMs });
  const before = shownIn(await account.tickets());
  const churn = startChurn(account, [...before.keys()], edits);
  const startedAt = performance.now();
  const versions = new Map<string, number>();
  const met = new Set<string>();
  for await (const page of walk(account)) {
    for (const { id, updatedAt } of page) {
      met.add(id);
      versions.set(`${id}@${updatedAt}`, (versions.get(`${id}@${updatedAt}`) ?? 0) + 1);
    }
  }
  const tookMs = performance.now() - startedAt;
  await churn.stop();
  const after = shownIn(await account.tickets());
  return {
    name,
    skipped: [...before.keys()].filter((id) => after.has(id) && !met.has(id)).length,
    repeated: [...versions.values()].reduce((sum, times) => sum + times - 1, 0),
    given: met.size,
    calls: sum((await account.windows()).map(({ used }) => used["tickets_list"] ?? 0)),
    tookMs,
  };
};

const shownIn = (marks: readonly TicketMark[]): Map<string, TicketMark> =>
  new Map(
    marks
      .filter(({ deleted, spam, archived }) => !deleted && !spam && !archived)
      .map((mark) => [String(mark.id), mark]),
  );

/** Changes tickets all over the account, so many a second; each edit once, so that a version is one version. */
const startChurn = (account: HelpDeskAccount, ids: readonly string[], edits: number): { stop: () => Promise<void> } => {
  const over = new AbortController();
  if (edits === 0) over.abort();
  const step = 7_919; // a prime, so that edits fall everywhere
  const run = async (): Promise<void> => {
    for (let turn = 1; !over.signal.aborted; turn += 1) {
      const id = ids[(turn * step) % ids.length];
      if (id !== undefined) await account.changeTicket(id, { subject: `Edit ${turn}` });
      await delay(1_000 / edits);
    }
  };
  const running = run();
  return {
    stop: async () => {
      over.abort();
      await running;
    },
  };
};

const sinceEver = "/api/v2/tickets?updated_since=1970-01-01T00:00:00Z&order_by=updated_at&order_type=asc&per_page=100";

const alongLinks: Walk = async function* alongLinks(account) {
  const send = nativeSend(account);
  for (let path: string | undefined = sinceEver; path !== undefined;) {
    const { headers, text } = await send("GET", path);
    yield rowsIn(text);
    path = /<\s*[^>]*(\/api\/v2\/[^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "")?.[1];
  }
};

const byPageNumbers: Walk = async function* byPageNumbers(account) {
  const send = nativeSend(account);
  for (let page = 1; ; page += 1) {
    const rows = rowsIn((await send("GET", `${sinceEver}&page=${page}`)).text);
    yield rows;
    if (rows.length < 100) return;
  }
};

const rowsIn = (text: string): Given[] => {
  const rows: unknown = JSON.parse(text);
  return Array.isArray(rows) ? rows.map(toGiven) : [];
};

const toGiven = (row: Readonly<Record<string, unknown>>): Given => ({
  id: String(row["id"]),
  updatedAt: String(row["updated_at"]),
});
