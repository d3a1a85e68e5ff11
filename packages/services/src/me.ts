import { type Include, PorticoError, type User } from "@portico/model";
import type { ConnectionDoor } from "./connections/open.ts";
import type { Ctx } from "./context.ts";

/** Whom a connection's credentials belong to. Fails with `unsupported_operation` where the provider does not tell. */
export const createMe =
  (door: ConnectionDoor) =>
  async (ctx: Ctx, id: string, include: readonly Include[]): Promise<User> => {
    const user = await door.call(ctx, id, ({ adapter }, errand) => adapter.identify(errand, include));
    if (user === null)
      throw new PorticoError("unsupported_operation", "This help desk has no way to say whose credentials these are.");
    return user;
  };
