import { and, asc, eq, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import {
  type ConnectionPatch,
  type ConnectionRow,
  connections,
  type ConnectionStatus,
  type NewConnection,
  type NewDataKey,
} from "../schema.ts";
import { compileSelect, type Tx, type Within } from "../session.ts";
import { destroyDataKeys, insertDataKey } from "./data-keys.ts";

/** Filters of a list; several values mean any of them. */
export interface ConnectionQuery extends PageQuery {
  id?: readonly string[] | undefined;
  externalId?: readonly string[] | undefined;
  provider?: readonly string[] | undefined;
  status?: readonly ConnectionStatus[] | undefined;
}

/** The id of the row that is in the way: a connection with the same account and external id, or the same issuer. */
export interface Clash {
  clash: string;
}

/** The connections of one tenant. */
export interface Connections {
  /** Stores a connection together with the key that its credentials are sealed under, or neither. */
  insert(connection: NewConnection, dataKey: NewDataKey): Promise<{ inserted: ConnectionRow } | Clash>;
  get(id: string): Promise<ConnectionRow | undefined>;
  /** The id of the connection that holds this account under this external id. */
  find(account: Pick<ConnectionRow, "provider" | "subdomain" | "externalId">): Promise<string | undefined>;
  list(query: ConnectionQuery): Promise<Page<ConnectionRow>>;
  /**
   * Changes what the patch names; undefined where there is no such connection. Two updates that claim one external id
   * at the same moment can still fail with `conflict`.
   */
  update(id: string, patch: ConnectionPatch): Promise<{ updated: ConnectionRow } | Clash | undefined>;
  /**
   * Stores newly sealed credentials as `generation`, if the stored ones are of the generation before; else, and where
   * there is no such connection, undefined: somebody else was faster, and what they stored stays.
   */
  replaceCredentials(
    id: string,
    credentials: { sealedCredentials: Uint8Array; generation: number },
  ): Promise<ConnectionRow | undefined>;
  /**
   * Lets the caller renew the credentials of this generation, alone until then. False where somebody else does, or they are of
   * another generation by now.
   */
  claimRenewal(id: string, generation: number, until: Date): Promise<boolean>;
  /** Gives up what was claimed until then. */
  releaseRenewal(id: string, until: Date): Promise<void>;
  /** As `replaceCredentials`, of what the help desk has put in their place; nothing that a tenant sees of it changes. */
  renewCredentials(
    id: string,
    credentials: { sealedCredentials: Uint8Array; generation: number },
  ): Promise<ConnectionRow | undefined>;
  /**
   * Notes that the help desk takes the credentials of this generation, from whom, and what else asking has told. Undefined, and
   * nothing changed, where they have been replaced; what somebody disabled stays so.
   */
  noteAccepted(
    id: string,
    generation: number,
    told: Pick<ConnectionRow, "agent" | "probed">,
  ): Promise<ConnectionRow | undefined>;
  /** Notes that the help desk refuses the credentials of this generation, unless they have been replaced or disabled. */
  noteRefused(id: string, generation: number): Promise<void>;
  /** Removes the row and shreds its keys, in one transaction. Whether there was such a connection. */
  delete(id: string): Promise<boolean>;
  /** Notes a use; an earlier one never overwrites a later. */
  touch(id: string, at: Date): Promise<void>;
}

const selectById = compileSelect(
  connections,
  sql`${connections.tenantId} = ${sql.placeholder("tenantId")} and ${connections.id} = ${sql.placeholder("id")}`,
);

export const createConnections = (within: Within, tenantId: string, now: () => number): Connections => {
  const isOwn = eq(connections.tenantId, tenantId);
  const hasId = (id: string) => and(isOwn, eq(connections.id, id));
  const isOfGeneration = (id: string, generation: number) => and(hasId(id), eq(connections.generation, generation));
  const get = async (tx: Tx, id: string) => (await selectById(tx, { tenantId, id }))[0];
  return {
    insert: (connection, dataKey) => within((tx) => insert(tx, tenantId, connection, dataKey, new Date(now()))),
    get: (id) => within((tx) => get(tx, id)),
    find: (account) => within((tx) => findClash(tx, { ...account, tenantId, id: "" })),
    list: (query) => within((tx) => list(tx, tenantId, query)),
    update: (id, patch) =>
      within(async (tx) => {
        const current = patch.externalId === undefined ? undefined : await get(tx, id);
        const clash = current && (await findClash(tx, { ...current, ...patch }));
        if (clash !== undefined) return { clash };
        const [updated] = await tx.orm
          .update(connections)
          .set({ ...patch, updatedAt: new Date(now()) })
          .where(hasId(id))
          .returning();
        return updated && { updated };
      }),
    replaceCredentials: (id, { sealedCredentials, generation }) =>
      within(async ({ orm }) => {
        const [updated] = await orm
          .update(connections)
          .set({ sealedCredentials, generation, updatedAt: new Date(now()) })
          .where(isOfGeneration(id, generation - 1))
          .returning();
        return updated;
      }),
    claimRenewal: (id, generation, until) =>
      within(async ({ orm }) => {
        const { renewingUntil } = connections;
        const isFree = or(isNull(renewingUntil), lte(renewingUntil, new Date(now())));
        const claimed = await orm
          .update(connections)
          .set({ renewingUntil: until })
          .where(and(isOfGeneration(id, generation), isFree))
          .returning({ id: connections.id });
        return claimed.length > 0;
      }),
    releaseRenewal: (id, until) =>
      within(async ({ orm }) => {
        await orm
          .update(connections)
          .set({ renewingUntil: null })
          .where(and(hasId(id), eq(connections.renewingUntil, until)));
      }),
    renewCredentials: (id, { sealedCredentials, generation }) =>
      within(async ({ orm }) => {
        const [renewed] = await orm
          .update(connections)
          .set({ sealedCredentials, generation, renewingUntil: null })
          .where(isOfGeneration(id, generation - 1))
          .returning();
        return renewed;
      }),
    noteAccepted: (id, generation, { agent, probed }) =>
      within(async ({ orm }) => {
        const status = sql`case ${connections.status} when 'needs_reauth' then 'active' else ${connections.status} end`;
        const [updated] = await orm
          .update(connections)
          .set({ agent, probed, status, updatedAt: new Date(now()) })
          .where(isOfGeneration(id, generation))
          .returning();
        return updated;
      }),
    noteRefused: (id, generation) =>
      within(async ({ orm }) => {
        await orm
          .update(connections)
          .set({ status: "needs_reauth", updatedAt: new Date(now()) })
          .where(and(isOfGeneration(id, generation), eq(connections.status, "active")));
      }),
    delete: (id) =>
      within(async (tx) => {
        await destroyDataKeys(tx, tenantId, id);
        const deleted = await tx.orm.delete(connections).where(hasId(id)).returning({ id: connections.id });
        return deleted.length > 0;
      }),
    touch: (id, at) =>
      within(async ({ orm }) => {
        const isNewer = or(isNull(connections.lastUsedAt), lt(connections.lastUsedAt, at));
        await orm
          .update(connections)
          .set({ lastUsedAt: at })
          .where(and(hasId(id), isNewer));
      }),
  };
};

const insert = async (
  tx: Tx,
  tenantId: string,
  connection: NewConnection,
  dataKey: NewDataKey,
  at: Date,
): Promise<{ inserted: ConnectionRow } | Clash> => {
  const row = { ...connection, tenantId, createdAt: at, updatedAt: at };
  const { provider, subdomain, externalId } = connections;
  const [inserted] = await tx.orm
    .insert(connections)
    .values(row)
    .onConflictDoNothing({ target: [connections.tenantId, provider, subdomain, externalId] })
    .returning();
  if (inserted !== undefined) {
    await insertDataKey(tx, tenantId, dataKey, at);
    return { inserted };
  }
  const clash = await findClash(tx, { ...row, externalId: row.externalId ?? null });
  // the row in the way was deleted between the two statements: the way is free now
  return clash === undefined ? insert(tx, tenantId, connection, dataKey, at) : { clash };
};

const findClash = async (
  { orm }: Tx,
  row: Pick<ConnectionRow, "tenantId" | "id" | "provider" | "subdomain" | "externalId">,
): Promise<string | undefined> => {
  const { tenantId, id, provider, subdomain, externalId } = connections;
  const isSame = row.externalId === null ? isNull(externalId) : eq(externalId, row.externalId);
  const isAccount = and(eq(tenantId, row.tenantId), eq(provider, row.provider), eq(subdomain, row.subdomain));
  const [found] = await orm
    .select({ id })
    .from(connections)
    .where(and(isAccount, isSame, ne(id, row.id)));
  return found?.id;
};

const list = async ({ orm }: Tx, tenantId: string, query: ConnectionQuery): Promise<Page<ConnectionRow>> => {
  const found = await orm
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.tenantId, tenantId),
        query.id && inArray(connections.id, [...query.id]),
        query.externalId && inArray(connections.externalId, [...query.externalId]),
        query.provider && inArray(connections.provider, [...query.provider]),
        query.status && inArray(connections.status, [...query.status]),
        isBehind(connections, query.after),
      ),
    )
    .orderBy(asc(connections.createdAt), asc(connections.id))
    .limit(query.limit + 1);
  return toPage(found, query.limit);
};
