import { type Account, defined, isWholeNumber, type NativeInput, numeralOrNull, wholeSecond } from "@portico/connector";
import type { FieldError, Ticket, TicketCreate, TicketPatch } from "@portico/model";
import { htmlOf } from "../freshworks/rich-text.ts";
import { builtInStatus, priority, writableChannels } from "./words.ts";

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

/** An account's own status of that meaning first found, after the built-in ones. */
const nativeStatusOf = (status: Ticket["status"] | undefined, account: Account): string | undefined =>
  status === undefined
    ? undefined
    : (builtInStatus.nativeOf(status) ?? account.statuses.find((known) => known.status === status)?.id);

export const requires = (input: WritableTicket): FieldError[] => [
  ...(input.channel !== undefined && writableChannels[input.channel] === undefined
    ? [fault("/channel", "unsupported_value", `Freshdesk takes ${Object.keys(writableChannels).join(", ")} here.`)]
    : []),
  ...(["native_status_id", "native_priority_id"] as const)
    .filter((name) => input[name] !== undefined && !isWholeNumber(input[name]))
    .map((name) => fault(`/${name}`, "invalid_id", "Freshdesk's codes are whole numbers.")),
  ...(input.native_priority_id !== undefined &&
  isWholeNumber(input.native_priority_id) &&
  priority.of(input.native_priority_id) === null
    ? [fault("/native_priority_id", "unsupported_value", "Freshdesk has the priorities 1, 2, 3 and 4.")]
    : []),
];

export const checks = (input: WritableTicket, account: Account): FieldError[] => [
  ...(input.status !== undefined && nativeStatusOf(input.status, account) === undefined
    ? [fault("/status", "unsupported_value", `This account has no status for that. It has ${statusWords(account)}.`)]
    : []),
  ...(input.native_status_id !== undefined && !account.statuses.some(({ id }) => id === input.native_status_id)
    ? [fault("/native_status_id", "unsupported_value", `This account has ${statusIds(account)}.`)]
    : []),
  ...unknownCustomFields(input.custom_fields, account),
];

const statusWords = ({ statuses }: Account): string => [...new Set(statuses.map(({ status }) => status))].join(", ");
const statusIds = ({ statuses }: Account): string => statuses.map(({ id, name }) => `${id} (${name})`).join(", ");

const unknownCustomFields = (values: TicketCreate["custom_fields"], { fields }: Account): FieldError[] => {
  const known = new Set(fields.filter((field) => field.is_custom).map((field) => field.key));
  // Without facts (the key may not read the form) nothing can be said here.
  if (fields.length === 0) return [];
  return Object.keys(values ?? {})
    .filter((key) => !known.has(key))
    .map((key) =>
      fault(
        `/custom_fields/${key}`,
        "unknown_field",
        `This account has no such ticket field. It has ${[...known].join(", ")}.`,
      ),
    );
};

/** What begins with an e-mail can be given: https://developers.freshdesk.com/api/#create_outbound_email */
const outboundFields: ReadonlySet<string> = new Set([
  "outbound",
  "requester",
  "subject",
  "description",
  "status",
  "native_status_id",
  "priority",
  "native_priority_id",
  "type",
  "group_id",
  "tags",
  "cc",
  "due_at",
  "first_response_due_at",
  "custom_fields",
]);

/** What Freshdesk asks of a ticket that begins with an e-mail, and does not take of it. */
export const outboundFaults = (input: TicketCreate, native: NativeInput): FieldError[] => {
  const foreign = Object.entries(input).flatMap(([name, value]) =>
    value === undefined || outboundFields.has(name) ? [] : [`/${name}`],
  );
  return [
    ...[...foreign, ...(input.requester?.phone === undefined ? [] : ["/requester/phone"])].map((pointer) =>
      fault(pointer, "unsupported_field", "Freshdesk takes no such thing of a ticket that begins with an e-mail."),
    ),
    ...(input.requester === undefined && !("email" in native)
      ? [fault("/requester", "missing", "Give `requester` with the e-mail address that it goes to.")]
      : []),
    ...(input.subject === undefined && !("subject" in native)
      ? [fault("/subject", "missing", "Freshdesk needs a subject.")]
      : []),
    ...("email_config_id" in native
      ? []
      : [
          fault(
            "/native/email_config_id",
            "missing",
            "Freshdesk needs the id of the mailbox that it is sent from. Its API lists them at /api/v2/email_configs.",
          ),
        ]),
  ];
};

/** What the account's form makes mandatory, of the fields that Freshdesk gives no default. */
export const missingFields = (input: TicketCreate, native: NativeInput, { fields }: Account): FieldError[] =>
  fields
    .filter((field) => field.is_required)
    .flatMap((field) => {
      if (field.is_custom)
        return isGiven(input.custom_fields?.[field.key]) || "custom_fields" in native
          ? []
          : [fault(`/custom_fields/${field.key}`, "missing", `This account's form asks for ${field.name}.`)];
      const names = mandatory[field.key];
      if (names === undefined || (input.outbound === true && !outboundFields.has(names.ours))) return [];
      if (isGiven(input[names.ours]) || names.theirs in native) return [];
      return [fault(`/${names.ours}`, "missing", `This account's form asks for ${field.name}.`)];
    });
const mandatory: Readonly<Record<string, { ours: keyof WritableTicket; theirs: string }>> = {
  ticket_type: { ours: "type", theirs: "type" },
  group: { ours: "group_id", theirs: "group_id" },
  agent: { ours: "assignee_id", theirs: "responder_id" },
  product: { ours: "collection_id", theirs: "product_id" },
  company: { ours: "company_id", theirs: "company_id" },
};
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Somebody has to ask: by id, by e-mail address, or by one of Freshdesk's own names for a person in `native`. */
export const missingRequester = (input: TicketCreate, native: NativeInput): FieldError[] =>
  input.requester !== undefined || input.requester_id !== undefined || requesterKeys.some((key) => key in native)
    ? []
    : [fault("/requester", "missing", "Give `requester_id`, or `requester` with an e-mail address.")];
const requesterKeys = ["requester_id", "email", "phone", "facebook_id", "twitter_id", "unique_external_id"];

export const fault = (pointer: string, code: string, message: string): FieldError => ({ pointer, code, message });
