import { accountWithoutFacts, type Provider } from "@portico/connector";
import {
  collectionSchema,
  commentSchema,
  companySchema,
  contactSchema,
  fieldSchema,
  groupSchema,
  parseJson,
  type Resource,
  tagSchema,
  ticketSchema,
  ticketStatuses,
  userSchema,
} from "@portico/model";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import consumers from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { type Bench, openBench, subdomain } from "./bench.ts";
import { refusalOf } from "./complete.ts";
import { parentOf } from "./definition.ts";
import type { Desk } from "./desk.ts";
import type { Body, Row } from "./door.ts";
import { listPath, nativeCall } from "./native-call.ts";
import { demanded, smallest, someTarget } from "./operation.ts";
import { readersOf } from "./readers.ts";
import { differences } from "./shapes.ts";

/** Which operation a payload answers. */
export interface Answering {
  files: RegExp;
  operation: "get" | "list" | "search" | "create" | "update" | "identify";
  resource: Resource;
  /** The key under which it lies, where the vendor wraps it. */
  at?: string;
  /** What was said in a write, where the answer depends on it. */
  said?: Body;
}

/**
 * Proves a provider on payloads that were not made by its simulator: ours, in the documented shape, and real ones where they
 * lie beside the repository. What the simulator answers must have the shape of ours.
 */
export const payloads = (provider: Provider, desk: Desk, table: readonly Answering[]): void => {
  const { ours, captured } = payloadsOf(provider);
  const answering = (payload: Payload): Answering | undefined => table.find(({ files }) => files.test(payload.name));

  // Real payloads lie beside some checkouts only.
  const sources = [
    { title: "our fixtures", all: ours },
    { title: "captured payloads", all: captured },
  ].filter(({ all }) => all.length > 0);

  test("there are fixtures of our own", () => {
    expect(ours.length).toBeGreaterThan(0);
  });

  describe.each(sources)("$title", ({ all }) => {
    for (const payload of all) {
      const row = answering(payload);
      if (row !== undefined)
        test(`${payload.name} is read as an object of ours, and kept as it came`, async () => {
          await using bench = await openBench(provider, desk);
          expectLegal(row, await readAs(bench, row, payload.text), payload.text);
        });
    }

    test("every other one passes through the proxy as it came", async () => {
      await using bench = await openBench(provider, desk);
      for (const { name, text } of all.filter((payload) => answering(payload) === undefined)) {
        bench.account.faults.add({ kind: "answer", status: 200, body: text });
        const { body } = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
        expect(await consumers.text(body), name).toBe(text);
      }
    });

    for (const { name, text } of all.filter((payload) => payload.name === "ticket_fields"))
      test(`${name} tells the account's statuses and fields`, () => {
        const facts = learn(provider, parseJson(text));
        expect(facts.statuses.length).toBeGreaterThan(0);
        for (const { status } of facts.statuses) expect(ticketStatuses).toContain(status);
        for (const field of facts.fields) expect(() => fieldSchema.parse(field)).not.toThrow();
      });

    for (const { name, text } of all.filter((payload) => payload.name === "errors"))
      test(`each of ${name} has a code of ours, and names fields by our pointers`, async () => {
        await using bench = await openBench(provider, desk);
        const body = await smallest(bench, "tickets");
        for (const { status, body: answer } of errorsIn(text)) {
          bench.account.faults.add({ kind: "answer", status, ...(answer === null ? {} : { body: answer }) });
          const running = bench.door.create("tickets", {}, body, [], bench.errand({ waitMs: 0 }));
          const { code, details } = await running.then(() => expect.unreachable(), refusalOf);
          expect(code).toMatch(/^(?:provider_|not_found|connection_unauthorized|rate_limited)/);
          for (const { pointer } of details.errors ?? []) expect(pointer).toMatch(/^\/[a-z_]+(?:\/[\w.-]+)*$/);
          bench.account.faults.clear();
        }
      });
  });

  for (const payload of ours) {
    const row = answering(payload);
    // A variant is what other accounts answer.
    if (row !== undefined && !/_(?:old|child)$|archived/.test(payload.name))
      test(`the simulator answers in the shape of ${payload.name}`, async () => {
        await using bench = await openBench(provider, desk);
        const answer = await simulated(bench, row);
        expect(differences(parseJson(payload.text), answer)).toEqual([]);
        expect(differences(answer, parseJson(payload.text))).toEqual([]);
      });
  }
};

/** The objects of a payload, out of what the vendor wraps them in. */
export const objectsIn = (text: string, at: string | undefined): unknown[] => {
  const answer = parseJson(text);
  const own = at === undefined || typeof answer !== "object" || answer === null ? answer : Reflect.get(answer, at);
  return [own].flat();
};

export interface Payload {
  name: string;
  text: string;
}

/** The payloads of a vendor: ours, and real ones where they lie beside the repository. */
export const payloadsOf = ({ id }: Provider): { ours: Payload[]; captured: Payload[] } => ({
  ours: payloadsIn(new URL(`../fixtures/vendors/${id}/`, import.meta.url)),
  captured: payloadsIn(new URL(`../../../shared/providers/${id}/samples/`, import.meta.url)),
});

const payloadsIn = (folder: URL): Payload[] => {
  const path = fileURLToPath(folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({ name: file.slice(0, -".json".length), text: readFileSync(`${path}${file}`, "utf8") }));
};

/** What the adapter makes of the payload when the vendor answers with it. */
export const readAs = async (
  bench: Bench,
  { operation, resource, at, said = {} }: Answering,
  text: string,
): Promise<Row[]> => {
  const { door } = bench;
  const parent = parentOf(bench, resource);
  // What is to be changed may be looked for first.
  const target = operation === "update" ? await someTarget(bench, resource) : { ...parent, id: "1" };
  const method = operation === "create" || operation === "update" ? "POST|PUT|PATCH" : "GET";
  const body = operation === "create" ? { ...(await smallest(bench, resource)), ...said } : {};
  if (resource === "tickets") await door.list(resource, { limit: 1 });
  bench.account.faults.add({ kind: "answer", status: operation === "create" ? 201 : 200, body: text, method });
  switch (operation) {
    case "get":
      return [await door.get(resource, target, ["native"])];
    case "list":
      return [...(await door.list(resource, { ...parent, include: ["native"] })).items];
    case "search":
      // A search is planned by what the account holds; its rows are read as the list's are.
      return objectsIn(text, at).map((raw) =>
        Object.assign(rowOf(bench.provider, resource, raw) as Row, { native: raw }),
      );
    case "create":
      return [await door.create(resource, parent, body, ["native"])];
    case "update":
      return [await door.update(resource, target, patchOf(resource), ["native"])];
    case "identify":
      return [await bench.adapter.identify(bench.errand(), ["native"])].flatMap((user) => user ?? []);
  }
};

const rowOf = (provider: Provider, resource: Resource, raw: unknown): object => {
  const account = accountWithoutFacts(provider, subdomain);
  return readersOf(provider, resource).list?.answers.read(raw, { account, input: { ticket_id: "1" } }) ?? {};
};

/** What the simulator answers to the same. */
const simulated = async (bench: Bench, { operation, resource, said = {} }: Answering): Promise<unknown> => {
  const { door } = bench;
  const parent = parentOf(bench, resource);
  const body = { ...(await smallest(bench, resource).catch(() => demanded(resource))), ...said };
  const target = await simulatedTarget(bench, operation, resource, body);
  const acts: Record<Answering["operation"], () => Promise<unknown>> = {
    get: () => door.get(resource, target),
    list: () => door.list(resource, parent),
    search: () => door.list(resource, parent),
    create: () => door.create(resource, parent, body),
    update: () => door.update(resource, target, patchOf(resource)),
    identify: () => bench.adapter.identify(bench.errand(), []),
  };
  bench.forgetCalls();
  await acts[operation]();
  const answers = bench.recorded.map(({ answer }) => answer());
  // A write may be preceded by a read, and a read be followed by another.
  return parseJson((operation === "create" || operation === "update" ? answers.at(-1) : answers[0]) ?? "null");
};

/** What is read or changed: made for it, where that can be. */
const simulatedTarget = async (
  bench: Bench,
  operation: Answering["operation"],
  resource: Resource,
  body: Body,
): Promise<Body> => {
  if (operation !== "get" && operation !== "update") return {};
  if (operation === "get" && resource === "tickets") return { id: bench.ticketId };
  if (bench.provider.resources[resource]?.create === undefined) return someTarget(bench, resource);
  const parent = parentOf(bench, resource);
  return { ...parent, id: (await bench.door.create(resource, parent, body)).id };
};

const patchOf = (resource: Resource): Body => (resource === "comments" ? { body: { text: "Changed" } } : {});

const schemas = {
  tickets: ticketSchema,
  comments: commentSchema,
  contacts: contactSchema,
  companies: companySchema,
  users: userSchema,
  groups: groupSchema,
  collections: collectionSchema,
  tags: tagSchema,
} satisfies Record<Resource, z.ZodType>;

/** Legal times and words, and the vendor's own object untouched beside them. */
export const expectLegal = ({ resource, at }: Answering, rows: readonly Row[], text: string): void => {
  const sent = objectsIn(text, at);
  expect(rows.length).toBe(sent.length);
  for (const [index, row] of rows.entries()) {
    expect(schemas[resource].safeParse(row).error?.issues ?? []).toEqual([]);
    expect(JSON.stringify(row["native"])).toBe(JSON.stringify(sent[index]));
  }
};

const learn = ({ account, origin }: Provider, body: unknown) => {
  const { learn: step, assumed } = account;
  if ("flow" in step || step.answers === undefined) return assumed;
  return step.answers.read(body, { account: { subdomain, site: origin, flavour: null, ...assumed }, input: undefined });
};

const errorsIn = (text: string): { status: number; body: unknown }[] => {
  const errors: { status: number; body: unknown }[] = JSON.parse(text);
  return errors;
};
