import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import openapiTS, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { repositoryDir } from "../harness/processes.ts";
import { deploy, type Deployment } from "./deployment.ts";
import { openEmbedded } from "./storages.ts";

/** As much of OpenAPI as is asked about here. */
const operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()).nonempty(),
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        schema: z.unknown().optional(),
        example: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.unknown() })) }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const documentSchema = z.looseObject({
  openapi: z.string(),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const binOf = (name: string, path: string): string => join(dirname(require.resolve(`${name}/package.json`)), path);

let deployment: Deployment;
let text: string;
let dir: string;
beforeAll(async () => {
  deployment = await deploy(openEmbedded);
  ({ text } = await deployment.send("GET", "/openapi.json"));
  // Beside the packages that the client imports.
  dir = await mkdtemp(join(repositoryDir, "test/node_modules/.openapi-"));
  await writeFile(join(dir, "openapi.json"), text);
});
afterAll(async () => {
  await deployment.close();
  await rm(dir, { recursive: true, force: true });
});

const operationsOf = () =>
  Object.entries(documentSchema.parse(JSON.parse(text)).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) =>
      Object.assign(described, { name: `${method.toUpperCase()} ${path}` }),
    ),
  );

describe("the OpenAPI document", () => {
  test("passes every recommended rule of Redocly, without a warning", async () => {
    const cli = binOf("@redocly/cli", "bin/cli.js");
    const { stdout, stderr } = await run(
      process.execPath,
      [cli, "lint", "--extends=recommended", "--format=json", join(dir, "openapi.json")],
      { cwd: dir, env: { PATH: process.env["PATH"], REDOCLY_TELEMETRY: "off", CI: "true" } },
    ).catch(asOutput);
    const { totals } = z.looseObject({ totals: z.looseObject({}) }).parse(JSON.parse(stdout || stderr));
    expect(totals).toMatchObject({ errors: 0, warnings: 0 });
  });

  test("names, tags and sums up each operation, with one id each", () => {
    const { openapi, tags } = documentSchema.parse(JSON.parse(text));
    const operations = operationsOf();
    expect(openapi).toMatch(/^3\.1\./);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(new Set(operations.flatMap((described) => described.tags))).toEqual(new Set(tags.map(({ name }) => name)));
  });

  test("gives an example of each body and each path parameter", () => {
    const { components } = documentSchema.parse(JSON.parse(text));
    const shown = (schema: unknown): boolean => hasExample(schema, components.schemas);
    const lacking = operationsOf().filter(
      ({ parameters, requestBody }) =>
        !Object.values(requestBody?.content ?? {}).every(({ schema }) => shown(schema)) ||
        !parameters.every(
          ({ in: place, example, schema }) => place !== "path" || example !== undefined || shown(schema),
        ),
    );
    expect(lacking).toEqual([]);
  });

  test("lists for each operation how it fails, and for each that is guarded how credentials do", () => {
    for (const { name, responses, security, requestBody } of operationsOf()) {
      const statuses = Object.keys(responses);
      const due = [
        "400",
        "500",
        ...(security.length > 0 ? ["401", "403"] : []),
        ...(requestBody !== undefined && !name.includes("/proxy/") ? ["413", "415", "422"] : []),
      ];
      expect({ name, lacking: due.filter((status) => !statuses.includes(status)) }).toEqual({ name, lacking: [] });
    }
  });

  test("is what the sdk's types are generated from; with `-u` this test writes them", async () => {
    const types = `// Generated from the OpenAPI document by test/e2e/openapi.test.ts.\n${astToString(await openapiTS(text))}`;
    await expect(types).toMatchFileSnapshot(join(repositoryDir, "packages/sdk/src/openapi.ts"));
  });

  test("is enough to generate a typed client, which lists tickets to the end", async () => {
    const account = await deployment.helpDesks.openAccount({ tickets: 30 });
    const tenant = await deployment.openTenant();
    const connection = await tenant.connect(account);
    await writeFile(join(dir, "schema.ts"), astToString(await openapiTS(text)));
    await writeFile(join(dir, "client.ts"), client);
    await writeFile(join(dir, "package.json"), '{"type":"module"}');
    await writeFile(join(dir, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["client.ts"] }));
    const compiled = await run(process.execPath, [binOf("typescript", "bin/tsc"), "-p", dir]).catch(asOutput);
    expect(compiled.stdout).toBe("");
    const { stdout } = await run(process.execPath, [
      join(dir, "client.js"),
      deployment.url(),
      tenant.key,
      connection.id,
    ]);
    const held = (await account.tickets()).filter((mark) => !mark.deleted && !mark.spam && !mark.archived);
    expect(new Set(stdout.trim().split("\n"))).toEqual(new Set(held.map(({ id }) => String(id))));
  });
});

/** A program that ends with a code has said why. */
const asOutput = (error: { stdout: string; stderr: string }) => error;

const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  module: "nodenext",
  target: "es2022",
  lib: ["es2023", "dom"],
  types: [],
  noEmitOnError: true,
};

const hasExample = (schema: unknown, components: Readonly<Record<string, unknown>>): boolean => {
  const { $ref, examples, example } = z.looseObject({ $ref: z.string().optional() }).parse(schema);
  const named = $ref === undefined ? undefined : components[$ref.slice("#/components/schemas/".length)];
  return examples !== undefined || example !== undefined || (named !== undefined && hasExample(named, components));
};

/** What a user of the API would write; each annotation is a claim about the document. */
const client = `
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

declare const process: { argv: string[] };
const [, , baseUrl = "", key = "", connection_id = ""] = process.argv;
const api = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${key}\` } });
let cursor: string | undefined;
do {
  const { data, error } = await api.GET("/v1/connections/{connection_id}/tickets", {
    params: { path: { connection_id }, query: { limit: 7, ...(cursor === undefined ? {} : { cursor }) } },
  });
  if (error !== undefined) throw new Error(\`\${error.code}: \${error.detail}\`);
  for (const ticket of data.data) {
    const status: "new" | "open" | "pending" | "on_hold" | "resolved" | "closed" = ticket.status;
    const requester: string | null = ticket.requester_id;
    const typed: components["schemas"]["Ticket"] = ticket;
    if (status && requester !== undefined) console.log(typed.id);
  }
  cursor = data.next_cursor ?? undefined;
} while (cursor !== undefined);
const missing = await api.GET("/v1/connections/{connection_id}/tickets/{ticket_id}", {
  params: { path: { connection_id, ticket_id: "999999" } },
});
if (missing.error?.code !== "not_found") throw new Error("a ticket that is none was found");
`;
