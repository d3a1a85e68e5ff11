import { type Account, defined, isWholeNumber, type NativeInput, numeralOrNull, wholeSecond } from "@portico/connector";
import type { FieldError, Ticket, TicketCreate, TicketPatch } from "@portico/model";
import { htmlOf } from "../freshworks/rich-text.ts";
import { builtInStatus, priority, writableChannels } from "./words.ts";

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

/** An account's own status of that meaning first found, after the built-in ones. */
const nativeStatusOf = (status: Ticket["status"] | undefined, account: Account): string | undefined =>
  status === undefined
    ? undefined
    : (builtInStatus.nativeOf(status) ?? account.statuses.find((known) => known.status === status)?.id);

export const requires = (input: WritableTicket): FieldError[] => [
  ...(input.channel !== undefined && writableChannels[input.channel] === undefined
    ? [fault("/channel", "unsupported_value", `Freshservice takes ${Object.keys(writableChannels).join(", ")} here.`)]
    : []),
  ...(["native_status_id", "native_priority_id"] as const)
    .filter((name) => input[name] !== undefined && !isWholeNumber(input[name]))
    .map((name) => fault(`/${name}`, "invalid_id", "Freshservice's codes are whole numbers.")),
  ...(input.native_priority_id !== undefined &&
  isWholeNumber(input.native_priority_id) &&
  priority.of(input.native_priority_id) === null
    ? [fault("/native_priority_id", "unsupported_value", "Freshservice has the priorities 1, 2, 3 and 4.")]
    : []),
];

/** Custom fields are not looked up: each workspace has a form of its own, and the account's facts hold one of them. */
export const checks = (input: WritableTicket, account: Account): FieldError[] => [
  ...(input.status !== undefined && nativeStatusOf(input.status, account) === undefined
    ? [fault("/status", "unsupported_value", `This account has no status for that. It has ${statusWords(account)}.`)]
    : []),
  ...(input.native_status_id !== undefined && !account.statuses.some(({ id }) => id === input.native_status_id)
    ? [fault("/native_status_id", "unsupported_value", `This account has ${statusIds(account)}.`)]
    : []),
];

const statusWords = ({ statuses }: Account): string => [...new Set(statuses.map(({ status }) => status))].join(", ");
const statusIds = ({ statuses }: Account): string => statuses.map(({ id, name }) => `${id} (${name})`).join(", ");

/**
 * What every new ticket needs: words, in practice and against the documentation's defaults, and somebody who asks: by id, by
 * e-mail address, or by one of Freshservice's own names for a person in `native`.
 */
export const missing = (input: TicketCreate, native: NativeInput): FieldError[] => [
  ...(["subject", "description"] as const)
    .filter((name) => input[name] === undefined && !(name in native))
    .map((name) => fault(`/${name}`, "missing", `Freshservice makes no ticket without a ${name}.`)),
  ...(input.requester !== undefined || input.requester_id !== undefined || askerKeys.some((key) => key in native)
    ? []
    : [fault("/requester", "missing", "Give `requester_id`, or `requester` with an e-mail address.")]),
];
const askerKeys = ["requester_id", "email", "phone"];

/** What the primary workspace's form makes mandatory, where the ticket is to lie there. */
export const missingFields = (input: WritableTicket, native: NativeInput, { fields }: Account): FieldError[] =>
  input.collection_id !== undefined || "workspace_id" in native
    ? []
    : fields
        .filter((field) => field.is_required)
        .flatMap((field) => {
          const { at, given } = field.is_custom
            ? {
                at: `/custom_fields/${field.key}`,
                given: isGiven(input.custom_fields?.[field.key]) || "custom_fields" in native,
              }
            : (plain(field.key, input, native) ?? { at: "", given: true });
          return given ? [] : [fault(at, "missing", `This account's form asks for ${field.name}.`)];
        });

const plain = (key: string, input: WritableTicket, native: NativeInput): { at: string; given: boolean } | undefined => {
  const names = mandatory[key];
  if (names === undefined) return undefined;
  const { ours, theirs } = names;
  const given = theirs in native || (ours !== null && isGiven(input[ours]));
  return { at: ours === null ? `/native/${theirs}` : `/${ours}`, given };
};

/** The form's names of fields that have no default: ours, and the ticket's. Null: we have no such field. */
const mandatory: Readonly<Record<string, { ours: keyof WritableTicket | null; theirs: string }>> = {
  group: { ours: "group_id", theirs: "group_id" },
  agent: { ours: "assignee_id", theirs: "responder_id" },
  department: { ours: "company_id", theirs: "department_id" },
  category: { ours: null, theirs: "category" },
};
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const fault = (pointer: string, code: string, message: string): FieldError => ({ pointer, code, message });
