import { formResources, PorticoError, type Resource } from "@portico/model";
import type { AccountFacts, FormDefinition, Provider } from "../contract.ts";
import { createFactsCache } from "../facts.ts";
import type { Performer } from "../perform.ts";
import type { FormField } from "./form.ts";

/** What vendors tell of accounts: their statuses and forms. */
export interface Learned {
  /** The account's own facts; what may be assumed where the vendor does not show them to this key. */
  account: (of: Asking, notBeforeMs?: number) => Promise<AccountFacts>;
  /** The fields of a form that does not come with them. None where the vendor does not show it to this key. */
  fields: (of: Asking, resource: Resource, form: FormDefinition, notBeforeMs?: number) => Promise<readonly FormField[]>;
  /** The fields of either kind as they are now, with the vendor's own objects; fails where it does not show them. */
  afresh: (of: Asking, resource: Resource, form: FormDefinition) => Promise<readonly FormField[]>;
  forget: (connectionId: string) => void;
}

/** Who asks, and of which vendor. */
export interface Asking {
  connectionId: string;
  provider: Provider;
  perform: Performer["perform"];
}

export const createLearned = (now: () => number): Learned => {
  const accounts = createFactsCache<AccountFacts>(now);
  const forms = createFactsCache<readonly FormField[]>(now);

  return {
    account: ({ connectionId, provider, perform }, notBeforeMs) =>
      accounts.get(
        connectionId,
        () => perform(provider.account.learn, undefined).then(withoutNative, assuming(provider.account.assumed)),
        notBeforeMs,
      ),
    fields: async ({ connectionId, perform }, resource, { learn }, notBeforeMs) => {
      if (learn === undefined) return [];
      const ask = () => perform(learn, undefined).then(bare, assuming<readonly FormField[]>([]));
      return forms.get(keyOf(connectionId, resource), ask, notBeforeMs);
    },
    afresh: async ({ connectionId, provider, perform }, resource, { learn }) => {
      if (learn === undefined) {
        const facts = await perform(provider.account.learn, undefined);
        accounts.keep(connectionId, withoutNative(facts));
        return facts.fields;
      }
      const fields = await perform(learn, undefined);
      forms.keep(keyOf(connectionId, resource), bare(fields));
      return fields;
    },
    forget: (connectionId) => {
      accounts.forget(connectionId);
      for (const resource of formResources) forms.forget(keyOf(connectionId, resource));
    },
  };
};

const keyOf = (connectionId: string, resource: string): string => `${connectionId}/${resource}`;

/** Whether a vendor does not show something to this key. */
export const isWithheld = (error: unknown): error is PorticoError =>
  error instanceof PorticoError && error.code === "provider_forbidden";

const assuming =
  <Facts>(assumed: Facts) =>
  (error: unknown): Facts => {
    if (isWithheld(error)) return assumed;
    throw error;
  };

/** The vendor's own objects are large, and nobody asks for them while a write is checked. */
const bare = (fields: readonly FormField[]): readonly FormField[] =>
  fields.map(({ native: _native, ...field }) => field);
const withoutNative = (facts: AccountFacts): AccountFacts => ({ ...facts, fields: bare(facts.fields) });
