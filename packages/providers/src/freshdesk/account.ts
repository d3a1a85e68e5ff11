import {
  type AccountFacts,
  call,
  type Call,
  type FormDefinition,
  type FormField,
  shape,
  type StatusFact,
} from "@portico/connector";
import type { FormResource } from "@portico/model";
import { z } from "zod";
import { builtInFirst, closing, optionsOf, statusOptions, toField, wireField } from "../freshworks/fields.ts";
import { isOutbound } from "./ticket-write.ts";
import { assumedStatuses, builtInStatus, statusNamed } from "./words.ts";

/** What can be relied on where the key may not read the account's forms. */
export const assumed: AccountFacts = { statuses: assumedStatuses, fields: [] };

const wireFormField = wireField.extend({
  type: z.string(),
  default: z.boolean().nullish(),
  choices: z.unknown().optional(),
  nested_ticket_fields: z.array(wireField.extend({ level: z.int() })).nullish(),
});
type WireFormField = z.output<typeof wireFormField>;

/** The account's statuses and ticket fields: https://developers.freshdesk.com/api/#list_all_ticket_fields */
export const learn = call<void, AccountFacts>({
  send: () => ({ method: "GET", path: "/api/v2/ticket_fields" }),
  answers: shape(z.array(z.unknown()), (raws) => {
    const fields = raws.map((raw) => ({ raw, wire: wireFormField.parse(raw) }));
    return {
      statuses: statusesIn(fields.map(({ wire }) => wire)),
      fields: fields.flatMap(({ raw, wire }) => toFields("tickets", wire, raw)),
    };
  }),
});

/** A form of people or companies, which Freshdesk shows to administrators alone. */
const formOf = (resource: FormResource, path: string): Call<void, readonly FormField[]> =>
  call({
    send: () => ({ method: "GET", path }),
    answers: shape(z.array(z.unknown()), (raws): readonly FormField[] =>
      raws.flatMap((raw) => toFields(resource, wireFormField.parse(raw), raw)),
    ),
  });

/** Where a body says what the ticket form calls so, of the fields that have no default. */
export const ticketForm: FormDefinition = {
  isWhole: true,
  closing,
  places: {
    subject: { ours: "subject", theirs: "subject" },
    description: { ours: "description", theirs: "description" },
    ticket_type: { ours: "type", theirs: "type", isOption: true },
    group: { ours: "group_id", theirs: "group_id" },
    agent: { ours: "assignee_id", theirs: "responder_id", unless: isOutbound },
    product: { ours: "collection_id", theirs: "product_id", unless: isOutbound },
    company: { ours: "company_id", theirs: "company_id", unless: isOutbound },
  },
};

/** https://developers.freshdesk.com/api/#list_all_contact_fields */
export const contactForm: FormDefinition = {
  learn: formOf("contacts", "/api/v2/contact_fields"),
  isWhole: true,
  places: {
    name: { ours: "name", theirs: "name" },
    job_title: { ours: "job_title", theirs: "job_title" },
    company_name: { ours: "company_ids", theirs: "company_id" },
    time_zone: { ours: "time_zone", theirs: "time_zone" },
    language: { ours: "language", theirs: "language" },
    tag_names: { ours: "tags", theirs: "tags" },
    unique_external_id: { ours: "external_id", theirs: "unique_external_id" },
    twitter_id: { ours: null, theirs: "twitter_id" },
    address: { ours: null, theirs: "address" },
    description: { ours: null, theirs: "description" },
  },
};

/** https://developers.freshdesk.com/api/#list_all_company_fields */
export const companyForm: FormDefinition = {
  learn: formOf("companies", "/api/v2/company_fields"),
  isWhole: true,
  places: {
    name: { ours: "name", theirs: "name" },
    description: { ours: "description", theirs: "description" },
    domains: { ours: "domains", theirs: "domains" },
    note: { ours: null, theirs: "note" },
    health_score: { ours: null, theirs: "health_score" },
    account_tier: { ours: null, theirs: "account_tier" },
    renewal_date: { ours: null, theirs: "renewal_date" },
    industry: { ours: null, theirs: "industry" },
  },
};

const statusesIn = (fields: readonly WireFormField[]): readonly StatusFact[] => {
  const choices = fields.find((field) => field.type === "default_status")?.choices;
  if (!isRecord(choices)) return assumedStatuses;
  return builtInFirst(Object.entries(choices).map(toStatus), (id) => builtInStatus.of(id) !== null);
};

/** The labels are the agents' word and the customers' word for the same code. */
const toStatus = ([id, labels]: [string, unknown]): StatusFact => {
  const name = String(Array.isArray(labels) ? labels[0] : labels);
  return { id, name, status: builtInStatus.of(id) ?? statusNamed(name) };
};

/** The levels of a nested field are fields of their own, named apart from their parent. */
const toFields = (resource: FormResource, wire: WireFormField, raw: unknown): FormField[] => {
  const spelled = { type: wire.type, isDefault: wire.default === true, raw };
  const first = toField(resource, wire, { ...spelled, options: optionsIn(resource, wire) });
  const lower = (wire.nested_ticket_fields ?? []).toSorted((one, other) => one.level - other.level);
  const names = [wire.name, ...lower.map(({ name }) => name)];
  return [
    first,
    ...lower.map((level, index): FormField => {
      const choices = branches(wire.choices, index + 1);
      const options = optionsOf([...new Set(choices.flatMap(([, below]) => below))]);
      const dependsOn = { key: names[index] ?? wire.name, options: grouped(choices) };
      return Object.assign(toField(resource, level, { ...spelled, options, raw: level }), { dependsOn });
    }),
  ];
};

/** `choices` has six shapes: code → labels, label → id, value → label, a list of values, of options, of trees. */
const optionsIn = (resource: FormResource, { choices, type }: WireFormField): FormField["options"] => {
  if (Array.isArray(choices)) return optionsOf(choices.flatMap((choice: unknown) => valuesIn(type, choice)));
  if (!isRecord(choices)) return null;
  if (type === "default_status") return statusOptions(Object.entries(choices).map(toStatus));
  return Object.entries(choices).map(([one, other]) =>
    resource === "tickets" ? { value: String(other), name: one } : { value: one, name: String(other) },
  );
};

const valuesIn = (type: string, choice: unknown): string[] => {
  if (!isRecord(choice)) return [String(choice)];
  if (type === "nested_field") return Object.keys(choice);
  return typeof choice["value"] === "string" ? [choice["value"]] : [];
};

/** What lies below each choice of the level above, at some level of a tree of `{ choice: [what lies below] }`. */
const branches = (choices: unknown, level: number): [above: string, below: string[]][] => {
  const trees = (Array.isArray(choices) ? choices : []).flatMap((tree: unknown) =>
    isRecord(tree) ? Object.entries(tree) : [],
  );
  if (level > 1) return trees.flatMap(([, below]) => branches(below, level - 1));
  return trees.map(([above, below]) => [
    above,
    (Array.isArray(below) ? below : []).flatMap((one: unknown) => (isRecord(one) ? Object.keys(one) : [String(one)])),
  ]);
};

/** The same name may stand in several branches. */
const grouped = (choices: readonly [above: string, below: string[]][]): Record<string, string[]> => {
  const byName = Map.groupBy(choices, ([above]) => above);
  return Object.fromEntries([...byName].map(([above, all]) => [above, all.flatMap(([, below]) => below)]));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
