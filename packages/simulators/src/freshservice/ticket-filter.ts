import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { cappedPage, defaultSize, pageRules, takePage } from "../freshworks/pages.ts";
import { invalid } from "../freshworks/problems.ts";
import { missing, withQuery } from "../freshworks/rules.ts";
import { compileSearch } from "../freshworks/search-match.ts";
import type { SearchField, SearchFields } from "../freshworks/search-match.ts";
import { parseSearch } from "../freshworks/search-query.ts";
import type { SearchNode } from "../freshworks/search-query.ts";
import type { Direction, TicketOrder } from "../freshworks/ticket-shelf.ts";
import type { Call } from "./call.ts";
import { customSearchFields } from "./custom-search.ts";
import { ticketCustomFields } from "./form.ts";
import type { TicketRecord } from "./records.ts";
import { queryText } from "./people-query.ts";
import { emailOf, personIn } from "./store.ts";
import { inScope } from "./ticket-access.ts";
import { isOrdinary, workspaceRules } from "./ticket-list.ts";
import { listedTicket } from "./ticket-views.ts";
import { askedWorkspace } from "./workspaces.ts";

/** `GET /tickets/filter?query="…"`, as far as the index has come. Without a next link, whatever the account's settings. */
export const filterTickets = (call: Call): Reply => {
  const settings = call.account.settings();
  const rules = { ...pageRules, page: cappedPage(settings.filterPageCap), query: queryText, ...workspaceRules(call) };
  return withQuery(call, rules, (query) => {
    if (query["query"] === undefined) return invalid(missing("query"));
    const node = parseSearch(query["query"]);
    if (node === undefined)
      return invalid({ field: "query", message: "Given query is invalid", code: "invalid_value" });
    const { matches, problems } = compileSearch(node, fields(call));
    if (problems.length > 0) return invalid(...problems);
    const workspace = names(node, "workspace_id") ? "all" : askedWorkspace(call, query["workspace_id"]);
    const found = [...findable(call, workspace, matches)];
    const size = settings.filterPerPage ? Number(query["per_page"] ?? defaultSize) : defaultSize;
    const { shown } = takePage(found, Number(query["page"] ?? 1), size, (ticket) =>
      listedTicket(ticket, call, [], workspace === "all"),
    );
    return ok({ tickets: shown, ...(settings.filterTotal && { total: found.length }) });
  });
};

function* findable(
  call: Call,
  workspace: number | "all",
  matches: (document: TicketRecord) => boolean,
): Iterable<TicketRecord> {
  const { filterFindsHidden, filterOrder } = call.account.settings();
  // The setting is one of these words and one of those.
  const [order, direction] = filterOrder.split(" ") as [TicketOrder, Direction];
  for (const ticket of call.account.store.tickets.inOrder(order, direction)) {
    if (!filterFindsHidden && !isOrdinary(ticket)) continue;
    if (workspace !== "all" && ticket.workspace_id !== workspace) continue;
    const document = call.account.ticketIndex.documentOf(ticket);
    if (document !== undefined && inScope(ticket, call.agent) && matches(document)) yield ticket;
  }
}

const names = (node: SearchNode, field: string): boolean =>
  node.kind === "test" ? node.field === field : node.parts.some((part) => names(part, field));

type Numbers = "workspace_id" | "requester_id" | "priority" | "status" | "impact" | "urgency";

const number = (name: Numbers): SearchField<TicketRecord> => ({
  type: "number",
  nullable: false,
  read: (ticket) => ticket[name],
});
const day = (name: "due_by" | "fr_due_by" | "created_at"): SearchField<TicketRecord> => ({
  type: "day",
  only: [":>", ":<"],
  nullable: false,
  read: (ticket) => ticket[name],
});

/** Not `updated_at`, nor any word of a ticket; but requester and address, unlike Freshdesk. */
const fields = (call: Call): SearchFields<TicketRecord> => ({
  workspace_id: number("workspace_id"),
  requester_id: number("requester_id"),
  email: {
    type: "text",
    nullable: false,
    read: (ticket) => {
      const person = personIn(call.account.store, ticket.requester_id);
      return person === undefined ? null : emailOf(person);
    },
  },
  agent_id: { type: "number", read: (ticket) => ticket.responder_id },
  group_id: { type: "number", read: (ticket) => ticket.group_id },
  priority: number("priority"),
  status: number("status"),
  impact: number("impact"),
  urgency: number("urgency"),
  tag: { type: "text", nullable: false, read: (ticket) => ticket.tags },
  due_by: day("due_by"),
  fr_due_by: day("fr_due_by"),
  created_at: day("created_at"),
  ...customSearchFields(ticketCustomFields, ["custom_number", "custom_checkbox", "custom_dropdown", "custom_date"]),
});
