import { eq, isNull } from "drizzle-orm";
import { deployment } from "./schema.ts";
import type { Within } from "./session.ts";

/** A sealed value of which the deployment keeps one. */
export interface KeptValue {
  read(): Promise<Uint8Array | undefined>;
  /** Keeps the first value ever offered, and returns the one that is kept. */
  offer(sealed: Uint8Array): Promise<Uint8Array>;
  /** For another master key: whether the value was still `from`; otherwise it stays. */
  replace(from: Uint8Array, to: Uint8Array): Promise<boolean>;
}

export const createKeptValue = (within: Within, name: "canary" | "auditKey"): KeptValue => {
  const column = deployment[name];
  const read = async (): Promise<Uint8Array | undefined> => {
    const [row] = await within(({ orm }) => orm.select({ value: column }).from(deployment));
    return row?.value ?? undefined;
  };
  return {
    read,
    offer: async (sealed) => {
      await within(({ orm }) =>
        orm
          .update(deployment)
          .set({ [name]: sealed })
          .where(isNull(column)),
      );
      return (await read()) ?? sealed;
    },
    replace: async (from, to) => {
      const replaced = await within(({ orm }) =>
        orm
          .update(deployment)
          .set({ [name]: to })
          .where(eq(column, from))
          .returning({ id: deployment.id }),
      );
      return replaced.length > 0;
    },
  };
};
