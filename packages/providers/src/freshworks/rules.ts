import { at, filled, type JsonSchema, needs, type Rule } from "@portico/connector";

/** Codes, which both products keep alike. */
export const codeRules = (title: string, channels: readonly string[]): Rule[] => [
  {
    ...inPlace("channel", { enum: [...channels] }),
    code: "unsupported_value",
    message: `${title} takes ${channels.join(", ")} here.`,
  },
  {
    ...inPlace("native_status_id", { pattern: String.raw`^(?:0|[1-9]\d{0,18})$` }),
    code: "invalid_id",
    message: `${title}'s codes are whole numbers.`,
  },
  {
    ...inPlace("native_priority_id", { enum: ["1", "2", "3", "4"] }),
    code: "unsupported_value",
    message: `${title} has the priorities 1, 2, 3 and 4.`,
  },
];

const inPlace = (field: string, schema: JsonSchema): Pick<Rule, "schema" | "pointer" | "isShape"> => ({
  schema: at([field], schema),
  pointer: `/${field}`,
  isShape: true,
});

const phoneKinds = ["work", "mobile"];

/** Of two ways to say the same one would be lost, and of two numbers of a kind. */
export const contactRules = (title: string): Rule[] => [
  {
    schema: { not: { required: ["email", "emails"] } },
    pointer: "/emails",
    code: "conflict",
    message: "Give `email`, or `emails` with the primary one first.",
  },
  {
    schema: at(["phones"], { items: at(["kind"], { enum: phoneKinds }) }),
    pointer: "/phones",
    code: "unsupported_value",
    message: `${title} keeps one \`work\` and one \`mobile\` number.`,
  },
  {
    schema: at(["phones"], {
      allOf: phoneKinds.map((kind) => ({ contains: at(["kind"], { const: kind }), minContains: 0, maxContains: 1 })),
    }),
    pointer: "/phones",
    code: "duplicate",
    message: `${title} keeps one \`work\` and one \`mobile\` number.`,
  },
];

/** One of a field of ours, filled, or of the vendor's own names for it. */
export const demand = (title: string, field: string, theirs: readonly string[] = [field]): Rule =>
  needs({ pointer: `/${field}`, code: "missing", message: `${title} needs a ${field}.`, ours: [field], theirs });

/** Holds of a body with at least one item in the list. */
export const listed = (field: string): JsonSchema => ({
  ...filled(field),
  properties: { [field]: { type: "array", minItems: 1 } },
});
