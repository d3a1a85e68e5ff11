import {
  type Account,
  defined,
  implies,
  type JsonSchema,
  needs,
  numeralOrNull,
  type Rule,
  wholeSecond,
} from "@portico/connector";
import type { TicketCreate, TicketPatch } from "@portico/model";
import { nativeStatusOf } from "../freshworks/fields.ts";
import { htmlOf } from "../freshworks/rich-text.ts";
import { codeRules, demand } from "../freshworks/rules.ts";
import { priority, writableChannels } from "./words.ts";

/** Every field that a ticket can be written with; a PATCH may also clear some. */
export type WritableTicket = Partial<TicketCreate> | Partial<TicketPatch>;

/** The fields of a new or changed ticket: https://developers.freshdesk.com/api/#create_ticket */
export const toWire = (input: WritableTicket, account: Account): Record<string, unknown> => {
  const body: Record<string, unknown> = {
    subject: input.subject,
    description: htmlOf(input.description),
    status: numeralOrNull(input.native_status_id ?? nativeStatusOf(input.status, account)),
    priority: numeralOrNull(
      input.native_priority_id ?? (input.priority === undefined ? undefined : priority.nativeOf(input.priority)),
    ),
    source: numeralOrNull(input.channel === undefined ? undefined : writableChannels[input.channel]),
    type: input.type,
    requester_id: numeralOrNull(input.requester_id),
    email: input.requester?.email,
    name: input.requester?.name,
    phone: input.requester?.phone,
    responder_id: numeralOrNull(input.assignee_id),
    group_id: numeralOrNull(input.group_id),
    company_id: numeralOrNull(input.company_id),
    product_id: numeralOrNull(input.collection_id),
    parent_id: numeralOrNull(input.parent_id),
    tags: input.tags,
    cc_emails: input.cc,
    due_by: timeOrNull(input.due_at),
    fr_due_by: timeOrNull(input.first_response_due_at),
    custom_fields: input.custom_fields,
  };
  return defined(body);
};

const timeOrNull = (time: string | null | undefined): string | null | undefined =>
  time === undefined || time === null ? time : wholeSecond(time);

/** Holds of a ticket that begins with an e-mail: https://developers.freshdesk.com/api/#create_outbound_email */
export const isOutbound: JsonSchema = { required: ["outbound"], properties: { outbound: { const: true } } };

/** What Freshdesk does not take of one. */
const notOutbound = ["channel", "requester_id", "assignee_id", "company_id", "collection_id", "parent_id"];

/** The rule, of tickets that begin with an e-mail. */
const ofOutbound = ({ schema, ...said }: Rule): Rule => ({ ...said, schema: implies(isOutbound, schema) });

export const rules: readonly Rule[] = codeRules("Freshdesk", Object.keys(writableChannels));

/** Somebody has to ask: by id, by e-mail address, or by one of Freshdesk's own names for a person in `native`. */
export const createRules: readonly Rule[] = [
  ...rules,
  needs({
    pointer: "/requester",
    code: "missing",
    message: "Give `requester_id`, or `requester` with an e-mail address.",
    ours: ["requester", "requester_id", isOutbound],
    theirs: ["requester_id", "email", "phone", "facebook_id", "twitter_id", "unique_external_id"],
  }),
  ofOutbound({
    schema: {
      properties: {
        ...Object.fromEntries(notOutbound.map((field) => [field, false])),
        requester: { properties: { phone: false } },
      },
    },
    code: "unsupported_field",
    message: "Freshdesk takes no such thing of a ticket that begins with an e-mail.",
  }),
  ofOutbound(
    needs({
      pointer: "/requester",
      code: "missing",
      message: "Give `requester` with the e-mail address that it goes to.",
      ours: ["requester"],
      theirs: ["email"],
    }),
  ),
  ofOutbound(demand("Freshdesk", "subject")),
  ofOutbound(
    needs({
      pointer: "/native/email_config_id",
      code: "missing",
      message:
        "Freshdesk needs the id of the mailbox that it is sent from. Its API lists them at /api/v2/email_configs.",
      theirs: ["email_config_id"],
    }),
  ),
];
