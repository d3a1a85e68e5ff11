import { isRecord } from "../settings.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { startJob } from "./jobs.ts";
import { sendReply } from "./conversation-write.ts";
import { invalid } from "../freshworks/problems.ts";
import type { TicketRecord } from "./records.ts";
import { anything, arrayOf, is, problemsOf } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { inScope } from "./ticket-access.ts";
import { moveToBin } from "./ticket-bin.ts";
import { updateRules } from "./ticket-rules.ts";
import { changeTicket } from "./ticket-write.ts";

// prettier-ignore
const bulkFields = new Set([
  "email_config_id", "group_id", "priority", "parent_id", "requester_id", "responder_id", "source", "status", "type",
  "product_id", "due_by", "fr_due_by", "custom_fields", "tags", "internal_agent_id", "internal_group_id",
]);

const propertyRules = (call: Call): Rules => ({
  ...Object.fromEntries(Object.entries(updateRules(call)).filter(([field]) => bulkFields.has(field))),
  from_email: anything,
  skip_close_notification: is("Boolean"),
});

/** `POST /tickets/bulk_update`: ids that nobody can change are passed over in silence. */
export const bulkUpdate = (call: Call): Reply =>
  withAction(call, { properties: is("key/value pair"), reply: is("key/value pair") }, (tickets, action) => {
    const properties = isRecord(action["properties"]) ? action["properties"] : {};
    const problems = problemsOf(properties, propertyRules(call));
    if (problems.length > 0) return invalid(...problems);
    const body = isRecord(action["reply"]) ? action["reply"]["body"] : undefined;
    for (const ticket of tickets) {
      if (typeof body === "string") sendReply(call, ticket, { body });
      changeTicket(call, ticket, properties);
    }
    return startJob(call, "TICKETS::BULK_UPDATE");
  });

/** `POST /tickets/bulk_delete`. */
export const bulkDelete = (call: Call): Reply =>
  withAction(call, {}, (tickets) => {
    for (const ticket of tickets) moveToBin(call, ticket, true);
    return startJob(call, "TICKETS::BULK_DELETE");
  });

const withAction = (
  call: Call,
  rules: Rules,
  use: (tickets: TicketRecord[], action: Record<string, unknown>) => Reply,
): Reply => {
  const outer = problemsOf(call.body, { bulk_action: is("key/value pair") }, ["bulk_action"]);
  if (outer.length > 0) return invalid(...outer);
  const action = call.body["bulk_action"] as Record<string, unknown>;
  const problems = problemsOf(action, { ids: arrayOf("Positive Integer"), ...rules }, ["ids"]);
  if (problems.length > 0) return invalid(...problems);
  const tickets = (action["ids"] as number[]).flatMap((id) => call.account.store.tickets.get(id) ?? []);
  return use(
    tickets.filter((ticket) => !ticket.deleted && !ticket.spam && inScope(ticket, call.agent)),
    action,
  );
};
