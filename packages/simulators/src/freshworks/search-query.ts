/**
 * The search language: `"status:2 AND (priority:>3 OR tag:'vip')"`. `:` equals, `:>` is at least, `:<` is at most, `null` is
 * empty. AND binds closer than OR. Where it is allowed, `~[first_name|last_name]:'jo'` is any of these starting so.
 */
export type SearchNode =
  | { kind: "and" | "or"; parts: readonly SearchNode[] }
  | { kind: "test"; field: string; operator: SearchOperator; value: SearchValue };

export type SearchOperator = ":" | ":>" | ":<" | "~";

export type SearchValue = { type: "null" } | { type: "quoted" | "bare"; text: string };

const token =
  /\s*(?:(?<mark>[()])|(?<word>AND|OR)(?=[\s(]|$)|(?:(?<field>[A-Za-z_]\w*)|~\[(?<fields>\w+(?:\|\w+)*)\])(?<operator>:[<>]?)(?:'(?<quoted>(?:[^'\\]|\\.)*)'|(?<bare>[^\s()'"]+)))/y;

type Token = { kind: "mark"; text: string } | { kind: "word"; text: string } | { kind: "test"; node: SearchNode };

/** Undefined where the query does not parse, its surrounding double quotes included. */
export const parseSearch = (query: string, { starts = false } = {}): SearchNode | undefined => {
  const inner = /^"(?<inner>.*)"$/s.exec(query)?.groups?.["inner"];
  const tokens = inner === undefined ? undefined : readTokens(inner, starts);
  if (tokens === undefined) return undefined;
  const reader = { tokens, position: 0 };
  const node = readEither(reader);
  return reader.position === tokens.length ? node : undefined;
};

const readTokens = (text: string, starts: boolean): Token[] | undefined => {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < trimmed.length) {
    const groups = token.exec(trimmed)?.groups;
    if (groups === undefined || (groups["fields"] !== undefined && !starts)) return undefined;
    tokens.push(toToken(groups));
  }
  return tokens;
};

const toToken = (groups: Record<string, string | undefined>): Token => {
  if (groups["mark"] !== undefined) return { kind: "mark", text: groups["mark"] };
  if (groups["word"] !== undefined) return { kind: "word", text: groups["word"] };
  if (groups["fields"] !== undefined) {
    const parts = groups["fields"].split("|").map((field): SearchNode => ({
      kind: "test",
      field,
      operator: "~",
      value: valueOf(groups),
    }));
    return { kind: "test", node: { kind: "or", parts } };
  }
  const operator = (groups["operator"] ?? ":") as ":" | ":>" | ":<";
  return { kind: "test", node: { kind: "test", field: groups["field"] ?? "", operator, value: valueOf(groups) } };
};

const valueOf = ({ quoted, bare = "" }: Record<string, string | undefined>): SearchValue => {
  if (quoted !== undefined) return { type: "quoted", text: quoted.replaceAll(/\\(.)/gs, "$1") };
  return bare === "null" ? { type: "null" } : { type: "bare", text: bare };
};

interface Reader {
  readonly tokens: readonly Token[];
  position: number;
}

const readEither = (reader: Reader): SearchNode | undefined => readChain(reader, "OR", "or", readBoth);
const readBoth = (reader: Reader): SearchNode | undefined => readChain(reader, "AND", "and", readOne);

const readChain = (
  reader: Reader,
  word: "AND" | "OR",
  kind: "and" | "or",
  readPart: (reader: Reader) => SearchNode | undefined,
): SearchNode | undefined => {
  const parts: SearchNode[] = [];
  do {
    const part = readPart(reader);
    if (part === undefined) return undefined;
    parts.push(part);
  } while (took(reader, "word", word));
  return parts.length === 1 ? parts[0] : { kind, parts };
};

const readOne = (reader: Reader): SearchNode | undefined => {
  if (took(reader, "mark", "(")) {
    const inner = readEither(reader);
    return took(reader, "mark", ")") ? inner : undefined;
  }
  const next = reader.tokens[reader.position];
  if (next?.kind !== "test") return undefined;
  reader.position += 1;
  return next.node;
};

const took = (reader: Reader, kind: "mark" | "word", text: string): boolean => {
  const next = reader.tokens[reader.position];
  const same = next?.kind === kind && next.text === text;
  if (same) reader.position += 1;
  return same;
};
