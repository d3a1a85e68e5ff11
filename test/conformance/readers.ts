import type { Provider } from "@portico/connector";
import type { Resource } from "@portico/model";

/** How a definition reads: a row of its list, and one object. */
export interface Readers {
  list?: { answers: Shape };
  get?: Reader;
}
/** By one call, or by a flow of several. */
export interface Reader {
  answers?: Shape;
  flow?: (steps: Steps, input: object, account: unknown) => Promise<object>;
}
export interface Shape {
  read(raw: unknown, context: { account: unknown; input: object }): object;
}
export interface Steps {
  run: Step;
  ask: Step;
  read: (shape: Shape, raw: object) => object;
}
export type Step = (step: { answers: Shape }) => Promise<object>;

// The definition's types tie each resource to its own objects; the suite has names that it reads at run time, and checks at run
// time that what comes back is an object of ours.
export const readersOf = (provider: Provider, resource: Resource): Readers =>
  (provider.resources[resource] ?? {}) as Readers;

/** What tells an account's statuses and ticket fields. */
export const learnerOf = (provider: Provider): Reader => {
  const learn: object = provider.account.learn;
  return learn;
};
