import fc from "fast-check";
import { isRecord } from "../../e2e/http.ts";

/** One thing that is amiss with a value, somewhere in it. */
export const damagedValue: fc.Arbitrary<(value: unknown) => unknown> = fc
  .tuple(
    fc.nat(),
    fc.oneof(
      fc.constantFrom<Damage>(
        ...["nope", "__proto__", "constructor", "toString", "\ud800", "a/b~c", ""].map(withField),
        withoutField,
      ),
      wrongValues().map(
        (wrong): Damage =>
          () =>
            wrong,
      ),
    ),
  )
  .map(
    ([place, damage]) =>
      (value: unknown) =>
        at(value, place, damage),
  );

type Damage = (value: unknown) => unknown;

function wrongValues(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      "",
      [],
      {},
      [[]],
      "\0",
      "\ud800",
      "\udc00\ud800",
      "x".repeat(100_000),
      Array.from({ length: 300 }, () => "x"),
      deep(31),
      deep(33),
      JSON.rawJSON("1e400"),
      JSON.rawJSON("-0"),
      JSON.rawJSON("1e1000000"),
      JSON.rawJSON("9".repeat(400)),
      JSON.rawJSON("0.00000000000000000000000001"),
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
}

function deep(levels: number): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => ({ a: inner }), 1);
}

function withField(name: string): Damage {
  return (value) =>
    isRecord(value)
      ? Object.defineProperty({ ...value }, name, { value: 1, enumerable: true, configurable: true })
      : { [name]: value };
}

function withoutField(value: unknown): unknown {
  if (!isRecord(value)) return undefined;
  const [first] = Object.keys(value);
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== first));
}

/** The value with its n-th part changed. */
const at = (value: unknown, place: number, damage: Damage): unknown => {
  const parts = Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0;
  const turn = place % (parts + 1);
  if (turn === parts) return damage(value);
  const inner = Math.floor(place / (parts + 1));
  if (Array.isArray(value)) return value.map((item, index) => (index === turn ? at(item, inner, damage) : item));
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item], index) => [key, index === turn ? at(item, inner, damage) : item]),
      )
    : value;
};

/** One thing that is amiss with the bytes of a body. */
export const damagedText: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.constantFrom<(text: string) => string>(
    () => "",
    () => "null",
    () => "[]",
    () => '"text"',
    () => "1",
    () => "\xef\xbb\xbf{}",
    () => "{}{}",
    () => '{"name":"a","name":"b"}',
    () => '{"name":\xff}',
    () => `{"name":"\xc3\x28"}`,
    () => "[".repeat(50_000),
    () => `{"name":${"9".repeat(50_000)}}`,
    () => `{${Array.from({ length: 2_001 }, (_, index) => `"k${index}":1`).join()}}`,
    (text) => text.slice(0, Math.floor(text.length / 2)),
    (text) => `${text},`,
    (text) => ` \r\n\t${text}\n`,
    (text) => text.replaceAll('"', "'"),
    (text) => text.replace("}", ',"x":NaN}'),
    (text) => text.replace(/:/, ':"\\u0000",:'),
  ),
  fc.string({ unit: "binary", maxLength: 40 }).map((noise) => () => Buffer.from(noise, "utf8").toString("latin1")),
);
