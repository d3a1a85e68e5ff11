import { and, asc, between, desc, eq, getTableColumns, gt, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import { type NewRequest, type RequestRow, requests } from "../schema.ts";
import type { Within } from "../session.ts";

/** A part of the log, newest first. Filters narrow each other; several values mean any of them. */
export interface RequestQuery {
  /** Most rows to return. */
  limit: number;
  /** Only requests older than the one with this id. */
  before?: string | undefined;
  method?: readonly string[] | undefined;
  /** From one status to another, both included. */
  status?: readonly (readonly [number, number])[] | undefined;
  connectionId?: readonly string[] | undefined;
  apiKeyId?: readonly string[] | undefined;
  /** Only requests that waited at all, or only those that did not. */
  hasWaited?: boolean | undefined;
  /** Only what came at this time or later. */
  since?: Date | undefined;
  /** Only what came before this time. */
  until?: Date | undefined;
}

/** What became of a tenant's requests. Rows are added, and gone once they have expired. */
export interface Requests {
  /** Adds rows; those that are there already stay as they are, so that a batch can be sent again. */
  append(rows: readonly NewRequest[]): Promise<void>;
  get(id: string): Promise<RequestRow | undefined>;
  /** `next` is where to go on, as `before`; undefined when there is no more. */
  list(query: RequestQuery): Promise<{ rows: RequestRow[]; next: string | undefined }>;
}

export const createRequests = (within: Within, tenantId: string, now: () => number): Requests => {
  const isOwn = () => and(eq(requests.tenantId, tenantId), gt(requests.expiresAt, new Date(now())));
  return {
    append: (rows) =>
      within(async ({ run }) => {
        await run(insert, [tenantId, JSON.stringify(rows)], { prepare: true });
      }),
    get: (id) =>
      within(async ({ orm }) => {
        const isIt = and(isOwn(), eq(requests.id, id));
        return (await orm.select().from(requests).where(isIt))[0];
      }),
    list: (query) =>
      within(async ({ orm }) => {
        const found = await orm
          .select()
          .from(requests)
          .where(and(isOwn(), ...conditionsOf(query)))
          .orderBy(desc(requests.id))
          .limit(query.limit + 1);
        const rows = found.slice(0, query.limit);
        return { rows, next: found.length > query.limit ? rows.at(-1)?.id : undefined };
      }),
  };
};

const { tenantId: ofTenant, ...given } = getTableColumns(requests);
const columns = Object.entries(given).map(([name, column]) => ({
  name: `"${name}"`,
  type: column.getSQLType(),
  stored: column.name,
}));
/** A batch is one parameter, its rows as JSON by their names in code: the statement is the same however many they are. */
const insert = `insert into portico.requests (${[ofTenant.name, ...columns.map(({ stored }) => stored)].join(", ")})
  select $1, ${columns.map(({ name }) => name).join(", ")}
  from json_to_recordset($2) as given (${columns.map(({ name, type }) => `${name} ${type}`).join(", ")})
  on conflict do nothing`;

const conditionsOf = ({ before, method, status, connectionId, apiKeyId, hasWaited, since, until }: RequestQuery) => [
  before === undefined ? undefined : lt(requests.id, before),
  method && inArray(requests.method, [...method]),
  status && or(...status.map(([from, to]) => between(requests.status, from, to))),
  connectionId && inArray(requests.connectionId, [...connectionId]),
  apiKeyId && inArray(requests.apiKeyId, [...apiKeyId]),
  hasWaited === undefined ? undefined : (hasWaited ? gt : eq)(requests.waitedMs, 0),
  since && gte(requests.at, since),
  until && lt(requests.at, until),
];

/** Logged requests of all tenants, for the worker. */
export interface RequestsWork {
  /** Removes up to `limit` rows that have expired; how many it was. */
  purgeExpired(limit: number): Promise<number>;
}

export const createRequestsWork = (within: Within, now: () => number): RequestsWork => ({
  purgeExpired: (limit) =>
    within(async ({ orm }) => {
      const due = orm
        .select({ tenantId: requests.tenantId, id: requests.id })
        .from(requests)
        .where(lte(requests.expiresAt, new Date(now())))
        .orderBy(asc(requests.expiresAt))
        .limit(limit);
      const isDue = sql`(${requests.tenantId}, ${requests.id}) in ${due}`;
      return (await orm.delete(requests).where(isDue).returning({ id: requests.id })).length;
    }),
});
