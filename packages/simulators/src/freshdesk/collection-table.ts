import type { Collection as PlainCollection, Field, Row } from "../freshworks/collections.ts";
import { arrayOf, is, nullOr, oneOf } from "../freshworks/rules.ts";
import type { Call } from "./call.ts";
import { firstRowId } from "./store.ts";

type Shown = Record<string, unknown>;

/** A plain collection, and how its answers differ from its fields. */
export interface Collection extends PlainCollection {
  /** Where its seed lies, if its path has blanks. */
  seedIn?: string;
  /** Whether what the blanks of its path name is there. */
  within?: (call: Call) => boolean;
  /** What a list is answered in; bare, where absent. */
  wrap?: (shown: readonly unknown[]) => unknown;
  /** What the view of one shows beside the fields, or in their place; and what a row of the list does. */
  onView?: (call: Call, row: Shown) => object;
  inList?: (call: Call, row: Shown) => object;
}

const text: Field = [nullOr(is("String")), null];
const name: Field = [is("String"), ""];
const id: Field = [nullOr(is("Positive Integer")), null];
const flag: Field = [is("Boolean"), false];
const on: Field = [is("Boolean"), true];
const object: Field = [is("key/value pair"), {}];
const list: Field = [is("Array"), []];
const ids: Field = [arrayOf("Positive Integer"), []];
const position: Field = [is("Positive Integer"), 1];

/** The canned responses of one folder. */
export const responsesIn = (call: Call, folder: unknown): Row[] =>
  [...call.account.store.rows("canned_responses").values()].filter(({ values }) => values["folder_id"] === folder);

/** What contact fields and company fields have in common, beside the keys that customers have. */
const personField = {
  label: name,
  type: [is("String"), "custom_text"],
  position,
  required_for_agents: flag,
  agents_can_edit: on,
  displayed_for_agents: on,
  quick_add_for_agent: flag,
  unique: flag,
  choices: list,
} as const satisfies Record<string, Field>;

/** A field that an account makes is called after its label. */
const namedByLabel = (_call: Call, { label }: Shown) => ({
  name: `cf_${String(label).toLowerCase().replaceAll(/\W+/g, "_")}`,
  default: false,
});

const sectionsOf = (call: Call, { id: field }: Shown) => ({
  sections: [...call.account.store.rows(`admin/ticket_fields/${String(field)}/sections`).values()].map(toSection),
});
const toSection = ({ id: section, values }: Row) => ({ id: section, ...values });

const wholeDay = { start_time: "08:00:00 am", end_time: "05:00:00 pm" };

export const cannedResponses: Collection = {
  path: "canned_responses",
  verbs: ["view", "create", "update"],
  fields: {
    title: name,
    folder_id: id,
    content: text,
    content_html: text,
    visibility: [oneOf([0, 1, 2]), 0],
    group_ids: ids,
    attachments: list,
  },
  required: ["title", "content_html", "folder_id", "visibility"],
  seed: [{ title: "Thanks", folder_id: firstRowId, content: "Thank you!", content_html: "<div>Thank you!</div>" }],
};

/**
 * The set-up of an account, which is an administrator's: https://developers.freshdesk.com/api/. Of mailboxes, policies, skills
 * and forms only paths are known, so that their keys are our choice.
 */
export const collections: readonly Collection[] = [
  {
    path: "canned_response_folders",
    verbs: ["list", "view", "create", "update"],
    fields: { name, personal: flag },
    required: ["name"],
    seed: [{ name: "General" }],
    onView: (call, { id: folder }) => ({
      canned_responses: responsesIn(call, folder).map((row) => ({ id: row.id, title: row.values["title"] })),
    }),
    inList: (call, { id: folder }) => ({ responses_count: responsesIn(call, folder).length }),
  },
  cannedResponses,
  {
    path: "automations/{type}/rules",
    seedIn: "automations/1/rules",
    within: ({ params }) => ["1", "3", "4"].includes(params["type"] ?? ""),
    fields: {
      name,
      position,
      active: on,
      performer: object,
      events: list,
      conditions: list,
      operator: text,
      actions: list,
    },
    required: ["name", "conditions", "actions"],
    seed: [
      {
        name: "Urgent things to Escalations",
        conditions: [{ name: "condition_set_1", match_type: "all", properties: [] }],
        performer: { type: "any", members: [] },
        actions: [{ field_name: "priority", value: 4 }],
        operator: "condition_set_1",
      },
    ],
    wrap: (rules) => ({ rules, meta: { count: rules.length, cascading_rules: false } }),
    onView: (call) => ruleFigures(call),
    inList: (call) => ruleFigures(call),
  },
  {
    path: "admin/ticket_fields",
    fields: {
      label: name,
      label_for_customers: name,
      type: [is("String"), "custom_text"],
      position,
      customers_can_edit: flag,
      displayed_to_customers: flag,
      required_for_closure: flag,
      required_for_agents: flag,
      required_for_customers: flag,
      archived: flag,
      has_section: flag,
      choices: list,
      dependent_fields: list,
      section_mappings: list,
    },
    required: ["label", "label_for_customers", "type"],
    seed: [
      {
        label: "Issue Type",
        label_for_customers: "Issue Type",
        type: "custom_dropdown",
        has_section: true,
        choices: [{ id: 125, position: 1, value: "Refund", parent_choice_id: 22, choices: [] }],
      },
    ],
    queries: { include: oneOf(["section"]) },
    onView: (call, row) => ({ ...namedByLabel(call, row), ...sectionsOf(call, row) }),
    inList: (call, row) => ({
      ...namedByLabel(call, row),
      ...(call.query.has("include") && sectionsOf(call, row)),
      choices: undefined,
    }),
  },
  {
    path: "admin/ticket_fields/{field}/sections",
    within: (call) => call.account.store.rows("admin/ticket_fields").has(Number(call.params["field"])),
    fields: { label: name, choice_ids: ids, ticket_field_ids: ids },
    required: ["label", "choice_ids"],
    seed: [],
    onView: ({ params }) => ({ parent_ticket_field_id: Number(params["field"]) }),
    inList: ({ params }) => ({ parent_ticket_field_id: Number(params["field"]) }),
  },
  {
    path: "ticket-forms",
    fields: { title: name, description: text, default: flag, portals: list, fields: list },
    required: ["title"],
    seed: [{ title: "Default Ticket Form", default: true }],
  },
  {
    path: "contact_fields",
    verbs: ["view", "create", "update", "delete"],
    fields: {
      ...personField,
      editable_in_signup: flag,
      customers_can_edit: flag,
      label_for_customers: name,
      required_for_customers: flag,
      displayed_for_customers: flag,
    },
    required: ["label", "label_for_customers", "type"],
    seed: [],
    onView: namedByLabel,
  },
  {
    path: "company_fields",
    verbs: ["view", "create", "update", "delete"],
    fields: personField,
    required: ["label", "type"],
    seed: [],
    onView: namedByLabel,
  },
  {
    path: "business_hours",
    verbs: ["list", "view"],
    fields: { name, description: text, time_zone: text, is_default: flag, business_hours: object },
    required: [],
    seed: [
      {
        name: "Default",
        description: "Default Business Calendar",
        time_zone: "Berlin",
        is_default: true,
        business_hours: { monday: wholeDay, tuesday: wholeDay, wednesday: wholeDay },
      },
    ],
  },
  {
    path: "mailboxes",
    fields: { name, support_email: name, group_id: id, product_id: id, default_reply_email: flag, active: on },
    required: ["support_email"],
    seed: [{ name: "Support", support_email: "support@acme.example", default_reply_email: true }],
  },
  {
    path: "sla_policies",
    fields: {
      name,
      description: text,
      active: on,
      is_default: flag,
      position,
      applicable_to: object,
      sla_target: object,
      escalation: object,
    },
    required: ["name", "applicable_to", "sla_target"],
    seed: [{ name: "Default SLA Policy", is_default: true }],
  },
  {
    path: "admin/skills",
    fields: { name, rank: position, match_type: [oneOf(["all", "any"]), "all"], agents: list, conditions: list },
    required: ["name"],
    seed: [{ name: "Portuguese" }],
  },
];

const ruleFigures = ({ params }: Call) => ({
  automation_type_id: Number(params["type"]),
  outdated: false,
  last_updated_by: 1,
  affected_tickets_count: 0,
  Summary: { performer: "", events: [], conditions: {}, actions: [] },
});
