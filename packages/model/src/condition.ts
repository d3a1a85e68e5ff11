import { fitsNumber, isRawNumeral } from "./json.ts";
import { distinct } from "./queries.ts";

export type Scalar = string | number | boolean | null;

/** What must hold of one field. `at` is where the caller said so: a JSON pointer below the filter. */
export interface Test {
  at: string;
  /** A field of the unified object, or `custom_fields.` and a key. */
  of: string;
  is: "in" | Comparison;
  /** For `in` all that will do; null stands for an empty field. For a comparison the one that is compared with. */
  values: readonly Scalar[];
}
export type Comparison = "gt" | "gte" | "lt" | "lte";

/** A filter expression, parsed: every name is resolved, every value is of its field's kind. Plain JSON. */
export type Condition = Test | { and: readonly Condition[] } | { or: readonly Condition[] } | { not: Condition };

/** How a field may be filtered. */
export interface FieldRule {
  of: string;
  /** A value as it is compared; undefined for one that the field cannot have. */
  value: (given: Scalar) => Scalar | undefined;
  /** What its values are, for messages: `an id`. */
  means: string;
  /** The same as JSON Schema, for documents. */
  schema: Readonly<Record<string, unknown>>;
  /** Set where values have an order: the words that do, or all of them. */
  ordered?: readonly string[] | "all";
  /** Set where the name itself says how it compares: then it takes one bare value. */
  implied?: Comparison;
}

/** The rule of a name; undefined for one that nothing is called by. */
export type FieldRules = (name: string) => FieldRule | undefined;

/** Takes note of a fault in a filter: where, below it, and what would do. */
export type Fault = (path: readonly (string | number)[], message: string) => void;

/** How deep expressions lie within the first, and how many tests there are in all. */
export const mostNesting = 8;
export const mostTests = 100;
export const mostValues = 100;

/**
 * Parses a filter: names are joined by and; a value is a scalar, a list (any of) or `{gt, gte, lt, lte, not}`; `and`, `or` and
 * `not` nest. Every fault is told, and what is returned after one must not be used.
 */
export const parseCondition = (given: unknown, rules: FieldRules, fault: Fault): Condition => {
  let tests = 0;

  const expression = (value: unknown, path: Path): Condition => {
    if (!isObject(value)) return refuse(path, "Give an object of names and what must hold of them.");
    if (path.filter((step) => step === "and" || step === "or" || step === "not").length > mostNesting)
      return refuse(path, `Nest ${mostNesting} deep at most.`);
    // The same names in another order are the same filter.
    const names = Object.keys(value).toSorted();
    return joined(names.map((name) => member(name, value[name], [...path, name])));
  };

  const member = (name: string, value: unknown, path: Path): Condition => {
    if (name === "and") return { and: several(value, path) };
    if (name === "or") return { or: several(value, path) };
    if (name === "not") return { not: expression(value, path) };
    const rule = rules(name);
    if (rule === undefined) return refuse(path, "There is no such name to filter by.");
    tests += 1;
    if (tests === mostTests + 1) return refuse(path, `Give ${mostTests} tests at most.`);
    return isObject(value) ? compared(rule, value, path) : among(rule, value, path);
  };

  const several = (value: unknown, path: Path): Condition[] => {
    if (Array.isArray(value) && value.length > 0 && value.length <= mostTests)
      return value.map((inner: unknown, index) => expression(inner, [...path, index]));
    refuse(path, `Give a list of 1 to ${mostTests} expressions.`);
    return [];
  };

  const among = (rule: FieldRule, value: unknown, path: Path): Condition => {
    if (rule.implied !== undefined) return test(rule, rule.implied, [scalar(rule, value, path)], path);
    if (!Array.isArray(value)) return test(rule, "in", [scalar(rule, value, path)], path);
    if (value.length === 0 || value.length > mostValues) return refuse(path, `Give 1 to ${mostValues} values.`);
    const values = value.map((inner: unknown, index) => scalar(rule, inner, [...path, index]));
    return test(rule, "in", distinct(values), path);
  };

  const compared = (rule: FieldRule, value: Readonly<Record<string, unknown>>, path: Path): Condition => {
    if (rule.implied !== undefined) return refuse(path, `Give ${rule.means}: the name says how it compares.`);
    const parts = Object.keys(value).toSorted();
    if (parts.length === 0) return refuse(path, "Give any of gt, gte, lt, lte, not.");
    return joined(
      parts.map((operator) => {
        const below = [...path, operator];
        if (operator === "not") return { not: among(rule, value[operator], below) };
        if (!isComparison(operator)) return refuse(below, "The comparisons are gt, gte, lt, lte, not.");
        if (rule.ordered === undefined) return refuse(below, "Its values have no order.");
        const bound = scalar(rule, value[operator], below);
        if (bound === null || typeof bound === "boolean") return refuse(below, "This has no order.");
        return rule.ordered === "all"
          ? test(rule, operator, [bound], below)
          : test(rule, "in", wordsBeside(rule.ordered, operator, bound), below);
      }),
    );
  };

  const scalar = (rule: FieldRule, value: unknown, path: Path): Scalar => {
    const plain = isRawNumeral(value) && fitsNumber(value) ? Number(value.rawJSON) : value;
    const found = isScalar(plain) ? rule.value(plain) : undefined;
    if (found !== undefined) return found;
    refuse(path, `Give ${rule.means}.`);
    return null;
  };

  const refuse = (path: Path, message: string): Condition => {
    fault(path, message);
    return { and: [] };
  };

  return expression(given, []);
};

type Path = readonly (string | number)[];

const test = ({ of }: FieldRule, is: Test["is"], values: readonly Scalar[], path: Path): Test => ({
  at: path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  of,
  is,
  values,
});

const joined = (parts: readonly Condition[]): Condition => {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { and: parts };
};

/** The words of an order that stand on one side of a word. */
const wordsBeside = (order: readonly string[], side: Comparison, word: string | number): readonly string[] => {
  const place = order.indexOf(String(word));
  return order.filter((_, index) => compares[side](index, place));
};

/** What the comparisons mean, for any two values of one type. */
export const compares: Readonly<Record<Comparison, <Value extends number | string>(a: Value, b: Value) => boolean>> = {
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};
const isComparison = (name: string): name is Comparison => Object.hasOwn(compares, name);

const isScalar = (value: unknown): value is Scalar =>
  value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isRawNumeral(value);

/** Every test of a condition, wherever it stands. */
export const testsOf = (condition: Condition): readonly Test[] => {
  if ("of" in condition) return [condition];
  if ("not" in condition) return testsOf(condition.not);
  return ("and" in condition ? condition.and : condition.or).flatMap(testsOf);
};
