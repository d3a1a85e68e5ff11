import type { Lookup, Paging } from "@portico/connector";

/** https://api.freshservice.com/#pagination */
export const most = 100;

/** How every list of Freshservice is paged. */
export const inPages = {
  next: { style: "link" },
  size: { at: "query.per_page", max: most },
} as const satisfies Partial<Paging>;

/** A whole list in as few pages as there can be; its rows lie under `at`. */
export const allOf = (path: string, at: string): NonNullable<Lookup<unknown>["all"]> => ({
  page: (number) => ({ method: "GET", path, query: { page: String(number), per_page: String(most) } }),
  at,
  size: most,
});
