import type { Resource } from "@portico/model";
import type { Account } from "../contract.ts";
import type { Errand } from "../errand.ts";
import { accountFor, definitionOf, type Ground } from "../ground.ts";
import { performer } from "../perform.ts";
import type { KnownForm } from "./form.ts";
import type { Asking } from "./learned.ts";
import { withAliases } from "./mapped.ts";

/** What a write must know of the account. */
export interface Judging {
  account: Account;
  /** Null: there is no form. */
  known: KnownForm | null;
}

/** The account and the form that a write of a resource goes by; asked for again where that was before `notBeforeMs`. */
export const judging = async (
  ground: Ground,
  errand: Errand,
  resource: Resource,
  isAsked: boolean,
  notBeforeMs?: number,
): Promise<Judging> => {
  const { form } = definitionOf(ground, resource);
  if (form === undefined) return { account: await accountFor(ground, errand, resource), known: null };
  if (form.learn === undefined) {
    const account = await ground.asked(errand, notBeforeMs);
    return { account, known: { form, fields: account.fields, statuses: account.statuses } };
  }
  const account = await accountFor(ground, errand, resource);
  if (!isAsked) return { account, known: null };
  const told = await ground.learned.fields(asking(ground, errand), resource, form, notBeforeMs);
  const fields = withAliases(told, ground.deps.binding.mappings);
  return { account, known: { form, fields, statuses: account.statuses } };
};

export const asking = ({ deps, unasked }: Ground, errand: Errand): Asking => ({
  connectionId: deps.binding.connectionId,
  provider: deps.provider,
  perform: performer(deps, errand, unasked).perform,
});
