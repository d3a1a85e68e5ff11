import type { Provider } from "@portico/connector";
import { describe } from "vitest";
import { type Counts, sampled } from "./counts.ts";
import type { Desk } from "./desk.ts";
import { actions } from "./themes/actions.ts";
import { changes } from "./themes/changes.ts";
import { expands } from "./themes/expands.ts";
import { failures } from "./themes/failures.ts";
import { files } from "./themes/files.ts";
import { filters } from "./themes/filters.ts";
import { lists } from "./themes/lists.ts";
import { lives } from "./themes/lives.ts";
import { forms } from "./themes/forms.ts";
import { load } from "./themes/load.ts";
import { natives } from "./themes/natives.ts";
import { outages } from "./themes/outages.ts";
import { passes } from "./themes/passes.ts";
import { plans } from "./themes/plans.ts";
import { pointers } from "./themes/pointers.ts";
import { proxy } from "./themes/proxy.ts";
import { refusals } from "./themes/refusals.ts";
import { rights } from "./themes/rights.ts";
import { search } from "./themes/search.ts";
import { secrets } from "./themes/secrets.ts";
import { sharing } from "./themes/sharing.ts";
import { traces } from "./themes/traces.ts";
import { walks } from "./themes/walks.ts";

/**
 * Proves that a provider does what its definition says, over its simulator on a socket, through the real client and the real
 * limiter. There is no skip list: a gap is an operation that is not declared, or a published loss.
 */
export const conform = (provider: Provider, desk: Desk): void => {
  describe(provider.id, () => {
    for (const [name, theme] of Object.entries(themes)) describe(name, () => theme(provider, desk, sampled));
  });
};

/** The same for some of the themes: those that a setting of the account may change. */
export const conformIn = (
  names: readonly (keyof typeof themes)[],
  provider: Provider,
  desk: Desk,
  counts: Counts = sampled,
): void => {
  describe(provider.id, () => {
    for (const name of names) describe(name, () => themes[name](provider, desk, counts));
  });
};

const themes = {
  lives,
  actions,
  refusals,
  forms,
  rights,
  lists,
  filters,
  search,
  plans,
  expands,
  walks,
  changes,
  passes,
  files,
  natives,
  failures,
  outages,
  sharing,
  pointers,
  secrets,
  load,
  proxy,
  traces,
};
