import { conformIn } from "./conform.ts";
import { again } from "./counts.ts";
import { freshdeskDesk } from "./desks/freshdesk.ts";
import { providerNamed } from "./provider-named.ts";

/** The same vendor, wherever its documentation leaves room, on the other side of the question. */
const contrary = freshdeskDesk({
  windowPhase: "clock",
  rateHeaderBucket: "total",
  decimalRateHeaders: true,
  updatedSinceInclusive: false,
  contactsUpdatedFilter: "_updated_since",
  deleteMovesUpdatedAt: false,
  updateAnswersOldDueTimes: false,
  tagsInLists: false,
  descriptionInLists: true,
  socialHandler: false,
  searchLagMs: 20 * 60_000,
  searchFindsHidden: true,
});

const themes = [
  "lives",
  "lists",
  "filters",
  "search",
  "plans",
  "expands",
  "walks",
  "changes",
  "passes",
  "natives",
  "load",
] as const;
conformIn(themes, providerNamed("freshdesk"), contrary, again);
