import type { Errand, Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import type { Bench } from "./bench.ts";
import { completed } from "./complete.ts";
import { parentOf, resourcesOf } from "./definition.ts";
import type { Body } from "./door.ts";

/** How a call runs: how long it may wait, until when its caller is there, and on whose meter. */
export type Terms = Partial<Pick<Errand, "waitMs" | "signal" | "meter">>;

/** One declared operation, ready to be run over and over. */
export interface Operation {
  name: string;
  isRead: boolean;
  /** Finds or makes what it works on, before anything goes wrong. */
  prepare: (bench: Bench) => Promise<(on: Bench, terms?: Terms) => Promise<unknown>>;
}

/** Every operation that the definition declares. */
export const operationsOf = (provider: Provider): Operation[] =>
  resourcesOf(provider).flatMap(([resource, { operations }]) =>
    Object.entries(makers)
      .filter(([name]) => operations.includes(name))
      .map(([name, { isRead, prepare }]) => ({
        name: `${name} ${resource}`,
        isRead,
        prepare: (bench) => prepare(bench, resource),
      })),
  );

/** An object that a GET finds. */
export const someTarget = async (bench: Bench, resource: Resource): Promise<Body & { id: string }> => {
  const parent = parentOf(bench, resource);
  const [first] = (await bench.door.list(resource, parent)).items;
  if (first === undefined) throw new Error(`the account has no ${resource}`);
  return { ...parent, id: first.id };
};

/** The smallest body that the vendor takes for a new object. */
export const smallest = (bench: Bench, resource: Resource): Promise<Body> =>
  completed(bench, "create", resource, parentOf(bench, resource), demanded(resource));

/** What the API itself asks of every new object. */
export const demanded = (resource: Resource): Body =>
  resource === "comments" ? { visibility: "internal", body: { text: "Hello" } } : {};

type Prepare = (bench: Bench, resource: Resource) => ReturnType<Operation["prepare"]>;

const makers: Readonly<Record<string, { isRead: boolean; prepare: Prepare }>> = {
  list: {
    isRead: true,
    prepare: async (bench, resource) => {
      // The account's facts are learned on the way, so that what follows is the list's own calls.
      await bench.door.list(resource, parentOf(bench, resource));
      return (on, terms) => on.door.list(resource, parentOf(on, resource), null, on.errand(terms));
    },
  },
  get: {
    isRead: true,
    prepare: async (bench, resource) => {
      const target = await someTarget(bench, resource);
      return (on, terms) => on.door.get(resource, target, [], on.errand(terms));
    },
  },
  create: {
    isRead: false,
    prepare: async (bench, resource) => {
      const body = await smallest(bench, resource);
      return (on, terms) => on.door.create(resource, parentOf(on, resource), body, [], on.errand(terms));
    },
  },
  update: {
    isRead: false,
    prepare: async (bench, resource) => {
      const target = await newTarget(bench, resource);
      const patch = resource === "comments" ? { body: { text: "Changed" } } : {};
      return (on, terms) => on.door.update(resource, target, patch, [], on.errand(terms));
    },
  },
  delete: {
    isRead: false,
    prepare: async (bench, resource) => {
      const target = await newTarget(bench, resource);
      return (on, terms) => on.door.delete(resource, target, on.errand(terms));
    },
  },
};

const newTarget = async (bench: Bench, resource: Resource): Promise<Body> => {
  const parent = parentOf(bench, resource);
  const { id } = await bench.door.create(resource, parent, await smallest(bench, resource));
  return { ...parent, id };
};
