import type { Bench } from "./bench.ts";

const dayMs = 86_400_000;

/** Makes the shown tickets of an account what `changeOf` says, all of them made and changed last on one day, three days ago. */
export const onOneDay = async (bench: Bench, changeOf: (at: number) => object, count?: number): Promise<void> => {
  const midnight = Date.now() - (Date.now() % dayMs);
  const shown = bench.account.tickets().filter(({ deleted, spam, archived }) => !deleted && !spam && !archived);
  for (const [at, { id }] of shown.slice(0, count).entries()) {
    const time = midnight + (at % 80_000) * 1_000;
    bench.account.changeTicket(id, { ...changeOf(at), created_at: time, updated_at: time });
  }
  bench.account.clock.advance(3 * dayMs);
  bench.pass(3 * dayMs);
};
