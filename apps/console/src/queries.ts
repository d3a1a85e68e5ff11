import { type components, dataOf, type operations } from "@portico/sdk";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSession } from "./session.tsx";

export type ApiKey = components["schemas"]["ApiKey"];
export type AuditEntry = components["schemas"]["AuditEntry"];
export type Budget = components["schemas"]["Budget"];
export type BudgetClass = Budget["classes"][number];
export type BudgetWindow = components["schemas"]["BudgetWindow"];
export type Connection = components["schemas"]["Connection"];
export type LoggedRequest = components["schemas"]["LoggedRequest"];
export type UpstreamCall = components["schemas"]["UpstreamCall"];

type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]["parameters"]["query"]>;
export type ConnectionFilter = Omit<QueryOf<"listConnections">, "limit" | "cursor">;
export type RequestFilter = Omit<QueryOf<"listRequests">, "limit" | "cursor">;
export type AuditFilter = Omit<QueryOf<"listAuditLog">, "limit" | "cursor">;

/** A list, page by page. */
interface Listing<Item> {
  data: Item[];
  next_cursor: string | null;
}
const usePages = <Item>(key: readonly unknown[], read: (cursor: string | undefined) => Promise<Listing<Item>>) =>
  useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ data }) => data),
    placeholderData: keepPreviousData,
  });

const pageOf = (cursor: string | undefined) => ({ limit: 50, ...(cursor === undefined ? {} : { cursor }) });

export const useConnections = (filter: ConnectionFilter = {}) => {
  const { portico } = useSession();
  return usePages<Connection>(["connections", filter], (cursor) =>
    dataOf(portico.GET("/v1/connections", { params: { query: { ...filter, ...pageOf(cursor) } } })),
  );
};

export const useConnection = (id: string) => {
  const { portico } = useSession();
  return useQuery({
    queryKey: ["connection", id],
    queryFn: () => dataOf(portico.GET("/v1/connections/{connection_id}", { params: { path: { connection_id: id } } })),
  });
};

/** A budget is looked at again this soon; after failures later and later, and not at all while nobody sees it. */
const liveMs = 2_000;
const longestPauseMs = 30_000;

/** An account's budget as it stands, with its past windows. `everyMs` is false where it is not to be looked at again. */
export const useBudget = (
  id: string,
  { history, everyMs = liveMs }: { history?: number; everyMs?: number | false },
) => {
  const { portico } = useSession();
  return useQuery({
    queryKey: ["budget", id, history],
    queryFn: () => {
      const query = history === undefined ? {} : { history };
      const params = { path: { connection_id: id }, query };
      return dataOf(portico.GET("/v1/connections/{connection_id}/budget", { params }));
    },
    placeholderData: keepPreviousData,
    retry: false,
    refetchInterval: ({ state: { status, errorUpdateCount } }) =>
      everyMs !== false && status === "error"
        ? Math.min(everyMs * 2 ** Math.min(errorUpdateCount, 9), longestPauseMs)
        : everyMs,
  });
};

export const useRequests = (filter: RequestFilter) => {
  const { portico } = useSession();
  return usePages<LoggedRequest>(["requests", filter], (cursor) =>
    dataOf(portico.GET("/v1/requests", { params: { query: { ...filter, ...pageOf(cursor) } } })),
  );
};

export const useRequest = (id: string) => {
  const { portico } = useSession();
  return useQuery({
    queryKey: ["request", id],
    queryFn: () => dataOf(portico.GET("/v1/requests/{request_id}", { params: { path: { request_id: id } } })),
  });
};

export const useAuditLog = (filter: AuditFilter) => {
  const { portico } = useSession();
  return usePages<AuditEntry>(["audit", filter], (cursor) =>
    dataOf(portico.GET("/v1/audit_log", { params: { query: { ...filter, ...pageOf(cursor) } } })),
  );
};

export const useApiKeys = () => {
  const { portico } = useSession();
  return usePages<ApiKey>(["keys"], (cursor) =>
    dataOf(portico.GET("/v1/api_keys", { params: { query: pageOf(cursor) } })),
  );
};

/** The help desks that the gateway knows: they change with the gateway alone. */
export const useProviders = () => {
  const { portico } = useSession();
  return useQuery({
    queryKey: ["providers"],
    queryFn: () => dataOf(portico.GET("/v1/providers")),
    select: ({ data }) => data,
    staleTime: Infinity,
  });
};

/** How an account is called, once the help desks are known: `acme.freshdesk.com`, and the help desk `Freshdesk`. */
export const useNames = () => {
  const { data = [] } = useProviders();
  const knownAs = (id: string) => data.find(({ provider }) => provider === id);
  return {
    titleOf: (id: string): string => knownAs(id)?.title ?? id,
    hostOf: ({ provider, subdomain }: { provider: string; subdomain: string }): string =>
      knownAs(provider)?.subdomain.host.replace("{subdomain}", subdomain) ?? subdomain,
  };
};
