import { type Adapter, madeAt, type Traced } from "@portico/connector";
import type { IdempotencyKeyRow } from "@portico/db";
import type { EntityOf, Resource } from "@portico/model";
import { openIntent, openOutcome, type SentIntent } from "./kept.ts";
import type { Ledger } from "./ledger.ts";

type Entity = EntityOf<Resource>;

/** What a look at the help desk says of a lost create, and which other creates that stands on. */
export interface Attribution {
  finding: { is: "made"; made: Entity } | { is: "none" | "unsure" | "unclear_yet" };
  /** The creates that could be taken for this one, as they stood. */
  rivals: readonly IdempotencyKeyRow[];
}

/** How a create that could be taken for the lost one ended. */
type Rival =
  /** It may yet say what it made. */
  | { is: "running" }
  /** Its answer names what it made. */
  | { is: "known"; id: string }
  /** It is lost too, or its answer was not kept. */
  | { is: "lost" }
  /** It may have made one of the objects, in words that are not ours. */
  | { is: "unclear" }
  /** Whatever it made, it is not this. */
  | { is: "apart" };

/** Clocks differ, and times of help desks have whole seconds. */
const marginMs = 60_000;
/** With more than that at once nobody can tell. */
const mostRivals = 500;

/**
 * Tells which of the objects that were found the lost create has made. What another key is known to have made does not
 * count. Where several lost creates are alike, they are told apart only if there is one object for each of them: then each
 * gets one, in the order in which they were sent, and every process comes to the same.
 */
export const attribute = async (
  ledger: Ledger,
  adapter: Adapter,
  row: IdempotencyKeyRow,
  intent: SentIntent,
  { same, maybe }: Traced<Entity>,
): Promise<Attribution> => {
  const { key } = row;
  const { connectionId, sentAt } = intent;
  // After the look: whoever made what was seen there had noted its intent by then.
  const others = await ledger.idempotency.rivals({
    key,
    connectionId,
    since: new Date(sentAt - marginMs),
    limit: mostRivals,
  });
  const judged = await Promise.all(
    others.map(async (other) => ({ other, rival: await judge(ledger, adapter, other, intent, same) })),
  );
  const alike = judged.filter(({ rival }) => rival.is !== "apart");
  const rivals = alike.map(({ other }) => other);
  const is = (finding: Attribution["finding"]): Attribution => ({ finding, rivals });

  if (others.length === mostRivals || alike.some(({ rival }) => rival.is === "unclear")) return is({ is: "unsure" });
  if (alike.some(({ rival }) => rival.is === "running")) return is({ is: "unclear_yet" });
  const taken = new Set(alike.flatMap(({ rival }) => (rival.is === "known" ? [rival.id] : [])));
  const free = same.filter(({ id }) => !taken.has(id)).toSorted(byAge);
  if (free.length === 0) return is({ is: await whatIsLeft(ledger, others, intent, maybe) });
  const lost = [row, ...alike.flatMap(({ other, rival }) => (rival.is === "lost" ? [other] : []))].toSorted(byBegin);
  const made = free.length === lost.length ? free[lost.indexOf(row)] : undefined;
  return is(made === undefined ? { is: "unsure" } : { is: "made", made });
};

/**
 * What to think of objects that may be the lost one, in other words: what another key has made is not it, and one that is
 * still being looked for may turn out to be theirs.
 */
const whatIsLeft = async (
  ledger: Ledger,
  others: readonly IdempotencyKeyRow[],
  { resource }: SentIntent,
  maybe: readonly Entity[],
): Promise<"none" | "unsure" | "unclear_yet"> => {
  const strangers = new Set(maybe.map(({ id }) => id));
  let isOpen = false;
  for (const other of strangers.size === 0 ? [] : others) {
    if ((await openIntent(ledger, other))?.resource !== resource) continue;
    const outcome = await openOutcome(ledger, other);
    if (outcome?.kind === "created") strangers.delete(idIn(outcome.value));
    isOpen ||= other.leaseUntil !== null;
  }
  if (strangers.size === 0) return "none";
  return isOpen ? "unclear_yet" : "unsure";
};

const judge = async (
  ledger: Ledger,
  adapter: Adapter,
  other: IdempotencyKeyRow,
  mine: SentIntent,
  same: readonly Entity[],
): Promise<Rival> => {
  const intent = await openIntent(ledger, other);
  if (intent === null) return judgeNative(ledger, other, same);
  if (!isAlike(adapter, intent, mine) || other.state === "not_sent") return { is: "apart" };
  if (other.state === "running") return { is: "running" };
  // With files it cannot be looked for: any of those that were found may be its own.
  if (other.state === "unknown") return { is: intent.hasFiles === true ? "unclear" : "lost" };
  const outcome = await openOutcome(ledger, other);
  if (outcome?.kind === "created") return { is: "known", id: idIn(outcome.value) };
  const wasRefused = other.status !== null && other.status >= 400 && other.status < 500;
  return { is: wasRefused ? "apart" : "lost" };
};

/** A call through the proxy whose answer names one of the objects may have made it: then that one is nobody's. */
const judgeNative = async (ledger: Ledger, other: IdempotencyKeyRow, same: readonly Entity[]): Promise<Rival> => {
  if (other.status !== 201) return { is: "apart" };
  const outcome = await openOutcome(ledger, other);
  if (outcome?.kind !== "streamed" || outcome.body === null) return { is: "apart" };
  const text = outcome.body.toString("latin1");
  return same.some(({ id }) => new RegExp(`"id"\\s*:\\s*"?${id.replaceAll(/\W/g, "\\$&")}\\b`).test(text))
    ? { is: "unclear" }
    : { is: "apart" };
};

const isAlike = (adapter: Adapter, one: SentIntent, other: SentIntent): boolean =>
  one.resource === other.resource && likenessOf(adapter, one) === likenessOf(adapter, other);

const likenessOf = (adapter: Adapter, { resource, parent, body }: SentIntent): string | undefined =>
  adapter.likeness(resource, parent, body);

const byAge = (one: Entity, other: Entity): number =>
  compare(`${madeAt(one) ?? ""} ${one.id.padStart(32)}`, `${madeAt(other) ?? ""} ${other.id.padStart(32)}`);
const byBegin = (one: IdempotencyKeyRow, other: IdempotencyKeyRow): number =>
  one.createdAt.getTime() - other.createdAt.getTime() || compare(one.key, other.key);
const compare = (one: string, other: string): number => (one < other ? -1 : 1);

const idIn = (value: unknown): string => String(Reflect.get(Object(value), "id"));
