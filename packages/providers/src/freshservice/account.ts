import {
  type AccountFacts,
  call,
  type Call,
  type Flow,
  type FormDefinition,
  type FormField,
  idText,
  present,
  shape,
  type StatusFact,
  type WireRequest,
  within,
} from "@portico/connector";
import { type FormResource, PorticoError } from "@portico/model";
import { z } from "zod";
import { builtInFirst, closing, statusOptions, toField, wireField } from "../freshworks/fields.ts";
import { assumedStatuses, builtInStatus, statusNamed } from "./words.ts";

type Everywhere = NonNullable<AccountFacts["everywhere"]>;

/**
 * What makes a list go over all workspaces: 0 by newer text, 1 by older; and an account from before there were any refuses the
 * word. Without it only the primary workspace is listed.
 */
const newer = { workspace_id: "0" };
const older = { workspace_id: "1" };

/** What can be relied on where the key may not read the account's forms. */
export const assumed: AccountFacts = { statuses: assumedStatuses, fields: [], everywhere: newer };

const wireChoice = z.object({ id: idText.nullish(), value: z.union([z.string(), idText]) });
const wireFormField = wireField.extend({
  // The forms of people and departments call these `type` and `default`.
  field_type: z.string().nullish(),
  type: z.string().nullish(),
  default_field: z.boolean().nullish(),
  default: z.boolean().nullish(),
  date_only: z.boolean().nullish(),
  choices: z.array(wireChoice).nullish(),
  nested_fields: z.array(wireField).nullish(),
});
type WireFormField = z.output<typeof wireFormField>;

interface Told {
  statuses: readonly StatusFact[];
  fields: readonly FormField[];
}

const toTold =
  (resource: FormResource) =>
  (raws: readonly unknown[]): Told => {
    const fields = raws.map((raw) => ({ raw, wire: wireFormField.parse(raw) }));
    return {
      statuses: statusesIn(fields.map(({ wire }) => wire)),
      fields: fields.flatMap(({ raw, wire }) => toFields(resource, wire, raw)),
    };
  };

/** https://api.freshservice.com/#list_all_ticket_fields: the form of the primary workspace. */
const form = call({
  send: () => ({ method: "GET", path: "/api/v2/ticket_form_fields" }),
  at: "ticket_fields",
  answers: shape(z.array(z.unknown()), toTold("tickets")),
});

const formOf = (resource: FormResource, name: string): Call<void, readonly FormField[]> =>
  call({
    send: () => ({ method: "GET", path: `/api/v2/${name}` }),
    at: name,
    answers: shape(z.array(z.unknown()), (raws) => toTold(resource)(raws).fields),
  });

/** Where a body says what the ticket form calls so, of the fields that have no default. Each workspace has a form of its own. */
export const ticketForm: FormDefinition = {
  isWhole: false,
  closing,
  unless: { anyOf: [present("collection_id"), within(["native"], present("workspace_id"))] },
  places: {
    group: { ours: "group_id", theirs: "group_id" },
    agent: { ours: "assignee_id", theirs: "responder_id" },
    department: { ours: "company_id", theirs: "department_id" },
    category: { ours: null, theirs: "category" },
  },
};

/** https://api.freshservice.com/#requester_fields */
export const contactForm: FormDefinition = {
  learn: formOf("contacts", "requester_fields"),
  isWhole: true,
  places: {
    first_name: { ours: "name", theirs: "first_name" },
    job_title: { ours: "job_title", theirs: "job_title" },
    department: { ours: "company_ids", theirs: "department_ids" },
    time_zone: { ours: "time_zone", theirs: "time_zone" },
    language: { ours: "language", theirs: "language" },
    location: { ours: null, theirs: "location_id" },
    reporting_manager: { ours: null, theirs: "reporting_manager_id" },
    background_information: { ours: null, theirs: "background_information" },
  },
};

/** https://api.freshservice.com/#department_fields */
export const companyForm: FormDefinition = {
  learn: formOf("companies", "department_fields"),
  isWhole: true,
  places: {
    name: { ours: "name", theirs: "name" },
    description: { ours: "description", theirs: "description" },
    domains: { ours: "domains", theirs: "domains" },
    head: { ours: null, theirs: "head_user_id" },
    prime_user: { ours: null, theirs: "prime_user_id" },
  },
};

const oneTicket = call<Everywhere, unknown[]>({
  send: (everywhere): WireRequest => ({
    method: "GET",
    path: "/api/v2/tickets",
    query: { ...everywhere, per_page: "1" },
  }),
  at: "tickets",
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/** The account's statuses and ticket fields, and how its lists are told to leave no workspace out. */
export const learn: Flow<void, AccountFacts> = {
  flow: async ({ ask }) => {
    const told = await ask(form, undefined);
    for (const everywhere of [newer, older])
      try {
        await ask(oneTicket, everywhere);
        return { ...told, everywhere };
      } catch (error) {
        if (!(error instanceof PorticoError) || error.code !== "provider_validation") throw error;
      }
    return { ...told, everywhere: {} };
  },
};

/** Of a coded field the id of a choice is the code; of any other it is a row's, and what a ticket holds is the value. */
const coded = new Set(["default_status", "default_priority", "default_source", "default_urgency", "default_impact"]);
const named = new Set(["default_group", "default_agent", "default_department"]);

const statusesIn = (fields: readonly WireFormField[]): readonly StatusFact[] => {
  const choices = fields.find((field) => field.field_type === "default_status")?.choices ?? [];
  if (choices.length === 0) return assumedStatuses;
  return builtInFirst(choices.map(toStatus), (id) => builtInStatus.of(id) !== null);
};

const toStatus = ({ id, value }: z.output<typeof wireChoice>): StatusFact => ({
  id: id ?? value,
  name: value,
  status: builtInStatus.of(id ?? value) ?? statusNamed(value),
});

/** The levels of a nested field are fields of their own, named apart from their parent. */
const toFields = (resource: FormResource, wire: WireFormField, raw: unknown): FormField[] => {
  const told = wire.field_type ?? wire.type ?? "";
  const type = told === "custom_date" && wire.date_only === false ? "custom_date_time" : told;
  const spelled = { type, isDefault: (wire.default_field ?? wire.default) === true };
  return [
    toField(resource, wire, { ...spelled, options: optionsIn(type, wire), raw }),
    ...(wire.nested_fields ?? []).map((nested) =>
      toField(resource, nested, { ...spelled, options: null, raw: nested }),
    ),
  ];
};

const optionsIn = (type: string, { choices }: WireFormField): FormField["options"] => {
  if (choices === null || choices === undefined || choices.length === 0) return null;
  if (type === "default_status") return statusOptions(choices.map(toStatus));
  const isById = coded.has(type) || named.has(type);
  return choices.map(({ id, value }) => ({ value: isById ? (id ?? value) : value, name: value }));
};
