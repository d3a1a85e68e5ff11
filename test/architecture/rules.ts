import { isBuiltin } from "node:module";
import { isTestFile, law, mayNameVendor, mayReadEnvironment, SCOPE } from "./law.ts";
import type { Workspace } from "./repository.ts";
import { resolveRelative } from "./syntax.ts";
import type { Syntax } from "./syntax.ts";

/** One sentence per breach, which names the file; none when the law is kept. */
export const findBreaches = (files: readonly Syntax[], workspaces: readonly Workspace[]): string[] => [
  ...files.flatMap((file) => [
    ...file.imports.flatMap((specifier) => judgeImport(file.path, specifier, workspaces)),
    ...(file.hasComputedImport ? [`${file.path} imports a module whose name is computed`] : []),
    ...(file.readsEnvironment && !mayReadEnvironment(file.path) ? [`${file.path} reads the environment`] : []),
    ...judgeComparisons(file, vendorsOf(files)),
  ]),
  ...findCycles(files).map((cycle) => `${cycle.join(" → ")} is a cycle`),
];

const judgeImport = (path: string, specifier: string, workspaces: readonly Workspace[]): string[] => {
  if (isBuiltin(specifier)) return [];
  const own = workspaceOf(path, workspaces);
  if (specifier.startsWith(".")) return judgeRelative(path, specifier, own);
  if (specifier.startsWith(SCOPE)) return judgeOurs(path, specifier, own, workspaces);
  const known = isTestFile(path) || own.dir === "" ? [own, rootOf(workspaces)] : [own];
  const isDeclared = known.some(({ dependencies }) => dependencies.includes(packageOf(specifier)));
  return isDeclared ? [] : [`${path} imports ${packageOf(specifier)}, which its package.json does not name`];
};

const judgeRelative = (path: string, specifier: string, own: Workspace): string[] => {
  const target = resolveRelative(path, specifier);
  const home = own.dir === "" ? /^(?:infra\/|[^/]+$)/ : new RegExp(`^${own.dir}/`);
  if (!home.test(target)) return [`${path} reaches into ${target} past its package's door`];
  return isTestFile(target) && !isTestFile(path) ? [`${path} imports ${target}, which only tests may`] : [];
};

const judgeOurs = (path: string, specifier: string, own: Workspace, workspaces: readonly Workspace[]): string[] => {
  const [name = "", ...rest] = specifier.slice(SCOPE.length).split("/");
  const allowed = law[own.dir === "" ? "infra" : own.name];
  if (allowed === undefined) return [`${path} is in ${own.name}, which the law does not know`];
  if (allowed !== "anything" && !allowed.includes(name)) return [`${path} may not import ${SCOPE}${name}`];
  const target = workspaces.find((workspace) => workspace.name === name);
  const door = [".", ...rest].join("/");
  if (!target?.exports.includes(door)) return [`${path} imports ${specifier}, which is no door of ${name}`];
  if (!own.dependencies.includes(SCOPE + name))
    return [`${path} imports ${SCOPE}${name}, which its package.json does not name`];
  return [];
};

const judgeComparisons = ({ path, comparisons }: Syntax, vendors: ReadonlySet<string>): string[] =>
  mayNameVendor(path)
    ? []
    : comparisons
        .filter(({ name, text }) => /^(?:provider|vendor)(?:_?id)?$/i.test(name ?? "") || vendors.has(text))
        .map(({ name, text }) => `${path} tells vendors apart: ${name ?? "…"} is compared with "${text}"`);

/** A vendor is a folder of the providers package. */
const vendorsOf = (files: readonly Syntax[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ path }) => /^packages\/providers\/src\/([^/]+)\//.exec(path)?.[1] ?? []));

/** Each way round from a file back to itself, told once. */
const findCycles = (files: readonly Syntax[]): string[][] => {
  const edges = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter((specifier) => specifier.startsWith(".")).map((specifier) => resolveRelative(path, specifier)),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push([...trail.slice(start), path]);
    if (start !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) follow(path, []);
  return cycles;
};

const workspaceOf = (path: string, workspaces: readonly Workspace[]): Workspace =>
  workspaces.find(({ dir }) => dir !== "" && path.startsWith(`${dir}/`)) ?? rootOf(workspaces);

const rootOf = (workspaces: readonly Workspace[]): Workspace => {
  const root = workspaces.find(({ dir }) => dir === "");
  if (!root) throw new Error("the root has no package.json");
  return root;
};

/** `hono` of `hono/body-limit`, `@hono/node-server` of `@hono/node-server/conninfo`. */
const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
