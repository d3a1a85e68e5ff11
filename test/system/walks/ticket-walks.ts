import type { Ticket } from "@portico/model";
import fc from "fast-check";
import { expect } from "vitest";
import { withPaging } from "../../conformance/definition.ts";
import { providerNamed } from "../../conformance/provider-named.ts";
import { openTicketWorld, type Scale, type Tale, taleOf, type TicketWorld } from "./ticket-world.ts";
import { walkOn } from "./walk-on.ts";

/**
 * Walks over so many random accounts, while others change them: what lives throughout is given, nothing twice in the same
 * version, and deltas come to what there is in the end.
 */
export const checkTicketWalks = async (numRuns: Readonly<Record<Scale, number>>, seed: number): Promise<void> => {
  for (const scale of ["scaledDown", "crowded"] as const)
    await fc.assert(fc.asyncProperty(taleOf(scale), checkTale), { numRuns: numRuns[scale], seed, endOnFailure: true });
};

const checkTale = async (told: Tale): Promise<void> => {
  const { setting, during, between, later, limits, restarts, isWhole } = told;
  const provider = withPaging(providerNamed("freshdesk"), "tickets", {
    size: { at: "query.per_page", max: setting.pageSize },
    ceiling: { pages: setting.pageCap },
  });
  const queue = [...during];
  const world = await openTicketWorld(provider, setting, () => queue.shift());
  const pace = { limits: limits.map((limit) => (setting.pageSize === 100 ? 100 : limit)), restarts };
  const walk = (from: Parameters<typeof walkOn>[3]) =>
    walkOn(world.desk, "tickets", { include: isWhole ? ["native", "deleted", "spam"] : ["native"] }, from, pace);
  const before = shownIn(world);
  const hiddenBefore = [...world.truth().keys()].filter((id) => !before.includes(id));

  const first = await walk(null);
  const movesTime = setting.habits.deleteMovesUpdatedAt;
  // Where that moves no time, whoever comes back does so in the middle of what is being read: in a second of more tickets than
  // a page has, others may then be missed.
  const isSpared = (id: string): boolean => !movesTime && world.overtaken.has(id);
  const lasting = shownIn(world).filter((id) => before.includes(id) && !world.hidden.has(id) && !isSpared(id));
  const met = new Set(first.rows.map(({ id }) => id));
  expect(lasting.filter((id) => !met.has(id))).toEqual([]);
  const stayedHidden = isWhole ? hiddenBefore.filter((id) => world.truth().has(id) && !world.hidden.has(id)) : [];
  expect(stayedHidden.filter((id) => !met.has(id))).toEqual([]);
  expect(first).toMatchObject({ cutBy: null, weakness: null });

  const inFirst = new Set(world.hidings.splice(0));
  for (const event of between) await world.happen(event);
  world.hidings.length = 0;
  queue.push(...later);
  const second = await walk(first.resume);
  const inBoth = new Set(world.hidings.filter((id) => inFirst.has(id)));
  queue.length = 0;
  // Due times of new tickets show a few seconds late, and move nothing.
  world.desk.pass(10_000);
  const third = await walk(second.resume);
  const fourth = await walk(third.resume);
  expect(fourth.rows.map(({ id }) => id)).toEqual([]);
  const rows = [...first.rows, ...second.rows, ...third.rows];
  // What comes and goes behind a walk's back, and moves no time, is rather told twice than not.
  expect(repeatedIn(rows).filter((id) => movesTime || !world.hidden.has(id))).toEqual([]);
  const areNoticed = isWhole || movesTime;
  expect(differencesOf(world, rows, inBoth, areNoticed, movesTime)).toEqual([]);
};

const shownIn = ({ truth }: TicketWorld): string[] =>
  [...truth()].flatMap(([id, { isDeleted, isSpam }]) => (isDeleted || isSpam ? [] : [id]));

/** Tickets that were given again as they had been given last: what was deleted and restored is told each time. */
const repeatedIn = (rows: readonly Ticket[]): string[] => {
  const last = new Map<string, string>();
  return rows.flatMap((row) => {
    const version = JSON.stringify([row.is_deleted, row.is_spam, row.native]);
    const isRepeated = last.get(row.id) === version;
    last.set(row.id, version);
    return isRepeated ? [row.id] : [];
  });
};

/** Tickets of which somebody who keeps the last version given knows something else than is so. */
const differencesOf = (
  { truth, hidden, returned, overtaken }: TicketWorld,
  rows: readonly Ticket[],
  inBoth: ReadonlySet<string>,
  areNoticed: boolean,
  movesTime: boolean,
): unknown[] => {
  const known = new Map(rows.map((row) => [row.id, row]));
  return [...truth()].flatMap(([id, ticket]) => {
    const row = known.get(id);
    const isHidden = ticket.isDeleted || ticket.isSpam;
    // What was hidden before the walk began is nobody's loss, and what moved no time can only be found where it lies.
    if ((row === undefined && isHidden) || (!areNoticed && hidden.has(id))) return [];
    // Nor can it be found that somebody was there who was hidden whenever it was looked for them, and is back; nor whom they hid.
    if (!movesTime && row === undefined && (returned.has(id) || overtaken.has(id))) return [];
    // Nor that it is shown again of one that was hidden again while either of two walks in a row looked for it.
    if (!movesTime && !isHidden && inBoth.has(id)) return [];
    const isSame =
      row?.is_deleted === ticket.isDeleted &&
      row.is_spam === ticket.isSpam &&
      row.subject === (ticket.subject ?? "") &&
      Date.parse(row.updated_at) === ticket.updatedAt;
    return isSame ? [] : [{ id, ticket, row: row === undefined ? "never given" : { ...row, native: undefined } }];
  });
};
