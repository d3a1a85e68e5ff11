import fc from "fast-check";

/** A payload with something wrong in it: a value replaced, a key taken out or given twice, or its text cut or overwritten. */
export const mutationsOf = (text: string): fc.Arbitrary<string> => {
  const whole: unknown = JSON.parse(text);
  const places = placesIn(whole);
  const structural = fc
    .array(fc.tuple(fc.constantFrom(...places), changes), { minLength: 1, maxLength: 3 })
    .map((edits) =>
      JSON.stringify(edits.reduce((value: unknown, [place, change]) => edited(value, place, change), whole)),
    );
  const textual = fc
    .tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 3 }), fc.string({ maxLength: 3 }))
    .map(([at, length, noise]) => text.slice(0, at) + noise + text.slice(at + length));
  const cut = fc.nat({ max: text.length - 1 }).map((at) => text.slice(0, at));
  return fc.oneof({ weight: 6, arbitrary: structural }, { weight: 2, arbitrary: textual }, cut);
};

type Place = readonly (string | number)[];
type Change = { kind: "remove" } | { kind: "add" | "replace"; value: unknown };

const nested = (depth: number): unknown => (depth === 0 ? null : [nested(depth - 1)]);

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    0,
    -1,
    1.5,
    1e21,
    true,
    [],
    {},
    [null],
    [[]],
    "2026-02-30T25:61:61Z",
    "9999-12-31",
  ),
  fc.jsonValue(),
  fc.bigInt().map((number) => JSON.rawJSON(String(number))),
  // Halves of characters, marks without a letter, text that runs the other way.
  fc.string({ unit: "binary" }),
  fc.constantFrom("e\u0301\u202e\u0000", "\ud83d", "👩‍👩‍👧‍👦"),
);

/** Long, wide, deep. */
const huge = fc.constantFrom<unknown>(
  "x".repeat(50_000),
  Array.from({ length: 5_000 }, (_, index) => index),
  nested(200),
);

const values: fc.Arbitrary<unknown> = fc.oneof({ weight: 20, arbitrary: odd }, huge);

const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: "remove" }),
  { weight: 4, arbitrary: values.map((value): Change => ({ kind: "replace", value })) },
  values.map((value): Change => ({ kind: "add", value })),
);

const placesIn = (value: unknown, at: Place = []): Place[] => [
  at,
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
        placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]),
      )
    : []),
];

const edited = (value: unknown, [key, ...rest]: Place, change: Change): unknown => {
  if (key === undefined) return endOf(value, change);
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === key ? edited(item, rest, change) : item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== key || rest.length > 0 || change.kind !== "remove");
  return Object.fromEntries(
    entries.map(([name, inner]: [string, unknown]) => [name, name === key ? edited(inner, rest, change) : inner]),
  );
};

/** What stands at the place that is changed: where nothing is added to a list or an object, it is replaced. */
const endOf = (value: unknown, change: Change): unknown => {
  if (change.kind === "remove") return null;
  if (change.kind === "replace" || typeof value !== "object" || value === null) return change.value;
  return Array.isArray(value) ? [...(value as unknown[]), change.value] : { ...value, added_later: change.value };
};
