import { accountWithoutFacts, type Directory, type Lookup, type Provider } from "@portico/connector";
import { companySchema, expandedContactSchema, parseJson, PorticoError, userSchema } from "@portico/model";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import fc from "fast-check";
import { type Bench, openBench, subdomain } from "./bench.ts";
import type { Desk } from "./desk.ts";
import { mutationsOf } from "./mutations.ts";
import { objectsIn, payloadsOf } from "./payloads.ts";
import { differences } from "./shapes.ts";

/** Which payloads answer a lookup, and the path at which the simulator gives the like. */
export interface Answering {
  files: RegExp;
  kind: keyof Directory;
  path: RegExp;
  /** The key under which it lies, where the vendor wraps it. */
  at?: string;
}

/** As `payloads` does for operations: what `expand` looks up is read from payloads that the simulator did not make. */
export const lookupPayloads = (provider: Provider, desk: Desk, table: readonly Answering[]): void => {
  const { ours, captured } = payloadsOf(provider);
  describe.each(table)("$kind at $path", ({ files, kind, path, at }) => {
    const own = ours.filter(({ name }) => files.test(name));
    const all = [...own, ...captured.filter(({ name }) => files.test(name))];

    test("is read as an object of ours", () => {
      expect(own.length).toBeGreaterThan(0);
      for (const { name, text } of all)
        for (const entity of readAs(provider, kind, text, at))
          expect(schemas[kind].safeParse(entity).error?.issues ?? [], name).toEqual([]);
    });

    test("is answered by the simulator in the same shape", async () => {
      await using bench = await openBench(provider, desk);
      const answers = (await lookedUp(bench)).filter(({ at }) => path.test(at));
      for (const { text } of own)
        for (const { answer } of answers.slice(0, 1)) {
          expect(differences(parseJson(text), answer)).toEqual([]);
          expect(differences(answer, parseJson(text))).toEqual([]);
        }
      expect(answers.length).toBeGreaterThan(0);
    });

    test("whatever is broken in it, it is read as an object of ours or said to be unreadable", () =>
      fc.assert(
        fc.property(
          fc.constantFrom(...own).chain(({ text }) => mutationsOf(text)),
          (text) => {
            const entities = attempt(() => readAs(provider, kind, text, at));
            for (const entity of entities) expect(schemas[kind].safeParse(entity).error?.issues ?? []).toEqual([]);
          },
        ),
        { numRuns: 200 },
      ));
  });
};

const schemas = { contacts: expandedContactSchema, users: userSchema, companies: companySchema };

const readAs = (
  provider: Provider,
  kind: keyof Directory,
  text: string,
  at: string | undefined,
): Directory[keyof Directory][] => {
  const lookup: Lookup<Directory[keyof Directory]> | undefined = provider.lookups?.[kind];
  if (lookup === undefined) throw new Error(`nobody looks up ${kind}`);
  const account = accountWithoutFacts(provider, subdomain);
  return objectsIn(text, at).map((raw) => lookup.answers.read(raw, { account, input: undefined }));
};

/** What cannot be read gives nothing; it fails in no other way. */
const attempt = <Result>(read: () => Result[]): Result[] => {
  try {
    return read();
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof PorticoError || error instanceof SyntaxError) return [];
    throw error;
  }
};

/** What the simulator answers to the lookups of a whole list and of single tickets. */
const lookedUp = async ({ door, recorded, errand }: Bench): Promise<{ at: string; answer: unknown }[]> => {
  const names = ["requester", "assignee", "company"] as const;
  const { items } = await door.list("tickets", { expand: names, status: ["open", "pending"] });
  for (const name of names) {
    const row = items.find((one) => one[`${name}_id`] !== null);
    if (row !== undefined) await door.get("tickets", { id: row.id }, [], errand(), names);
  }
  return recorded.map(({ request, answer }) => ({
    at: new URL(request.path, request.origin).pathname,
    answer: parseJson(answer() === "" ? "null" : answer()),
  }));
};
