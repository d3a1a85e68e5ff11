import type { Reply } from "../freshworks/call.ts";
import { cappedPage, pageRules } from "../freshworks/pages.ts";
import { anything, passes, time, withQuery } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import type { Direction, TicketOrder } from "../freshworks/ticket-shelf.ts";
import { parseTime } from "../freshworks/times.ts";
import { listed } from "./call.ts";
import type { Call } from "./call.ts";
import type { TicketRecord } from "./records.ts";
import { digits, includesOf, oneOfThese } from "./rules.ts";
import { inScope } from "./ticket-access.ts";
import { listedTicket } from "./ticket-views.ts";
import { askedWorkspace } from "./workspaces.ts";

const defaultDays = 30;

const rules = (call: Call): Rules => {
  const { orderBy, ticketPageCap } = call.account.settings();
  return {
    ...pageRules,
    page: cappedPage(ticketPageCap),
    filter: oneOfThese(["new_and_my_open", "watching", "spam", "deleted"]),
    requester_id: digits,
    email: anything,
    updated_since: time,
    type: oneOfThese(["Incident", "Service Request", "Alert", "Case"]),
    ...workspaceRules(call),
    include: includesOf(["requester", "stats", "tags", "requested_for", "department"]),
    order_type: oneOfThese(["asc", "desc"]),
    ...(orderBy !== "refused" && { order_by: oneOfThese(["created_at", "due_by", "updated_at", "status"]) }),
  };
};

/** An account without workspaces does not know the parameter. */
export const workspaceRules = (call: Call): Rules => {
  const { workspaces } = call.account.store;
  if (workspaces.size === 0) return {};
  const isKnown: Check = passes(
    (value) => Number(value) === call.account.settings().allWorkspacesId || workspaces.has(Number(value)),
    "There is no workspace matching the given workspace_id",
  );
  return { workspace_id: (value) => [...digits(value), ...isKnown(value)].slice(0, 1) };
};

/** `GET /tickets`. */
export const listTickets = (call: Call): Reply =>
  withQuery(call, rules(call), (query) => {
    const includes = query["include"]?.split(",").map((word) => word.trim()) ?? [];
    const workspace = askedWorkspace(call, query["workspace_id"]);
    return listed(call, "tickets", selected(call, query, workspace), (ticket) =>
      listedTicket(ticket, call, includes, workspace === "all"),
    );
  });

function* selected(call: Call, query: Record<string, string>, workspace: number | "all"): Iterable<TicketRecord> {
  const { listOrder, orderBy } = call.account.settings();
  const asked = orderBy === "honoured" ? query["order_by"] : undefined;
  // The rules admitted no other words than these.
  const order = (asked ?? listOrder) as TicketOrder;
  const direction = (query["order_type"] ?? "desc") as Direction;
  const since = query["updated_since"] === undefined ? undefined : lowerBound(call, query["updated_since"]);
  const createdSince = since === undefined ? call.now - defaultDays * 86_400_000 : Number.NEGATIVE_INFINITY;
  const bounds = { updated_at: since, created_at: createdSince, due_by: undefined, status: undefined };
  const wanted = wantedBy(call, query);
  for (const ticket of call.account.store.tickets.inOrder(order, direction, bounds[order])) {
    if (ticket.created_at < createdSince || (since !== undefined && ticket.updated_at < since)) continue;
    if ((workspace === "all" || ticket.workspace_id === workspace) && wanted(ticket)) yield ticket;
  }
}

const lowerBound = (call: Call, text: string): number => {
  const since = parseTime(text) ?? 0;
  return call.account.settings().updatedSinceInclusive ? since : since + 1;
};

/** Everything but time and workspace: which of the views, whose tickets, which type, and what the key may see. */
const wantedBy = (call: Call, query: Record<string, string>): ((ticket: TicketRecord) => boolean) => {
  const inView = (query["filter"] === undefined ? undefined : views[query["filter"]]) ?? isOrdinary;
  const requester = requesterOf(call, query);
  return (ticket) =>
    inView(ticket, call) &&
    (requester === undefined || ticket.requester_id === requester) &&
    (query["type"] === undefined || ticket.type === query["type"]) &&
    inScope(ticket, call.agent);
};

type View = (ticket: TicketRecord, call: Call) => boolean;

export const isOrdinary = (ticket: TicketRecord): boolean => !ticket.deleted && !ticket.spam;
const open = 2;

const views: Record<string, View> = {
  spam: (ticket) => ticket.spam && !ticket.deleted,
  deleted: (ticket) => ticket.deleted,
  watching: (ticket, call) => isOrdinary(ticket) && ticket.watcherIds.includes(call.agent.id),
  new_and_my_open: (ticket, call) =>
    isOrdinary(ticket) &&
    ticket.status === open &&
    (ticket.responder_id === null || ticket.responder_id === call.agent.id),
};

/** The one requester asked for; 0, which nobody is, where the address is unknown. */
const requesterOf = (call: Call, query: Record<string, string>): number | undefined => {
  if (query["requester_id"] !== undefined) return Number(query["requester_id"]);
  return query["email"] === undefined ? undefined : (call.account.store.requesters.byEmail(query["email"])?.id ?? 0);
};
