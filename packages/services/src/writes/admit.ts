import { PorticoError, type Scope } from "@portico/model";
import { type Deed, entryOf } from "../audit/sentence.ts";
import { requireScope } from "../auth/authenticate.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import { refuseUnagreed } from "../connections/refusal.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { hostName } from "./once.ts";
import { failedOutcome } from "./outcome.ts";

/** A write that somebody meant to do. */
export interface Attempt {
  deed: Deed;
  connectionId: string | null;
}

/**
 * Refuses a caller whose credential lacks the scope, and a write to what was connected for reading alone. Where it meant to
 * write, the refusal goes on record; `attempt` tells what it meant, or nothing where it meant to read or cannot be understood.
 */
export type Admit = (ctx: Ctx, scope: Scope | null, attempt: () => Attempt | undefined) => Promise<void>;

export const createAdmit =
  (deps: Deps, door: ConnectionDoor): Admit =>
  async (ctx, scope, attempt) => {
    try {
      if (scope !== null) requireScope(ctx.actor, scope);
      await refuseUnagreedWrite(door, ctx, attempt());
    } catch (error) {
      if (error instanceof PorticoError) await record(deps, door, ctx, error, attempt);
      throw error;
    }
  };

const refuseUnagreedWrite = async (door: ConnectionDoor, ctx: Ctx, attempted: Attempt | undefined): Promise<void> => {
  if (attempted === undefined || attempted.connectionId === null || attempted.deed.isLocal) return;
  // Where there is none, it is for the call itself to say so.
  const row = await door.row(ctx, attempted.connectionId).catch(hidden);
  if (row !== null) refuseUnagreed(row);
};

const record = async (
  deps: Deps,
  door: ConnectionDoor,
  ctx: Ctx,
  refusal: PorticoError,
  attempt: () => Attempt | undefined,
): Promise<void> => {
  try {
    const attempted = attempt();
    if (attempted === undefined) return;
    const { deed, connectionId } = attempted;
    const host = await hostName(deps, door, ctx, connectionId).catch(hidden);
    await deps.db
      .forTenant(ctx.tenantId)
      .audit.append(entryOf(ctx, deed, { connectionId, host }, failedOutcome(refusal)));
  } catch (error) {
    // The refusal stands, whether it can be noted or not. What is malformed was never a write.
    if (!(error instanceof PorticoError)) deps.onLateFailure("audit.append", error);
  }
};

/** The caller may not know of this connection, or nobody knows its host any more: its log entry does not tell of it. */
const hidden = (error: unknown): null => {
  if (error instanceof PorticoError) return null;
  throw error;
};
