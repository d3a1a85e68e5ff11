import type { BudgetClass } from "../queries.ts";
import { count } from "./format.ts";

/** What is left of a class, as a figure and a bar: used in front, others' use hatched behind it. */
export const Meter = ({ view: { limit, remaining, used, used_by_others } }: { view: BudgetClass }) => {
  const share = (value: number): number => (limit === 0 ? 0 : Math.min(100, (value / limit) * 100));
  return (
    <span className="meter">
      <span className="meter-text">
        {count(Math.max(0, remaining))} <span className="muted">of {count(limit)}</span>
      </span>
      <svg className="meter-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="rest" width="100" height="6" />
        <rect className="used" width={share(used)} height="6" />
        <rect className="others" x={share(used)} width={share(used_by_others)} height="6" />
      </svg>
    </span>
  );
};
