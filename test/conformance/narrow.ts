import type { Provider } from "@portico/connector";

/**
 * The same provider, believed to show fewer rows on a page of tickets and fewer pages of a search: what takes thousands of
 * tickets there takes hundreds. Undefined: it has no search.
 */
export const narrow = (provider: Provider): Provider | undefined => {
  const { tickets } = provider.resources;
  if (tickets?.list?.search === undefined) return undefined;
  const { list } = tickets;
  const paging = { ...list.paging, size: { ...list.paging.size, max: 5 } };
  return {
    ...provider,
    resources: {
      ...provider.resources,
      tickets: { ...tickets, list: { ...list, paging, search: { ...tickets.list.search, pages: 1 } } },
    },
  };
};
