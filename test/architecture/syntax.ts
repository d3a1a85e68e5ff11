import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import type { Expression, ParseResult, PrivateIdentifier } from "oxc-parser";
import type { SourceFile } from "./repository.ts";

/** What the rules need to know of a file. */
export interface Syntax {
  path: string;
  /** Every module it names: imports, re-exports, dynamic imports, import types. */
  imports: readonly string[];
  /** Whether it imports something whose name only shows when it runs. */
  hasComputedImport: boolean;
  readsEnvironment: boolean;
  comparisons: readonly Comparison[];
}

/** A string that something is compared with, and the name of that something, where it has one. */
export interface Comparison {
  name: string | undefined;
  text: string;
}

/** Parses one file; a file that does not parse is an error. */
export const readSyntax = ({ path, text }: SourceFile): Syntax => {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  const dynamic = dynamicImports(parsed);
  return {
    path,
    imports: [...staticImports(parsed), ...dynamic.filter((target) => target !== undefined)],
    hasComputedImport: dynamic.includes(undefined),
    readsEnvironment: readsEnvironment(parsed),
    comparisons: comparisons(parsed),
  };
};

/** The file that a relative import leads to, from the root of the repository; it may lead out of it. */
export const resolveRelative = (from: string, specifier: string): string => posix.join(posix.dirname(from), specifier);

const staticImports = ({ module }: ParseResult): string[] => [
  ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
  ...module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])),
];

const dynamicImports = ({ program }: ParseResult): (string | undefined)[] => {
  const found: (string | undefined)[] = [];
  new Visitor({
    ImportExpression: ({ source }) => void found.push(textOf(source)),
    TSImportType: ({ source }) => void found.push(source.value),
  }).visit(program);
  return found;
};

const readsEnvironment = ({ module, program }: ParseResult): boolean => {
  let found = module.staticImports.some(
    ({ moduleRequest, entries }) =>
      /^(?:node:)?process$/.test(moduleRequest.value) && entries.some(({ importName }) => importName.name === "env"),
  );
  new Visitor({
    MemberExpression: (node) => {
      found ||= nameOf(node) === "env" && nameOf(node.object) === "process";
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== "ObjectPattern" || init === null || nameOf(init) !== "process") return;
      found ||= id.properties.some(
        (property) => property.type === "Property" && property.key.type === "Identifier" && property.key.name === "env",
      );
    },
  }).visit(program);
  return found;
};

const comparisons = ({ program }: ParseResult): Comparison[] => {
  const found: Comparison[] = [];
  const compare = (one: Named, other: Named): void => {
    const text = textOf(other);
    if (text !== undefined) found.push({ name: nameOf(one), text });
  };
  new Visitor({
    BinaryExpression: ({ left, right, operator }) => {
      if (!/^[!=]==?$/.test(operator)) return;
      compare(left, right);
      compare(right, left);
    },
    SwitchStatement: ({ discriminant, cases }) => {
      for (const { test } of cases) if (test) compare(discriminant, test);
    },
  }).visit(program);
  return found;
};

type Named = Expression | PrivateIdentifier;

const textOf = (node: Named): string | undefined => {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
};

/** The last name in `provider`, `connection.provider`, `connection?.["provider"]`. */
const nameOf = (node: Named): string | undefined => {
  if (node.type === "Identifier") return node.name;
  if (node.type === "ChainExpression") return nameOf(node.expression);
  if (node.type !== "MemberExpression") return undefined;
  return node.computed ? textOf(node.property) : node.property.name;
};
