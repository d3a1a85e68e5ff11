import type { Resource } from "@portico/model";
import type { Account, ResourceDefinition } from "./contract.ts";
import type { Errand } from "./errand.ts";
import type { ExchangeDeps } from "./exchange.ts";
import type { Learned } from "./forms/learned.ts";
import { type Performer, performer } from "./perform.ts";

/** What all operations on one connection stand on. */
export interface Ground {
  deps: ExchangeDeps;
  /** The account as it is known without a call. */
  unasked: Account;
  /** The account with its own facts, which may take calls: those that were asked for at `notBeforeMs` or later. */
  asked: (errand: Errand, notBeforeMs?: number) => Promise<Account>;
  /** What vendors have told of their accounts. */
  learned: Learned;
}

/** What the provider can do with a resource: nothing, where it does not have it. */
export const definitionOf = <R extends Resource>({ deps }: Ground, resource: R): ResourceDefinition<R> =>
  deps.provider.resources[resource] ?? {};

/** The account, asked for its facts where the resource cannot be read or written without. */
export const accountFor = (ground: Ground, errand: Errand, resource: Resource): Promise<Account> =>
  definitionOf(ground, resource).needsAccount === true ? ground.asked(errand) : Promise.resolve(ground.unasked);

/** What carries the resource's operations out for this errand. */
export const performing = async (
  ground: Ground,
  errand: Errand,
  resource: Resource,
  wantNative = false,
): Promise<Performer> => performer(ground.deps, errand, await accountFor(ground, errand, resource), wantNative);
