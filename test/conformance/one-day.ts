import type { Bench } from "./bench.ts";

const dayMs = 86_400_000;

/**
 * Makes the shown tickets of an account, but for a hundred older ones, what `changeOf` says, all of them made and changed last
 * on one day, three days ago.
 */
export const onOneDay = (bench: Bench, changeOf: (at: number) => object): void => {
  const midnight = Date.now() - (Date.now() % dayMs);
  const shown = bench.account.tickets().filter(({ deleted, spam, archived }) => !deleted && !spam && !archived);
  for (const [at, { id }] of shown.entries()) {
    const isOld = at < 100;
    const time = midnight + ((at % 80_000) - (isOld ? 40 * 86_400 : 0)) * 1_000;
    bench.account.changeTicket(id, {
      ...(isOld ? { status: 2 } : changeOf(at - 100)),
      created_at: time,
      updated_at: time,
    });
  }
  bench.account.clock.advance(3 * dayMs);
  bench.pass(3 * dayMs);
};
