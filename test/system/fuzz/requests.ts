import fc from "fast-check";
import type { Document, Operation, Parameter } from "./document.ts";
import { damagedText, damagedValue } from "./damage.ts";
import { exampleOf, strangeText, valueOf, type Words } from "./values.ts";

/** Which of the things that a path can name: one of the caller's own, somebody else's, or none at all. */
export type Naming = "own" | "foreign" | "missing" | { text: string };

/** A request before it is known which ids it names. */
export interface Sketch {
  credential: "due" | "none" | "foreign" | "other kind" | "broken";
  path: Readonly<Record<string, Naming>>;
  /** As sent, from the question mark on. */
  query: string;
  headers: readonly (readonly [string, string])[];
  /** One character is one byte. */
  body: string | undefined;
  /** What goes wrong at the help desk, where anything does. */
  weather: Weather | undefined;
}

/** How the help desk misbehaves while the request is under way. */
export type Weather = (typeof weathers)[number];

const weathers = [
  { kind: "answer", status: 500, body: { message: "oops" } },
  { kind: "answer", status: 503, body: "<h1>Maintenance</h1>", contentType: "text/html" },
  { kind: "answer", status: 502, body: "", contentType: "text/plain" },
  { kind: "answer", status: 200, body: "<h1>Sign in</h1>", contentType: "text/html" },
  { kind: "answer", status: 200, body: "{", contentType: "application/json" },
  { kind: "answer", status: 200, body: { id: null } },
  { kind: "answer", status: 200, body: [null, 1, {}] },
  { kind: "answer", status: 204, body: "" },
  { kind: "answer", status: 302, body: "", headers: { location: "https://evil.example/" } },
  { kind: "answer", status: 400, body: { description: "Validation failed", errors: [{ field: "x", code: "y" }] } },
  { kind: "answer", status: 403, body: { code: "access_denied" } },
  { kind: "answer", status: 404, body: "" },
  { kind: "answer", status: 409, body: { errors: 7 } },
  { kind: "reset" },
  { kind: "cut", bytes: 10 },
] as const;

/** The request that an operation's documentation shows. */
export const plainRequest = (document: Document, operation: Operation, words: Words): Sketch => ({
  credential: "due",
  path: {},
  query: "",
  headers: [],
  body: operation.body && toBytes(JSON.stringify(exampleOf(document, operation.body, words))),
  weather: undefined,
});

/** Requests of an operation: most as the document describes them, the others with one thing that is not. */
export const requestOf = (document: Document, operation: Operation, words: Words): fc.Arbitrary<Sketch> => {
  const body =
    operation.body === undefined
      ? fc.constant(undefined)
      : fc
          .tuple(valueOf(document, operation.body, "", words), mostly(fc.constant(undefined), 3, damagedValue))
          .map(([value, damage]) => toBytes(JSON.stringify(damage === undefined ? value : damage(value)) ?? ""));
  return fc.record({
    credential: mostly<Sketch["credential"]>(
      fc.constant("due"),
      16,
      fc.constantFrom("none", "foreign", "other kind", "broken"),
    ),
    path: fc.record(Object.fromEntries(operation.parameters.path.map(({ name }) => [name, naming] as const)), {
      noNullPrototype: true,
    }),
    query: fc.tuple(queryOf(document, operation, words), mostly(fc.constant(""), 8, strangeQuery)).map(toQuery),
    headers: fc
      .tuple(
        headersOf(document, operation.parameters.header, words),
        mostly<readonly (readonly [string, string])[]>(fc.constant([]), 6, fc.array(strangeHeader, { maxLength: 3 })),
      )
      .map((groups) => groups.flat()),
    body:
      operation.body === undefined
        ? body
        : fc
            .tuple(body, mostly(fc.constant(undefined), 8, damagedText))
            .map(([text, damage]) => (damage === undefined ? text : damage(text ?? ""))),
    weather: mostly(fc.constant(undefined), 9, fc.constantFrom<Weather | undefined>(...weathers)),
  });
};

const mostly = <T>(usual: fc.Arbitrary<T>, weight: number, rare: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

/** The bytes of a text, one character each. */
const toBytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

const naming: fc.Arbitrary<Naming> = mostly<Naming>(
  fc.constant("own"),
  8,
  fc.oneof(
    fc.constantFrom<Naming>("foreign", "missing"),
    fc
      .constantFrom(
        "%00",
        "a%2Fb",
        "%F0%9F%8E%AB",
        "%ED%A0%80",
        "%zz",
        "..",
        "%2e%2e",
        "a".repeat(129),
        "-1",
        "0",
        "__proto__",
        "1e9",
        "a;b",
        "%25",
        "*",
      )
      .map((text) => ({ text })),
  ),
);

/** A few of the names at a time: what is rarely right by itself is never right together. */
const queryOf = (
  document: Document,
  { parameters }: Operation,
  words: Words,
): fc.Arbitrary<readonly (readonly [string, string])[]> =>
  fc
    .subarray([...parameters.query], { maxLength: Math.min(3, parameters.query.length) })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ name, schema }) =>
          mostly<unknown>(valueOf(document, schema, name, words), 4, strangeText).map(
            (value) => [name, String(value)] as const,
          ),
        ),
      ),
    );

const toQuery = ([given, strange]: [readonly (readonly [string, string])[], string]): string => {
  const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const text = [...pairs, ...(strange === "" ? [] : [strange])].join("&");
  return text === "" ? "" : `?${text}`;
};

const strangeQuery = fc.constantFrom(
  "nope=1",
  "limit=1&limit=2",
  "limit=0",
  "limit=101",
  "limit=1e1",
  "limit=",
  "limit",
  "limit[]=1",
  "=",
  "&&",
  "__proto__=1",
  "constructor=1",
  "cursor=AAAA",
  "cursor=AQ",
  "cursor=%00",
  "cursor=" + "A".repeat(2_049),
  "status=,",
  "include=,native",
  "sort=__proto__",
  "dry_run=1",
  "%ED%A0%80=1",
  "limit=%ED%A0%80",
  "limit=%zz",
  "%",
  "access_token=x",
  "limit=1#x",
  "a=1;b=2",
);

const headersOf = (
  document: Document,
  parameters: readonly Parameter[],
  words: Words,
): fc.Arbitrary<readonly (readonly [string, string])[]> =>
  fc
    .tuple(
      ...parameters.map(({ name, schema }) =>
        fc.option(
          fc
            .oneof(valueOf(document, schema, name, words).map(String), strangeHeaderValue)
            .filter((value) => /^[\x20-\x7e\x80-\xff]*$/.test(value))
            .map((value) => [name.toLowerCase(), value] as const),
          { nil: undefined, freq: 2 },
        ),
      ),
    )
    .map((pairs) => pairs.filter((pair) => pair !== undefined));

const strangeHeaderValue = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "*",
    '""',
    '"',
    '"a" , "b"',
    'W/"x"',
    "wait=0",
    "wait=abc",
    "wait=-1",
    "wait=99999999999999999999",
    'respond-async, wait="1"; x',
    "request:1",
    "x".repeat(255),
    "x".repeat(256),
    "\xe9",
    "a b",
  ),
  strangeText.map((text) => text.replaceAll(/[^\x20-\x7e]/g, "~").trim()),
);

const strangeHeader: fc.Arbitrary<readonly [string, string]> = fc.constantFrom(
  ["accept", "text/html"],
  ["accept", "application/*;q=0"],
  ["accept", "*/*;q=0.1, ;;;"],
  ["accept", ""],
  ["content-type", "text/plain"],
  ["content-type", "application/json; charset=utf-16"],
  ["content-type", "multipart/form-data; boundary=x"],
  ["content-type", ""],
  ["content-type", "application/json, text/plain"],
  ["content-encoding", "gzip"],
  ["x-http-method-override", "DELETE"],
  ["x-forwarded-host", "evil.example"],
  ["forwarded", "host=evil.example"],
  ["range", "bytes=0-1"],
  ["if-none-match", "*"],
  ["cookie", "a=b"],
  ["idempotency-key", "a"],
  ["idempotency-key", "\xff"],
  ["if-match", '"x"'],
  ["if-match", "*"],
  ["if-match", ",,,"],
  ["prefer", "wait=0"],
  ["prefer", "wait"],
  ["portico-request-id", "req_mine"],
  ["__proto__", "1"],
);
