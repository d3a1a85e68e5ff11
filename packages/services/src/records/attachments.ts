import type { FoundFile } from "@portico/connector";
import { parseAttachmentId, type Plan, PorticoError, type Scope } from "@portico/model";
import { requireScope } from "../auth/authenticate.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Actor, Ctx } from "../context.ts";

/** Files that hang on a connection's tickets and comments. Whoever may not see a comment may not see what hangs on it. */
export const createAttachmentServices = (door: ConnectionDoor) => ({
  /** Fails with `unsupported_operation`: no help desk that is here yet takes a file that hangs on nothing. */
  create: (ctx: Ctx, connectionId: string): Promise<never> =>
    door.call(ctx, connectionId, async ({ provider }) => {
      throw new PorticoError(
        "unsupported_operation",
        `${provider.title} takes no file by itself: send it as multipart/form-data with what it hangs on.`,
      );
    }),

  /** What a file is, and the way to its bytes. */
  get: async (ctx: Ctx, connectionId: string, id: string): Promise<FoundFile> => {
    requireOwner(ctx.actor, id, "comments:read");
    return door.call(ctx, connectionId, ({ adapter }, errand) => adapter.findFile(errand, id));
  },

  delete: async (ctx: Ctx, connectionId: string, id: string): Promise<void> => {
    requireOwner(ctx.actor, id, "comments:write");
    return door.call(ctx, connectionId, ({ adapter }, errand) => adapter.deleteFile(errand, id));
  },

  planDelete: async (ctx: Ctx, connectionId: string, id: string): Promise<Plan> => {
    requireOwner(ctx.actor, id, "comments:write");
    return door.call(ctx, connectionId, async ({ adapter }) => adapter.planDeleteFile(id));
  },
});

/** Its ticket is asked for by the transport, like everything that is asked of every call. */
const requireOwner = (actor: Actor, id: string, scope: Scope): void => {
  if ((parseAttachmentId(id)?.comment_id ?? null) !== null) requireScope(actor, scope);
};

export type AttachmentServices = ReturnType<typeof createAttachmentServices>;
