import { accountWithoutFacts, type Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import { z } from "zod";
import { isRecord } from "../../e2e/http.ts";
import { subdomain } from "../bench.ts";
import { learnerOf, type Reader, readersOf, type Step } from "../readers.ts";
import type { Documented, NativeField } from "./native-fields.ts";

/** A native field, and the fields of ours that follow it; none where it is native only. */
export interface Covered extends NativeField {
  unified: readonly string[];
}

/**
 * Where each native field goes. It is measured: an object with all of them is read twice, with one value of the field and
 * with another, and what differs of ours is what the field is read into. Since a vendor may call one thing by several names,
 * the same is done once more without the other fields of its kind.
 */
export const coverageOf = (
  provider: Provider,
  resource: Documented,
  fields: readonly NativeField[],
): Promise<Covered[]> => {
  const whole = objectOf(fields);
  return Promise.all(
    fields.map(async (field) => {
      const alone = needed.has(field.kind)
        ? whole
        : objectOf(fields.filter((other) => other === field || other.name === "name" || other.kind !== field.kind));
      const follow = [whole, alone].map((raw) => following(provider, resource, raw, field));
      return { ...field, unified: [...new Set((await Promise.all(follow)).flat())] };
    }),
  );
};

/** Kinds of fields without which no object is one. */
const needed: ReadonlySet<string> = new Set(["id", "time", "own"]);

const objectOf = (fields: readonly NativeField[]): object =>
  fields.reduce<object>((whole, { name, values: [value] }) => placed(whole, name, value), {});

/** The fields of ours that differ where this one does. */
const following = async (
  provider: Provider,
  resource: Documented,
  raw: object,
  { name, values: [, other] }: NativeField,
): Promise<string[]> => {
  const before = await readIn(provider, resource, raw);
  const after = await readIn(provider, resource, placed(raw, name, other));
  return [...before.keys()].filter((ours) => before.get(ours) !== after.get(ours));
};

const placed = (whole: object, name: string, value: unknown): object => {
  const [key = "", ...rest] = name.split(".");
  const inner: unknown = Reflect.get(whole, key);
  return { ...whole, [key]: rest.length === 0 ? value : placed(isRecord(inner) ? inner : {}, rest.join("."), value) };
};

/** The fields of ours, as text to compare. */
const readIn = async (provider: Provider, what: Documented, raw: object): Promise<Map<string, string>> =>
  new Map(
    Object.entries(await (what === "fields" ? fieldIn(provider, raw) : objectIn(provider, what, raw)))
      .filter(([name]) => name !== "not_loaded" && name !== "native")
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );

/** What a row of the list shows, and of a user what one object shows beyond it: their roles. */
const objectIn = async (provider: Provider, resource: Resource, raw: object): Promise<object> => {
  const account = accountWithoutFacts(provider, subdomain);
  const { list, get } = readersOf(provider, resource);
  const row = list?.answers.read(raw, { account, input: target });
  return { ...row, ...(resource === "users" && get !== undefined && (await read(provider, get, raw))) };
};

/** A field of the ticket form: what the API shows, what else its JSON Schema says, and the fields that are made of its parts. */
const fieldIn = async (provider: Provider, raw: object): Promise<object> => {
  const { fields } = learned.parse(await read(provider, learnerOf(provider), [raw]));
  const [{ isRequiredToClose, dependsOn, ...field } = {}, ...further] = fields;
  return { ...field, "format=json_schema": [isRequiredToClose, dependsOn], "fields of their own": further };
};
const learned = z.object({ fields: z.array(z.record(z.string(), z.unknown())) });

const target = { id: "11", ticket_id: "11" };

/** Reads through an operation: its first call is answered with `raw`, any other with what roles are called. */
const read = async (provider: Provider, { answers, flow }: Reader, raw: object): Promise<object> => {
  const context = { account: accountWithoutFacts(provider, subdomain), input: target };
  if (flow === undefined) return answers?.read(raw, context) ?? {};
  let calls = 0;
  const answer: Step = async (step) => step.answers.read((calls += 1) === 1 ? raw : roles, context);
  return flow(
    { run: answer, ask: answer, read: (shape, inner) => shape.read(inner, context) },
    target,
    context.account,
  );
};

const roles = [
  { id: 11, name: "Agent" },
  { id: 12, name: "Account Administrator" },
];
