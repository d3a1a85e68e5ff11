import { describe, expect, test } from "vitest";
import { law } from "./law.ts";
import { readSources, readWorkspaces } from "./repository.ts";
import type { Workspace } from "./repository.ts";
import { findBreaches } from "./rules.ts";
import { readSyntax } from "./syntax.ts";

test("every file keeps the law", () => {
  const files = readSources().map(readSyntax);
  expect(files.length).toBeGreaterThan(50);
  expect(findBreaches(files, readWorkspaces())).toEqual([]);
});

test("every package is in the law", () => {
  const names = readWorkspaces().flatMap(({ dir, name }) => (dir === "" ? [] : [name]));
  expect(names.filter((name) => !(name in law))).toEqual([]);
});

const workspace = (dir: string, dependencies: string[] = [], exports = ["."]): Workspace => ({
  dir,
  name: dir.slice(dir.lastIndexOf("/") + 1),
  exports,
  dependencies,
});

describe("the law can be broken, and then says so", () => {
  const ours = ["connector", "db", "http", "model", "providers", "runtime", "services", "simulators"].map(
    (name) => `@portico/${name}`,
  );
  const workspaces = [
    workspace("", ["vitest"]),
    workspace("apps/gateway", ["hono", ...ours]),
    workspace("test", ours),
    ...ours.map((name) =>
      workspace(`packages/${name.slice("@portico/".length)}`, name === "@portico/db" ? ["@portico/model"] : ours),
    ),
  ];
  const breaches = (files: Record<string, string>): string[] =>
    findBreaches(
      Object.entries(files).map(([path, text]) => readSyntax({ path, text })),
      workspaces,
    );

  test.each([
    ["apps/gateway/src/a.ts", 'import { a } from "@portico/db";'],
    ["apps/gateway/src/a.ts", 'import type { A } from "@portico/providers";'],
    ["packages/services/src/a.ts", 'export { a } from "@portico/providers";'],
    ["packages/services/src/a.ts", 'export * from "@portico/runtime";'],
    ["packages/providers/src/acme/index.ts", 'import "@portico/http";'],
    ["packages/connector/src/a.ts", 'const a = await import("@portico/db");'],
    ["packages/db/src/a.ts", 'type A = import("@portico/http").HttpClient;'],
    ["packages/model/src/a.ts", 'import { a } from "@portico/http";'],
    ["packages/simulators/src/acme/a.ts", 'import { a } from "@portico/model";'],
    ["packages/http/src/a.unit.test.ts", 'import { a } from "@portico/services";'],
    ["infra/demo/start.ts", 'import { a } from "@portico/model";'],
    ["packages/twelfth/src/a.ts", 'import { a } from "@portico/model";'],
  ])("an edge not in the table: %s, %s", (path, text) => {
    expect(breaches({ [path]: text })).toEqual([expect.stringContaining(`${path} may not import`)]);
  });

  test.each([
    ["packages/services/src/a.ts", 'import { a } from "@portico/db/src/schema.ts";'],
    ["packages/services/src/a.ts", 'import { a } from "../../db/src/schema.ts";'],
    ["packages/services/src/a.ts", 'import { a } from "../../../test/harness/postgres.ts";'],
    ["test/e2e/a.test.ts", 'import { a } from "../../packages/db/src/schema.ts";'],
    ["infra/demo/start.ts", 'import { a } from "../../packages/db/src/index.ts";'],
    ["packages/db/src/a.ts", 'import { a } from "../../../../shared/a.ts";'],
  ])("an import past a package's door: %s, %s", (path, text) => {
    expect(breaches({ [path]: text })).toEqual([expect.stringMatching(/past its package's door|is no door of/)]);
  });

  test.each([
    ["packages/http/src/a.ts", 'import { a } from "hono";'],
    ["packages/http/src/a.ts", 'import { a } from "@hono/node-server/conninfo";'],
    ["packages/http/src/a.ts", 'import { a } from "vitest";'],
    ["infra/demo/start.ts", 'import { a } from "hono";'],
  ])("a package that package.json does not name: %s, %s", (path, text) => {
    expect(breaches({ [path]: text })).toEqual([expect.stringContaining("which its package.json does not name")]);
  });

  test("one of our own packages that package.json does not name", () => {
    const files = [readSyntax({ path: "packages/runtime/src/a.ts", text: 'import { a } from "@portico/db";' })];
    const bare = [workspace(""), workspace("packages/runtime"), workspace("packages/db")];
    expect(findBreaches(files, bare)).toEqual([expect.stringContaining("which its package.json does not name")]);
  });

  test.each(["./a.unit.test.ts", "./testing/a.ts", "./test-a.ts"])(
    "what serves only tests, taken into use: %s",
    (specifier) => {
      const text = `import { a } from "${specifier}";`;
      expect(breaches({ "packages/db/src/b.ts": text })).toEqual([expect.stringContaining("which only tests may")]);
      expect(breaches({ "packages/db/src/b.unit.test.ts": text })).toEqual([]);
    },
  );

  test("a cycle, however long, and through types alone", () => {
    const cycle = breaches({
      "packages/db/src/a.ts": 'import { b } from "./b.ts";',
      "packages/db/src/b.ts": 'export * from "./deep/c.ts";',
      "packages/db/src/deep/c.ts": 'import type { A } from "../a.ts";',
    });
    expect(cycle).toEqual([
      "packages/db/src/a.ts → packages/db/src/b.ts → packages/db/src/deep/c.ts → packages/db/src/a.ts is a cycle",
    ]);
  });

  test.each([
    "const a = process.env.A;",
    'const a = process["env"];',
    "const { env } = process;",
    'import { env } from "node:process";',
    "const a = globalThis.process.env;",
  ])("the environment read outside the configuration: %s", (text) => {
    expect(breaches({ "packages/db/src/a.ts": text })).toEqual(["packages/db/src/a.ts reads the environment"]);
    expect(breaches({ "packages/runtime/src/config.ts": text })).toEqual([]);
    expect(breaches({ "apps/gateway/src/main.ts": text })).toEqual([]);
  });

  test.each([
    'if (provider === "acme") a();',
    'if ("acme" !== connection.provider) a();',
    'if (connection?.provider == "acme") a();',
    "if (connection.provider_id === `acme`) a();",
    'switch (connection["provider"]) { case "acme": a(); }',
    'if (id === "freshdesk") a();',
  ])("vendors told apart outside their folders: %s", (text) => {
    const vendor = { "packages/providers/src/freshdesk/index.ts": "" };
    expect(breaches({ ...vendor, "packages/services/src/a.ts": text })).toEqual([
      expect.stringContaining("packages/services/src/a.ts tells vendors apart"),
    ]);
    expect(breaches({ ...vendor, "packages/providers/src/registry.ts": text })).toHaveLength(1);
    expect(breaches({ ...vendor, "packages/providers/src/freshdesk/a.ts": text })).toEqual([]);
  });

  test("an import whose target only shows when it runs", () => {
    expect(breaches({ "packages/db/src/a.ts": "await import(name);" })).toEqual([
      "packages/db/src/a.ts imports a module whose name is computed",
    ]);
  });
});
