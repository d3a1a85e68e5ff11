import { parseJson, type Walk as Receipt } from "@portico/model";
import { type PageOf, type Portico, PorticoFailure } from "@portico/sdk";
import pLimit from "p-limit";
import type { Checkpoint, Place, Summary } from "./checkpoint.ts";

/** One object of the list that is walked, with the rows that it gives: those of an earlier visit no longer count. */
export interface Visit {
  id: string;
  rows: readonly object[];
}

export interface Batch {
  visits: readonly Visit[];
  checkpoint: Checkpoint;
  /** How many objects there are, where the help desk tells. */
  expected: number | null;
}

/** What can be exported. */
export const exported = ["tickets", "comments", "contacts"] as const;
export type Exported = (typeof exported)[number];

/** The list behind each, and how many of its objects are at stake when an export is killed. */
export const lists = {
  tickets: { list: "tickets", limit: 100 },
  // A ticket costs a call or more, and its page is read again after a kill.
  comments: { list: "tickets", limit: 25 },
  contacts: { list: "contacts", limit: 100 },
} as const;

export interface Export {
  what: Exported;
  connectionId: string;
  /** As the API takes it. */
  include: string | undefined;
}

/**
 * Reads a list from a checkpoint on, a page at a time: first all of it, then what has changed since, by which those are found
 * that were deleted meanwhile. Throws `PorticoFailure`.
 */
export async function* walkList(portico: Portico, wanted: Export, from: Checkpoint): AsyncGenerator<Batch> {
  const { list, limit } = lists[wanted.what];
  const filters = wanted.what === "comments" ? {} : includeOf(wanted);
  const visit = visitOf(portico, wanted);
  const few = pLimit(callsAtOnce);
  try {
    for (let at = from; at.next !== null;) {
      const { round, cursor } = at.next;
      const query = { ...filters, limit, ...(cursor !== null && { cursor }) };
      const params = { path: { connection_id: wanted.connectionId }, query, header };
      for await (const page of portico.walk(`/v1/connections/{connection_id}/${list}`, params, { parse })) {
        const visits = await few.map<Row, Visited>(page.data, visit);
        const receipts = [...visits.flatMap(({ receipt }) => receipt ?? []), ...lastOf(page)];
        const visited = at.visited + visits.length;
        at = { next: placeAfter(page, round), visited, summary: receipts.reduce(summed, at.summary) };
        yield { visits, checkpoint: at, expected: round === "all" ? page.walk.expected : null };
      }
    }
  } finally {
    // Where one has failed, the rest of its page is not asked for.
    few.clearQueue();
  }
}

type Row = PageOf<
  "/v1/connections/{connection_id}/tickets" | "/v1/connections/{connection_id}/contacts"
>["data"][number];
type Page = Pick<PageOf<"/v1/connections/{connection_id}/tickets">, "next_cursor" | "delta_cursor" | "walk">;
type Visited = Visit & { receipt?: Receipt | undefined };

const callsAtOnce = 4;
const parse = parseJson;
/** In seconds: a gateway that would hold a call for longer says so instead, and that can be shown. */
const header = { Prefer: "wait=10" };

const includeOf = ({ include }: Export) => (include === undefined ? {} : { include });

const placeAfter = ({ next_cursor, delta_cursor }: Page, round: Place["round"]): Place | null => {
  if (next_cursor !== null) return { round, cursor: next_cursor };
  return round === "all" && delta_cursor !== null ? { round: "changes", cursor: delta_cursor } : null;
};

const visitOf = (portico: Portico, wanted: Export): ((row: Row) => Visited | Promise<Visited>) => {
  const shown = new Set(wanted.include?.split(","));
  return (row) => {
    const isGone = (row.is_deleted && !shown.has("deleted")) || ("is_spam" in row && row.is_spam && !shown.has("spam"));
    if (isGone) return { id: row.id, rows: [] };
    return wanted.what === "comments" ? readComments(portico, wanted, row.id) : { id: row.id, rows: [row] };
  };
};

const readComments = async (portico: Portico, wanted: Export, ticketId: string): Promise<Visited> => {
  const path = { connection_id: wanted.connectionId, ticket_id: ticketId };
  const params = { path, query: { ...includeOf(wanted), limit: 100 }, header };
  const rows: object[] = [];
  let receipt: Receipt | undefined;
  try {
    for await (const page of portico.walk(commentsPath, params, { parse })) {
      rows.push(...page.data);
      receipt = page.walk;
    }
  } catch (failure) {
    // Deleted for good since its page was read.
    if (failure instanceof PorticoFailure && failure.code === "not_found") return { id: ticketId, rows: [] };
    throw failure;
  }
  return { id: ticketId, rows, receipt };
};
const commentsPath = "/v1/connections/{connection_id}/tickets/{ticket_id}/comments";

const lastOf = ({ next_cursor, walk }: Page): Receipt[] => (next_cursor === null ? [walk] : []);

const summed = (summary: Summary, { complete, guarantee, reason, excluded }: Receipt): Summary => ({
  complete: summary.complete && complete,
  exact: summary.exact && guarantee === "exact",
  reasons: [...new Set([...summary.reasons, ...(reason === null ? [] : [reason])])],
  excluded: [...new Set([...summary.excluded, ...excluded])],
});
