import type { Ask, ClassFacts, Reservation } from "./account-budget.ts";
import type { AccountKey, Budgets, FrozenClass, Observation, Permit } from "./limiter.ts";

/** Where the budgets live. It never waits for room: the waiting line in front of it does. */
export interface BudgetStore {
  /** Takes all or nothing, at once. */
  reserve(ask: Ask): Reservation | Promise<Reservation>;
  /** Books the call's outcome; a permit that is not open any more is ignored. */
  settle(permit: Permit, observed: Observation): void | Promise<void>;
  view(account: AccountKey, budgets: Budgets): ClassFacts[] | Promise<ClassFacts[]>;
  frozen(): FrozenClass[];
  /** The longest a waiting call should go without asking again, since others may have given back meanwhile. */
  repollMs: number;
  close(): Promise<void>;
}
