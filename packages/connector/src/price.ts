import type { Cost } from "./errand.ts";
import type { LimitRow, Limits, PriceRow } from "./contract.ts";
import { plainPath } from "./plain-path.ts";

/** What a call costs, per class. Unified and proxied calls are priced by the same table. */
export const priceOf = (limits: Limits, method: string, path: string, query: URLSearchParams): Cost[] => {
  const plain = plainPath(path);
  const verb = method === "HEAD" ? "GET" : method;
  const row = limits.prices.find((price) => price.method === verb && price.path.test(plain));
  const credits = row?.credits?.(query) ?? 1;
  return row?.class === undefined
    ? [{ class: "total", credits }]
    : [
        { class: "total", credits },
        { class: row.class, credits },
      ];
};

/** The plan row whose total the vendor has just reported; of several, the lowest figure of each class. */
export const rowOfTotal = (limits: Limits, total: number): LimitRow => {
  const rows = [...Object.values(limits.plans), ...(limits.further ?? [])].filter((row) => row["total"] === total);
  const merged: Record<string, number> = {};
  for (const row of rows)
    for (const [name, limit] of Object.entries(row)) merged[name] = Math.min(limit, merged[name] ?? Infinity);
  return merged;
};

/** The classes of a provider's budget, `total` first. */
export const classesOf = (limits: Limits): string[] => [
  "total",
  ...new Set(limits.prices.flatMap((price: PriceRow) => (price.class === undefined ? [] : [price.class]))),
];
