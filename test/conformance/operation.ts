import type { Errand, Provider } from "@portico/connector";
import type { Plan, Resource } from "@portico/model";
import type { Bench } from "./bench.ts";
import { completed } from "./complete.ts";
import { parentOf, resourcesOf } from "./definition.ts";
import type { Body } from "./door.ts";

/** How a call runs: how long it may wait, until when its caller is there, and on whose meter. */
export type Terms = Partial<Pick<Errand, "waitMs" | "signal" | "meter">>;

/** One declared operation, ready to be run over and over. */
export interface Operation {
  /** Its verb and its resource. */
  name: string;
  verb: string;
  resource: Resource;
  isRead: boolean;
  /** True where it is done to one object beside changing it. */
  isAction: boolean;
  /** True where the vendor's answer to it has a body. */
  hasAnswer: boolean;
  /** Finds or makes what it works on, before anything goes wrong. */
  prepare: (bench: Bench) => Promise<Prepared>;
}
export interface Prepared {
  (on: Bench, terms?: Terms): Promise<unknown>;
  /** What it would send, where it is an action. */
  plan?: () => Promise<Plan>;
}

/** Every operation that the definition declares. */
export const operationsOf = (provider: Provider): Operation[] =>
  resourcesOf(provider).flatMap(([resource, { operations, action_fields }]) =>
    Object.entries(makers)
      .filter(([name]) => operations.includes(name))
      .map(([name, { isRead, prepare }]) => ({
        name: `${name} ${resource}`,
        verb: name,
        resource,
        isRead,
        isAction: name in action_fields,
        hasAnswer: name !== "delete" && !bodiless(provider, resource, name),
        prepare: (bench) => prepare(bench, resource),
      })),
  );

/** An action that is answered without a body. */
const bodiless = (provider: Provider, resource: Resource, name: string): boolean => {
  const actions: Readonly<Record<string, { op: object }>> = provider.resources[resource]?.actions ?? {};
  const action = actions[name];
  return action !== undefined && !("answers" in action.op);
};

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

type Prepare = (bench: Bench, resource: Resource) => Promise<Prepared>;

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
  restore: {
    isRead: false,
    prepare: async (bench, resource) => {
      const target = await newTarget(bench, resource);
      await bench.door.delete(resource, target);
      return acting(bench, resource, "restore", target, {});
    },
  },
  erase: {
    isRead: false,
    prepare: async (bench, resource) => acting(bench, resource, "erase", await newTarget(bench, resource), {}),
  },
  forward: {
    isRead: false,
    prepare: async (bench, resource) =>
      acting(bench, resource, "forward", await newTarget(bench, resource), {
        to: ["carrier@example.com"],
        body: { text: "Where is it?" },
      }),
  },
  merge: {
    isRead: false,
    prepare: async (bench, resource) => {
      const [target, other] = [await newTarget(bench, resource), await newTarget(bench, resource)];
      return acting(bench, resource, "merge", target, { [othersOf(resource)]: [other.id] });
    },
  },
};

/** What names those that are merged into another. */
export const othersOf = (resource: Resource): string => `${resource.replace(/s$/, "")}_ids`;

const acting = (bench: Bench, resource: Resource, name: string, target: Body, body: Body): Prepared =>
  Object.assign((on: Bench, terms?: Terms) => on.door.act(resource, name, target, body, [], on.errand(terms)), {
    plan: () => bench.door.planAct(resource, name, target, body),
  });

/** An object that was just made. */
export const newTarget = async (bench: Bench, resource: Resource): Promise<Body & { id: string }> => {
  const parent = parentOf(bench, resource);
  const { id } = await bench.door.create(resource, parent, await smallest(bench, resource));
  return { ...parent, id };
};
