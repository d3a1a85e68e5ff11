import { accountWithoutFacts, type Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import { isRecord } from "../../e2e/http.ts";
import { subdomain } from "../bench.ts";
import { type Readers, readersOf, type Step, type Steps } from "../readers.ts";
import type { NativeField } from "./native-fields.ts";

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
  resource: Resource,
  fields: readonly NativeField[],
): Promise<Covered[]> => {
  const whole = objectOf(fields);
  return Promise.all(
    fields.map(async (field) => {
      const alone = needed.has(field.kind)
        ? whole
        : objectOf(fields.filter((other) => other === field || other.kind !== field.kind));
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
  resource: Resource,
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

/** The fields of ours, as text to compare: what a row of the list shows, and what one object shows beyond it. */
const readIn = async (provider: Provider, resource: Resource, raw: object): Promise<Map<string, string>> => {
  const account = accountWithoutFacts(provider, subdomain);
  const { list, get } = readersOf(provider, resource);
  const row = list?.answers.read(raw, { account, input: target });
  const one = resource === "users" ? await viewed(get, raw, account) : {};
  return new Map(
    Object.entries({ ...row, ...one })
      .filter(([name]) => name !== "not_loaded")
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );
};

const target = { id: "11", ticket_id: "11" };

/** What an agent may do follows from its roles, which another call names: so one agent is read through its flow. */
const viewed = async (get: Readers["get"], raw: object, account: unknown): Promise<object> => {
  if (get?.flow === undefined) return {};
  let calls = 0;
  const answer: Step = async (step) => step.answers.read((calls += 1) === 1 ? raw : roles, { account, input: target });
  const read: Steps["read"] = (shape, inner) => shape.read(inner, { account, input: target });
  return get.flow({ run: answer, ask: answer, read }, target, account);
};

const roles = [
  { id: 11, name: "Agent" },
  { id: 12, name: "Account Administrator" },
];
