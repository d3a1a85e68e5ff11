import type { Lookup, Paging } from "@portico/connector";

/** https://developers.freshdesk.com/api/#pagination */
const most = 100;

/** How every list of Freshdesk is paged. */
export const inPages = {
  next: { style: "link" },
  size: { at: "query.per_page", max: most },
} as const satisfies Partial<Paging>;

/** A whole list in as few pages as there can be. */
export const allOf = (path: string): NonNullable<Lookup<unknown>["all"]> => ({
  page: (number) => ({ method: "GET", path, query: { page: String(number), per_page: String(most) } }),
  size: most,
});
