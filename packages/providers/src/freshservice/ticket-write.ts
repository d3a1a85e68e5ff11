import { type Account, defined, needs, numeralOrNull, type Rule, wholeSecond } from "@portico/connector";
import type { TicketCreate, TicketPatch } from "@portico/model";
import { nativeStatusOf } from "../freshworks/fields.ts";
import { htmlOf } from "../freshworks/rich-text.ts";
import { codeRules, demand } from "../freshworks/rules.ts";
import { priority, writableChannels } from "./words.ts";

/** Every field that a ticket can be written with; a PATCH may also clear some. */
export type WritableTicket = Partial<TicketCreate> | Partial<TicketPatch>;

/** The fields of a new or changed ticket: https://api.freshservice.com/#create_ticket */
export const toWire = (input: WritableTicket, account: Account): Record<string, unknown> =>
  defined({
    subject: input.subject,
    description: htmlOf(input.description),
    status: numeralOrNull(input.native_status_id ?? nativeStatusOf(input.status, account)),
    priority: numeralOrNull(
      input.native_priority_id ?? (input.priority === undefined ? undefined : priority.nativeOf(input.priority)),
    ),
    source: numeralOrNull(input.channel === undefined ? undefined : writableChannels[input.channel]),
    requester_id: numeralOrNull(input.requester_id),
    email: input.requester?.email,
    name: input.requester?.name,
    phone: input.requester?.phone,
    responder_id: numeralOrNull(input.assignee_id),
    group_id: numeralOrNull(input.group_id),
    department_id: numeralOrNull(input.company_id),
    workspace_id: numeralOrNull(input.collection_id),
    parent_id: numeralOrNull(input.parent_id),
    tags: input.tags,
    cc_emails: input.cc,
    due_by: timeOrNull(input.due_at),
    fr_due_by: timeOrNull(input.first_response_due_at),
    custom_fields: input.custom_fields,
  });

/**
 * A new ticket. Status and priority are mandatory by one account of the documentation, and have these defaults by another: said
 * always, they are what both would make of it.
 */
export const toNewWire = (input: WritableTicket, account: Account): Record<string, unknown> => ({
  status: 2,
  priority: 1,
  ...toWire(input, account),
});

const timeOrNull = (time: string | null | undefined): string | null | undefined =>
  time === undefined || time === null ? time : wholeSecond(time);

export const rules: readonly Rule[] = codeRules("Freshservice", Object.keys(writableChannels));

/**
 * What every new ticket needs: words, in practice and against the documentation's defaults, and somebody who asks: by id, by
 * e-mail address, or by one of Freshservice's own names for a person in `native`.
 */
export const createRules: readonly Rule[] = [
  ...rules,
  demand("Freshservice", "subject"),
  demand("Freshservice", "description"),
  needs({
    pointer: "/requester",
    code: "missing",
    message: "Give `requester_id`, or `requester` with an e-mail address.",
    ours: ["requester", "requester_id"],
    theirs: ["requester_id", "email", "phone"],
  }),
];
