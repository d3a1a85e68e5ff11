import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { isBehind, type Page, type PageQuery, toPage } from "../page.ts";
import { type NewRotation, type RotationProgress, type RotationRow, rotations } from "../schema.ts";
import type { Within } from "../session.ts";

/**
 * Rotations of keys over the deployment or a part of it, for the operator. A row says what to do and how far it is; the
 * keys themselves are changed tenant by tenant, each step by compare-and-set, so that any process can go on with it.
 */
export interface Rotations {
  insert(rotation: NewRotation): Promise<RotationRow>;
  get(id: string): Promise<RotationRow | undefined>;
  list(query: PageQuery): Promise<Page<RotationRow>>;
  /** Takes the oldest rotation that runs and that nobody works on, until `leaseUntil` in its row. */
  claim(leaseMs: number): Promise<RotationRow | undefined>;
  /** Notes how far a running rotation is, or that it ended. Undefined where no such rotation runs. */
  progress(id: string, progress: RotationProgress): Promise<RotationRow | undefined>;
}

export const createRotations = (within: Within, now: () => number): Rotations => {
  const isRunning = eq(rotations.state, "running");
  return {
    insert: (rotation) =>
      within(async ({ orm }) => {
        const at = new Date(now());
        const [row] = await orm
          .insert(rotations)
          .values({ ...rotation, createdAt: at, updatedAt: at })
          .returning();
        return row as RotationRow; // an insert that does not fail returns its row
      }),
    get: (id) => within(async ({ orm }) => (await orm.select().from(rotations).where(eq(rotations.id, id)))[0]),
    list: ({ limit, after }) =>
      within(async ({ orm }) => {
        const found = await orm
          .select()
          .from(rotations)
          .where(isBehind(rotations, after))
          .orderBy(asc(rotations.createdAt), asc(rotations.id))
          .limit(limit + 1);
        return toPage(found, limit);
      }),
    claim: (leaseMs) =>
      within(async ({ orm }) => {
        const at = new Date(now());
        const [free] = await orm
          .select({ id: rotations.id })
          .from(rotations)
          .where(and(isRunning, or(isNull(rotations.leaseUntil), lte(rotations.leaseUntil, at))))
          .orderBy(asc(rotations.createdAt), asc(rotations.id))
          .limit(1)
          .for("update", { skipLocked: true });
        if (free === undefined) return undefined;
        const [claimed] = await orm
          .update(rotations)
          .set({ leaseUntil: new Date(at.getTime() + leaseMs), updatedAt: at })
          .where(eq(rotations.id, free.id))
          .returning();
        return claimed;
      }),
    progress: (id, progress) =>
      within(async ({ orm }) => {
        const [row] = await orm
          .update(rotations)
          .set({ ...progress, updatedAt: new Date(now()) })
          .where(and(eq(rotations.id, id), isRunning))
          .returning();
        return row;
      }),
  };
};
