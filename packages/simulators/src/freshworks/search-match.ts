import type { Problem } from "./problems.ts";
import type { SearchNode, SearchOperator, SearchValue } from "./search-query.ts";
import { parseDay } from "./times.ts";

/** What can be searched of a record: of which type it is, and where it stands. */
export type SearchField<Doc> = SearchReader<Doc> & {
  /** The only operators it takes; all that its type has, where absent. */
  only?: readonly SearchOperator[];
  /** False where it cannot be asked for being empty. */
  nullable?: false;
};

type SearchReader<Doc> =
  | { type: "number"; read: (doc: Doc) => number | null }
  | { type: "flag"; read: (doc: Doc) => boolean | null }
  /** Milliseconds, compared by whole days in UTC. */
  | { type: "day"; read: (doc: Doc) => number | null }
  /** One text or several, of which any may equal. */
  | { type: "text"; read: (doc: Doc) => string | null | readonly string[] }
  /** As text, but a word inside is enough. */
  | { type: "words"; read: (doc: Doc) => readonly string[] };

export type SearchFields<Doc> = Readonly<Record<string, SearchField<Doc>>>;
export type Matcher<Doc> = (doc: Doc) => boolean;

/** A matcher for a query, or all that is wrong with its fields and values. */
export const compileSearch = <Doc>(
  node: SearchNode,
  fields: SearchFields<Doc>,
): { matches: Matcher<Doc>; problems: Problem[] } => {
  if (node.kind === "test") return compileTest(node, fields);
  const parts = node.parts.map((part) => compileSearch(part, fields));
  const matches: Matcher<Doc> =
    node.kind === "and"
      ? (doc) => parts.every((part) => part.matches(doc))
      : (doc) => parts.some((part) => part.matches(doc));
  return { matches, problems: parts.flatMap((part) => part.problems) };
};

const nothing = (): boolean => false;

const compileTest = <Doc>(
  { field: name, operator, value }: Extract<SearchNode, { kind: "test" }>,
  fields: SearchFields<Doc>,
): { matches: Matcher<Doc>; problems: Problem[] } => {
  const refused = (code: Problem["code"], message: string) => ({
    matches: nothing,
    problems: [{ field: name, message, code }],
  });
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) return refused("invalid_field", "Unexpected/invalid field in request");
  if (value.type === "null" && field.nullable !== false) {
    return { matches: (doc) => isEmpty(field.read(doc)), problems: [] };
  }
  const takes = field.only?.includes(operator) !== false;
  const matches = takes && value.type !== "null" ? comparison(field, operator, value) : undefined;
  return matches === undefined
    ? refused("invalid_value", `It should be a valid ${field.type}`)
    : { matches, problems: [] };
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

const dayMs = 86_400_000;

const comparison = <Doc>(
  field: SearchField<Doc>,
  operator: SearchOperator,
  { type, text }: Extract<SearchValue, { text: string }>,
): Matcher<Doc> | undefined => {
  const within = (read: (doc: Doc) => number | null, from: number, to: number): Matcher<Doc> => {
    const [low, high] = [operator === ":<" ? -Infinity : from, operator === ":>" ? Infinity : to];
    return (doc) => {
      const value = read(doc);
      return value !== null && value >= low && value <= high;
    };
  };
  if (operator === "~") return field.type === "text" && type === "quoted" ? startsWith(field.read, text) : undefined;
  if (field.type === "number") {
    const number = type === "bare" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    return number === undefined ? undefined : within(field.read, number, number);
  }
  if (field.type === "day") {
    const start = type === "quoted" ? parseDay(text) : undefined;
    // Both `:>` and `:<` contain the whole of the day they name.
    return start === undefined ? undefined : within(field.read, start, start + dayMs - 1);
  }
  if (operator !== ":") return undefined;
  if (field.type === "flag") {
    return text === "true" || text === "false" ? (doc) => (field.read(doc) ?? false) === (text === "true") : undefined;
  }
  if (field.type === "words")
    return (doc) => field.read(doc).some((one) => one.split(/\s+/).includes(text) || one === text);
  return (doc) => {
    const value = field.read(doc);
    return Array.isArray(value) ? value.includes(text) : value === text;
  };
};

const startsWith =
  <Doc>(read: (doc: Doc) => string | null | readonly string[], start: string): Matcher<Doc> =>
  (doc) =>
    [read(doc)].flat().some((value) => value?.toLowerCase().startsWith(start.toLowerCase()) === true);
