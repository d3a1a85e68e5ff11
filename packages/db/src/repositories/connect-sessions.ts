import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { type ConnectSessionRow, connectSessions, type NewConnectSession } from "../schema.ts";
import type { Within } from "../session.ts";

/** How far a link has come. */
export type ConnectSessionStep = Pick<ConnectSessionRow, "provider" | "address" | "fault" | "held" | "heldUntil">;

/** The links of one tenant by which help desks are connected. */
export interface ConnectSessions {
  insert(session: NewConnectSession): Promise<ConnectSessionRow>;
  get(id: string): Promise<ConnectSessionRow | undefined>;
  /** Lets the link work in this browser alone, if it works in none yet; whichever it is then. */
  bind(id: string, browserHash: Uint8Array): Promise<ConnectSessionRow | undefined>;
  /** Counts a try as `weight`. False, and not counted, where all of the span together would weigh more than `most`. */
  countTry(id: string, weight: number, may: { most: number; spanMs: number }): Promise<boolean>;
  /** Notes how far it has come, unless it is over. */
  note(id: string, step: ConnectSessionStep): Promise<void>;
  /** Notes what is asked for at the help desk itself, in the place of whatever was before, unless the link is over. */
  beginSignIn(id: string, asked: { provider: string; address: string; signIn: Uint8Array }): Promise<void>;
  /** Takes what was asked for away: of several who bring its answer, one is told true. */
  endSignIn(id: string, signIn: Uint8Array): Promise<boolean>;
  /** Ends it for good with this help desk, and forgets what it held: of several who want to, one is told true. */
  finish(id: string, provider: string): Promise<boolean>;
}

export const createConnectSessions = (within: Within, tenantId: string, now: () => number): ConnectSessions => {
  const hasId = (id: string) => and(eq(connectSessions.tenantId, tenantId), eq(connectSessions.id, id));
  const isOpen = (id: string) => and(hasId(id), isNull(connectSessions.connectedAt));
  const change = (set: object, where: ReturnType<typeof hasId>) =>
    within(({ orm }) =>
      orm
        .update(connectSessions)
        .set({ ...set, updatedAt: new Date(now()) })
        .where(where)
        .returning(),
    );
  const get: ConnectSessions["get"] = (id) =>
    within(async ({ orm }) => (await orm.select().from(connectSessions).where(hasId(id)))[0]);
  return {
    insert: (session) =>
      within(async ({ orm }) => {
        const at = new Date(now());
        const row = { ...session, tenantId, createdAt: at, updatedAt: at };
        const [inserted] = await orm.insert(connectSessions).values(row).returning();
        return inserted as ConnectSessionRow; // an insert that does not fail returns its row
      }),
    get,
    bind: async (id, browserHash) => {
      const [bound] = await change({ browserHash }, and(hasId(id), isNull(connectSessions.browserHash)));
      return bound ?? get(id);
    },
    countTry: async (id, weight, { most, spanMs }) => {
      const at = new Date(now());
      const { tries, triesUntil } = connectSessions;
      const isNewSpan = or(isNull(triesUntil), lte(triesUntil, at));
      const until = new Date(at.getTime() + spanMs);
      const counted = await change(
        {
          tries: sql`case when ${isNewSpan} then ${weight}::integer else ${tries} + ${weight}::integer end`,
          triesUntil: sql`case when ${isNewSpan} then ${until.toISOString()}::timestamptz else ${triesUntil} end`,
        },
        and(isOpen(id), or(isNewSpan, lte(tries, most - weight))),
      );
      return counted.length > 0;
    },
    note: async (id, step) => {
      await change(step, isOpen(id));
    },
    beginSignIn: async (id, asked) => {
      await change({ ...asked, fault: null, held: null, heldUntil: null }, isOpen(id));
    },
    endSignIn: async (id, signIn) =>
      (await change({ signIn: null }, and(isOpen(id), eq(connectSessions.signIn, signIn)))).length > 0,
    finish: async (id, provider) => {
      const over = { provider, connectedAt: new Date(now()), fault: null, held: null, heldUntil: null, signIn: null };
      return (await change(over, isOpen(id))).length > 0;
    },
  };
};

/** The links of all tenants, for the worker. */
export interface ConnectSessionsWork {
  /** Forgets the keys that are held no longer. */
  dropHeld(): Promise<void>;
  /** Removes up to `limit` links that have been over for long enough that nobody comes back to them; how many it was. */
  purgeExpired(limit: number): Promise<number>;
}

/** So long an expired link can still say that it is, and whose it was. */
const rememberedMs = 7 * 24 * 60 * 60_000;

export const createConnectSessionsWork = (within: Within, now: () => number): ConnectSessionsWork => ({
  dropHeld: () =>
    within(async ({ orm }) => {
      await orm
        .update(connectSessions)
        .set({ held: null, heldUntil: null })
        .where(lte(connectSessions.heldUntil, new Date(now())));
    }),
  purgeExpired: (limit) =>
    within(async ({ orm }) => {
      const { tenantId, id, expiresAt } = connectSessions;
      const due = orm
        .select({ tenantId, id })
        .from(connectSessions)
        .where(lte(expiresAt, new Date(now() - rememberedMs)))
        .limit(limit);
      const removed = await orm
        .delete(connectSessions)
        .where(sql`(${tenantId}, ${id}) in ${due}`)
        .returning({ id });
      return removed.length;
    }),
});
