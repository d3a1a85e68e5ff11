import type { BudgetWindow } from "../queries.ts";
import { count, plural } from "../ui/format.ts";

/** What a chart shows, in sentences: for who cannot see it, and for who has no time to. */
export const summarise = (history: readonly BudgetWindow[], title: string): string => {
  const active = history.filter(
    ({ used, used_by_others, waiting, frozen }) => used + used_by_others + waiting > 0 || frozen,
  );
  if (active.length === 0) return "Nothing was called in this time.";
  const full = active.filter(({ limit, used, used_by_others }) => used + used_by_others >= limit);
  const frozen = active.filter((window) => window.frozen);
  const most = Math.max(...active.map(({ used, used_by_others }) => used + used_by_others));
  const waiting = Math.max(...active.map((window) => window.waiting));
  return [
    full.length > 0
      ? `The budget was full in ${plural(full.length, "window")}, ${spanOf(full)}.`
      : `At most ${count(most)} of ${count(active.at(-1)?.limit ?? 0)} calls a window were used.`,
    frozen.length > 0 ? `${title} froze calls ${spanOf(frozen)}.` : "",
    waiting > 0 ? `At most ${plural(waiting, "call")} waited.` : "No call waited.",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
};

const spanOf = (windows: readonly BudgetWindow[]): string => {
  const [first, last] = [timeOf(windows[0]), timeOf(windows.at(-1))];
  return first === last ? `at ${first}` : `from ${first} to ${last}`;
};

/** When a window began, as a clock on the wall shows it. */
export const timeOf = (window: Pick<BudgetWindow, "at"> | undefined): string =>
  window === undefined
    ? ""
    : new Date(window.at).toLocaleTimeString("en-GB", {
        hour: "2-digit",
        minute: "2-digit",
        ...(window.at.endsWith(":00Z") ? {} : { second: "2-digit" }),
      });
