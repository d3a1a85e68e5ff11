import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { companyView } from "./companies.ts";
import { foundContact } from "./contact-views.ts";
import { searchPage } from "../freshworks/pages.ts";
import { invalid } from "../freshworks/problems.ts";
import { missing, passes, withQuery } from "../freshworks/rules.ts";
import { companySearchFields, contactSearchFields, ticketSearchFields } from "./search-fields.ts";
import { compileSearch } from "../freshworks/search-match.ts";
import type { Matcher, SearchFields } from "../freshworks/search-match.ts";
import { parseSearch } from "../freshworks/search-query.ts";
import type { TicketRecord } from "./records.ts";
import { inScope, isArchived } from "./ticket-access.ts";
import { foundTicket } from "./ticket-views.ts";

const pageSize = 30;
const longestQuery = 512;

/** `GET /search/tickets`: newest first, as far as the index has come, and no further than ten pages. */
export const searchTickets = (call: Call): Reply =>
  search(call, ticketSearchFields, (matches) => {
    const { store, searchLag } = call.account;
    const found: TicketRecord[] = [];
    for (const ticket of store.tickets.inOrder("created_at", "desc")) {
      const document = searchLag.documentOf(ticket);
      if (document !== undefined && isFindable(ticket, call) && matches(document)) found.push(ticket);
    }
    return { found, show: (ticket) => foundTicket(ticket, call) };
  });

const isFindable = (ticket: TicketRecord, call: Call): boolean =>
  (call.account.settings().searchFindsHidden || (!ticket.deleted && !ticket.spam)) &&
  !isArchived(ticket, call.now) &&
  inScope(ticket, call.agent);

/** `GET /search/contacts`: without the trash. */
export const searchContacts = (call: Call): Reply =>
  search(call, contactSearchFields, (matches) => ({
    found: [...call.account.store.contacts.inOrder()]
      .filter((contact) => !contact.deleted && matches(contact))
      .toSorted((left, right) => right.created_at - left.created_at || right.id - left.id),
    show: (contact) => foundContact(contact, call),
  }));

/** `GET /search/companies`. */
export const searchCompanies = (call: Call): Reply =>
  search(call, companySearchFields, (matches) => ({
    found: [...call.account.store.companies.values()].filter(matches),
    show: companyView,
  }));

const search = <Doc>(
  call: Call,
  fields: SearchFields<Doc>,
  run: (matches: Matcher<Doc>) => { found: readonly Doc[]; show: (doc: Doc) => unknown },
): Reply =>
  withQuery(call, { query: queryText, page: searchPage(call.account.settings().searchPageCap) }, (parameters) => {
    if (parameters["query"] === undefined) return invalid(missing("query"));
    const node = parseSearch(parameters["query"]);
    if (node === undefined)
      return invalid({ field: "query", message: "Given query is invalid", code: "invalid_value" });
    const { matches, problems } = compileSearch(node, fields);
    if (problems.length > 0) return invalid(...problems);
    const { found, show } = run(matches);
    const from = (Number(parameters["page"] ?? 1) - 1) * pageSize;
    return ok({ total: found.length, results: found.slice(from, from + pageSize).map(show) });
  });

const queryText = passes(
  (value) => String(value).length <= longestQuery,
  `It should be less than or equal to ${longestQuery} characters`,
);
