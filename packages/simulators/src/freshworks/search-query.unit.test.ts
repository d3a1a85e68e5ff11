import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSearch } from "./search-query.ts";
import type { SearchNode } from "./search-query.ts";

const quote = (text: string): string => `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;

const write = (node: SearchNode): string => {
  if (node.kind === "test") {
    const { value } = node;
    const written = value.type === "null" ? "null" : value.type === "quoted" ? quote(value.text) : value.text;
    return `${node.field}${node.operator}${written}`;
  }
  return node.parts
    .map((part) => (part.kind === "test" ? write(part) : `(${write(part)})`))
    .join(` ${node.kind.toUpperCase()} `);
};

const tests = fc.record({
  kind: fc.constant("test" as const),
  field: fc.constantFrom("status", "tag", "cf_seats", "created_at"),
  operator: fc.constantFrom(":" as const, ":>" as const, ":<" as const),
  value: fc.oneof(
    fc.constant({ type: "null" as const }),
    fc.record({ type: fc.constant("bare" as const), text: fc.constantFrom("2", "-1.5", "true") }),
    fc.record({ type: fc.constant("quoted" as const), text: fc.string() }),
  ),
});

const { node } = fc.letrec<{ node: SearchNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    tests,
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      parts: fc.array(tie("node"), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

test("every query reads back as it was written", () => {
  fc.assert(
    fc.property(node, (query) => {
      expect(parseSearch(`"${write(query)}"`)).toEqual(query);
    }),
  );
});

test("AND binds closer than OR", () => {
  const query = parseSearch('"status:2 OR status:3 AND priority:4"');
  expect(query?.kind).toBe("or");
  expect(query).toMatchObject({ parts: [{ kind: "test" }, { kind: "and" }] });
});

test.each([
  "status:2",
  '"status:2',
  '""',
  '"status:"',
  '"status:2 AND"',
  '"(status:2"',
  '"status:2 status:3"',
  '"status=2"',
  '"tag:\'a"',
])("%s does not parse", (query) => {
  expect(parseSearch(query)).toBeUndefined();
});

test("beginnings are asked for with a tilde, of any of several fields, and only where that is allowed", () => {
  const query = "\"~[first_name|last_name]:'jo' AND active:true\"";
  expect(parseSearch(query)).toBeUndefined();
  const value = { type: "quoted", text: "jo" };
  expect(parseSearch(query, { starts: true })).toMatchObject({
    kind: "and",
    parts: [
      {
        kind: "or",
        parts: [
          { kind: "test", field: "first_name", operator: "~", value },
          { kind: "test", field: "last_name", operator: "~", value },
        ],
      },
      { kind: "test", field: "active" },
    ],
  });
  for (const broken of ["\"~[]:'x'\"", "\"~[a|]:'x'\"", "\"~a:'x'\""]) {
    expect(parseSearch(broken, { starts: true })).toBeUndefined();
  }
});
