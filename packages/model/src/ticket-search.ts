import { z } from "zod";
import { type Condition, type FieldRule, mostNesting, mostTests, mostValues, parseCondition } from "./condition.ts";
import { ticketExpansion } from "./expansion.ts";
import { distinct, includes, sortOrders } from "./queries.ts";
import { ticketPriorities, ticketStatuses } from "./ticket.ts";
import { timeInput } from "./values.ts";

type Value = FieldRule["value"];
const text: Value = (given) => (typeof given === "string" && given !== "" ? given : undefined);
const orNone =
  (value: Value): Value =>
  (given) =>
    given === null ? null : value(given);
const oneOf =
  (words: readonly string[]): Value =>
  (given) =>
    words.find((word) => word === given);
const instant: Value = (given) => {
  const parsed = timeInput.safeParse(given);
  return parsed.success ? new Date(parsed.data).toISOString().replace(".000Z", "Z") : undefined;
};

const word = (of: string, words: readonly string[], more: Pick<FieldRule, "ordered"> = {}): FieldRule => ({
  of,
  value: oneOf(words),
  means: `any of ${words.join(", ")}`,
  schema: { type: "string", enum: words },
  ...more,
});
const id = (of: string): FieldRule => ({
  of,
  value: orNone(text),
  means: "an id, or null for none",
  schema: { type: ["string", "null"] },
});
const time = (of: string, how: Pick<FieldRule, "ordered" | "implied">): FieldRule => ({
  of,
  value: instant,
  means: "an RFC 3339 time such as 2026-03-14T09:26:53Z",
  schema: { type: "string", format: "date-time" },
  ...how,
});

/** What a search can filter by, beside custom fields: the names of the list's filters, and the two times by their own names. */
const rules: Readonly<Record<string, FieldRule>> = {
  status: word("status", ticketStatuses),
  priority: word("priority", ticketPriorities, { ordered: ticketPriorities }),
  assignee_id: id("assignee_id"),
  group_id: id("group_id"),
  requester_id: id("requester_id"),
  company_id: id("company_id"),
  tag: { of: "tags", value: text, means: "a tag", schema: { type: "string" } },
  created_at: time("created_at", { ordered: "all" }),
  updated_at: time("updated_at", { ordered: "all" }),
  created_after: time("created_at", { implied: "gte" }),
  created_before: time("created_at", { implied: "lt" }),
  updated_after: time("updated_at", { implied: "gte" }),
  updated_before: time("updated_at", { implied: "lt" }),
};

const customPrefix = "custom_fields.";
const custom = (of: string): FieldRule => ({
  of,
  value: (given) => given,
  means: "text, a number that a double holds, true, false, or null for empty",
  schema: { type: ["string", "number", "boolean", "null"] },
  ordered: "all",
});

const ruleOf = (name: string): FieldRule | undefined => {
  if (Object.hasOwn(rules, name)) return rules[name];
  return name.startsWith(customPrefix) && name.length > customPrefix.length ? custom(name) : undefined;
};

/** What a name takes, as JSON Schema. */
const schemaOf = ({ schema, ordered, implied }: FieldRule): object => {
  if (implied !== undefined) return schema;
  const anyOf = [schema, { type: "array", items: schema, minItems: 1, maxItems: mostValues }];
  const comparisons = ordered === undefined ? {} : { gt: schema, gte: schema, lt: schema, lte: schema };
  const properties = { ...comparisons, not: { anyOf } };
  return { anyOf: [...anyOf, { type: "object", properties, additionalProperties: false, minProperties: 1 }] };
};

const nested = { $ref: "#/components/schemas/TicketFilter" };
const several = { type: "array", items: nested, minItems: 1, maxItems: mostTests };

const filterSchema = z
  .unknown()
  .transform((given, ctx): Condition =>
    parseCondition(given, ruleOf, (path, message) =>
      ctx.addIssue({ code: "custom", path: [...path], message, input: given }),
    ),
  )
  .optional()
  .meta({
    id: "TicketFilter",
    description:
      "Names are joined by and. A value is a scalar, a list (any of), or `{gt, gte, lt, lte, not}`; null is an empty field. " +
      "`and`, `or` and `not` nest. Custom fields go by `custom_fields.` and the provider's own key, or by what `field_mappings` calls it: a number compares with " +
      "numbers, text with text, character by character. What is empty passes no comparison, and does pass `not`. At most " +
      `${mostNesting} levels deep, and ${mostTests} tests.`,
    type: "object",
    properties: {
      ...Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, schemaOf(rule)])),
      and: several,
      or: several,
      not: nested,
    },
    patternProperties: { "^custom_fields\\..+$": schemaOf(custom("")) },
    // Not false: generated clients know no patterns, and would refuse every custom field.
    additionalProperties: true,
    examples: [{ priority: { gte: "high" }, or: [{ status: ["new", "open"] }, { "custom_fields.cf_tier": "gold" }] }],
  });

/** A search for tickets. Its cursor is bound to filter and order, as a list's is. */
export const ticketSearchSchema = z
  .strictObject({
    filter: filterSchema,
    text: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: "Words to look for, where the provider has full text; `capabilities` says so." }),
    sort: z.enum(sortOrders).optional(),
    include: z.array(z.enum(includes)).transform(distinct).optional(),
    expand: z.array(ticketExpansion).transform(distinct).optional(),
    limit: z.int().min(1).max(100).default(100),
    cursor: z.string().max(2_048).optional(),
  })
  .meta({
    id: "TicketSearch",
    examples: [
      {
        filter: { priority: { gte: "high" }, or: [{ status: ["new", "open"] }, { tag: "vip" }] },
        sort: "updated_at",
        limit: 50,
      },
    ],
  });

export type TicketSearch = z.output<typeof ticketSearchSchema>;
