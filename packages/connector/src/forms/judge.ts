import { type FieldError, PorticoError, type Resource } from "@portico/model";
import type { Account } from "../contract.ts";
import type { Errand } from "../errand.ts";
import type { Ground } from "../ground.ts";
import { refuseFaults } from "../refusals.ts";
import type { Writing } from "./form.ts";
import { type Judging, judging } from "./known.ts";
import { faultsOf } from "./rule.ts";
import { rulesOf } from "./rules.ts";

/** A form that has something against a body is asked for again where it is older: administrators change forms. */
const doubtMs = 60_000;

/** A body on its way to the vendor. `writing` null: no form tells of it. */
export interface Judged {
  resource: Resource;
  writing: Writing | null;
  body: object;
}

/** The account that a body is written to, once the account's form has nothing against it. */
export const judge = async (ground: Ground, errand: Errand, judged: Judged): Promise<Account> => {
  const first = await judging(ground, errand, judged.resource, isTold(judged));
  if (faultsIn(first, judged).length === 0) return first.account;
  const again = await anew(ground, errand, judged);
  refuseFaults(faultsIn(again, judged));
  return again.account;
};

/** Fails as the vendor did, which has refused a body; and says why, where the form as it is now tells. */
export const explainRefusal = async (
  ground: Ground,
  errand: Errand,
  judged: Judged,
  error: unknown,
): Promise<never> => {
  if (!(error instanceof PorticoError) || error.code !== "provider_validation" || judged.writing === null) throw error;
  const errors = await anew(ground, errand, judged).then(
    (now) => faultsIn(now, judged),
    () => [],
  );
  throw errors.length === 0 ? error : new PorticoError(error.code, error.message, { ...error.details, errors });
};

const anew = (ground: Ground, errand: Errand, judged: Judged): Promise<Judging> =>
  judging(ground, errand, judged.resource, isTold(judged), ground.deps.now() - doubtMs);

/** Whether a form may have something against it: of a change only where custom fields are changed. */
const isTold = ({ writing, body }: Judged): boolean => writing?.kind === "create" || "custom_fields" in body;

const faultsIn = ({ known }: Judging, { writing, body }: Judged): FieldError[] =>
  known === null || writing === null ? [] : faultsOf(rulesOf(known, writing), body);
