import type { Lane } from "./limiter.ts";

/**
 * Who comes before whom on one account: fair queueing over a tree of parties, lanes at the top, tenants below them,
 * connections at the leaves. Every admission counts for its connection, its tenant and its lane; of two siblings the one
 * that has taken less for its weight comes first. A line of one's own is not needed for that: it is enough to know what each
 * party has taken and what the others still wait for, and so it works for many processes that cannot see each other's
 * lines. Plain data; `redis-scripts.ts` says the same in Lua.
 */
export interface FairOrder {
  /** By path: `interactive`, `interactive/tenant`, `interactive/tenant/connection`. */
  parties: Record<string, Party>;
  /** When all that was taken was last halved: once a window, so that old use is forgotten. */
  halvedAt: number;
  /** What each process last said of those who wait there. */
  lines: Record<string, Line>;
  /** When each process that shares the account last asked for room. */
  replicas: Record<string, number>;
  /** When this account became known. */
  bornAt: number;
  /** What each connection leaves to other apps. The lowest counts for all. */
  shares: Record<string, Shares & { until: number }>;
}

export interface Party {
  /** Credits taken, halved every window. */
  taken: number;
  /** The last time one of its calls was admitted. */
  at: number;
}

export interface Line {
  waiting: Waiting;
  /** A process that is gone takes its line with it. */
  until: number;
}

/** Credits, by class. */
export type Credits = Readonly<Record<string, number>>;

/** What connections wait for: credits by path and class. */
export type Waiting = Readonly<Record<string, Credits>>;

/** The parts of each limit, 0.1 to 1: what may be held in all, and how much of that in the background. */
export interface Shares {
  share: number;
  backgroundShare: number;
}

/** A caller's lane, tenant and connection, each as the path of the party that it names. */
export type Path = readonly string[];

/** Of the lanes; everybody else is alike. */
export const weights: Readonly<Record<string, number>> = { interactive: 8, background: 1 } satisfies Record<
  Lane,
  number
>;

/** An announced line counts this long: a process that waits asks again well within it. */
export const lineMs = 1000;

/** How long a connection's share binds the account after its last call. */
export const shareMs = 3_600_000;

export const createFairOrder = (): FairOrder => ({
  parties: {},
  halvedAt: 0,
  lines: {},
  replicas: {},
  bornAt: 0,
  shares: {},
});

/** How long a process counts as one of those that share an account after it last asked. */
export const replicaMs = 10 * 60_000;

export const pathOf = (caller: { lane: Lane; tenant: string; connection: string }): Path => {
  const tenant = `${caller.lane}/${encodeURIComponent(caller.tenant)}`;
  return [caller.lane, tenant, `${tenant}/${encodeURIComponent(caller.connection)}`];
};

/** Forgets what is over at `now`. Called before anything else is read. */
export const age = (order: FairOrder, windowMs: number, now: number): void => {
  const windows = Math.floor((now - order.halvedAt) / windowMs);
  if (windows > 0) {
    order.halvedAt = now;
    for (const [path, party] of Object.entries(order.parties)) {
      party.taken = Math.floor(party.taken / 2 ** windows);
      if (party.taken === 0) delete order.parties[path];
    }
  }
  dropOver(order.lines, now);
  dropOver(order.shares, now);
};

/** Notes what this connection leaves to other apps, and tells what all of the account's connections do. */
export const lowestShares = (order: FairOrder, connection: string, shares: Shares, now: number): Shares => {
  let { share, backgroundShare } = shares;
  order.shares[connection] = { share, backgroundShare, until: now + shareMs };
  for (const name in order.shares) {
    const other = order.shares[name] ?? shares;
    share = Math.min(share, other.share);
    backgroundShare = Math.min(backgroundShare, other.backgroundShare);
  }
  return { share, backgroundShare };
};

/**
 * Whoever comes, or comes back, is put at most `lead` credits before its siblings: time spent elsewhere earns no right to
 * shut the others out. Who is waiting already keeps its place.
 */
export const join = (order: FairOrder, lines: readonly Waiting[], path: Path, lead: number, now: number): void => {
  if (isAlone(order, path)) return;
  const present = new Set(lines.flatMap((line) => Object.keys(line).flatMap(partiesOf)));
  for (const party of path) {
    if (present.has(party)) continue;
    const highest = Math.max(0, ...siblingsOf(order, party).map((sibling) => levelOf(order, sibling)));
    const taken = Math.floor(highest * weightOf(party) - lead);
    if (taken > takenBy(order, party)) order.parties[party] = { at: order.parties[party]?.at ?? now, taken };
  }
};

/**
 * The credits of one class that come before a call: `ahead`, those of its own connection that came first, and for each
 * sibling on the way what it waits for, as far as it may go until it has taken as much for its weight.
 */
export const comesBefore = (
  order: FairOrder,
  lines: readonly Waiting[],
  path: Path,
  ahead: Credits,
  name: string,
): number => {
  const own = ahead[name] ?? 0;
  if (lines.length === 0) return own;
  let before = own;
  for (const [sibling, { credits, party }] of rivals(lines, path, name)) {
    const level = (takenBy(order, party) + own) / weightOf(party);
    const lag = level * weightOf(sibling) - takenBy(order, sibling);
    before += Math.max(0, Math.min(credits, lag));
  }
  return before;
};

/**
 * Whether a sibling is left behind that had a call admitted since `since`: its next one will come before long, and would find
 * nothing if all that is free now were taken at once.
 */
export const isAhead = (order: FairOrder, path: Path, tolerance: number, since: number): boolean =>
  !isAlone(order, path) &&
  path.some((party) =>
    siblingsOf(order, party).some((sibling) => {
      const lag = levelOf(order, party) * weightOf(sibling) - takenBy(order, sibling);
      return lag > tolerance && (order.parties[sibling]?.at ?? 0) > since;
    }),
  );

/** Counts an admission for the connection, its tenant and its lane. */
export const advance = (order: FairOrder, path: Path, credits: number, now: number): void => {
  for (const name of path) {
    const party = (order.parties[name] ??= { taken: 0, at: now });
    party.taken += credits;
    party.at = now;
  }
};

/** What the siblings of the parties on a path wait for in one class, by sibling. */
const rivals = (
  lines: readonly Waiting[],
  path: Path,
  name: string,
): Map<string, { credits: number; party: string }> => {
  const found = new Map<string, { credits: number; party: string }>();
  for (const [leaf, waiting] of lines.flatMap((line) => Object.entries(line))) {
    const parties = partiesOf(leaf);
    const depth = path.findIndex((party, index) => party !== parties[index]);
    const [sibling, party] = [parties[depth], path[depth]];
    if (sibling === undefined || party === undefined) continue;
    found.set(sibling, { credits: (found.get(sibling)?.credits ?? 0) + (waiting[name] ?? 0), party });
  }
  return found;
};

/** Whether nobody else is known: mostly so, and then there is nothing to compare. */
const isAlone = ({ parties }: FairOrder, path: Path): boolean => {
  for (const party in parties) if (!path.includes(party)) return false;
  return true;
};

const partiesOf = (leaf: string): Path => {
  const [lane = "", tenant = ""] = leaf.split("/");
  return [lane, `${lane}/${tenant}`, leaf];
};

const siblingsOf = (order: FairOrder, party: string): string[] => {
  const prefix = party.slice(0, party.lastIndexOf("/") + 1);
  const isSibling = (other: string): boolean =>
    other !== party && other.startsWith(prefix) && !other.includes("/", prefix.length);
  return Object.keys(order.parties).filter(isSibling);
};

const dropOver = (entries: Record<string, { until: number }>, now: number): void => {
  for (const name in entries) if ((entries[name]?.until ?? 0) <= now) delete entries[name];
};

const takenBy = (order: FairOrder, party: string): number => order.parties[party]?.taken ?? 0;

const weightOf = (party: string): number => weights[party] ?? 1;

const levelOf = (order: FairOrder, party: string): number => takenBy(order, party) / weightOf(party);
