import type { Adapter } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { PorticoError } from "@portico/model";
import { type Ctx, errandOf } from "../context.ts";
import type { Deps } from "../deps.ts";

/** How long a help desk is asked whether it still takes the credentials. */
const askingMs = 10_000;

/** A connection whose credentials the help desk seems not to take. */
export interface Refused {
  row: ConnectionRow;
  adapter: Pick<Adapter, "identify">;
}

/**
 * Asks the help desk who the stored credentials belong to, and notes it where it does not take them: one refusal may be a
 * fault of one endpoint, a second one, of the identity itself, is not. Those who were refused at the same time have one
 * question asked for them. Never fails: what cannot be found out is found out by a later refusal.
 */
export const createConfirmation = (
  deps: Deps,
  onNoted: (row: ConnectionRow) => void,
): ((ctx: Ctx, refused: Refused) => Promise<void>) => {
  const underWay = new Map<string, Promise<void>>();

  const ask = async (ctx: Ctx, { row, adapter }: Refused): Promise<void> => {
    // Others may have found it out since this call began: then it is not asked again.
    if (!(await isStillInUse(deps, row))) return onNoted(row);
    // Not for as long as this caller stays, since others rely on the answer.
    const errand = { ...errandOf(ctx), signal: AbortSignal.timeout(askingMs) };
    const refusal = await adapter.identify(errand, []).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!isUnauthorized(refusal)) return;
    await connectionsOf(deps, row).noteRefused(row.id, row.generation);
    onNoted(row);
  };

  return (ctx, refused) => {
    const name = `${refused.row.id}/${refused.row.generation}`;
    const asking =
      underWay.get(name) ??
      ask(ctx, refused)
        .catch((error: unknown) => deps.onLateFailure("connection.refusal", error))
        .finally(() => underWay.delete(name));
    underWay.set(name, asking);
    return asking;
  };
};

const isStillInUse = async (deps: Deps, row: ConnectionRow): Promise<boolean> => {
  const current = await connectionsOf(deps, row).get(row.id);
  return current?.generation === row.generation && current.status === "active";
};

const connectionsOf = ({ db }: Deps, { tenantId }: ConnectionRow) => db.forTenant(tenantId).connections;

/** Refuses a connection that is disabled, or whose credentials are known not to work. */
export const refuseUnusable = ({ status }: ConnectionRow): void => {
  if (status === "disabled")
    throw new PorticoError("conflict", "This connection is disabled. PATCH its status to `active` to use it.");
  if (status === "needs_reauth")
    throw new PorticoError(
      "connection_unauthorized",
      "The help desk refused the stored credentials. Replace them with PUT …/credentials, or try them again with POST …/check.",
    );
};

/** Refuses to write to what was connected for reading alone: who agreed to that has agreed to no write, by whatever key. */
export const refuseUnagreed = ({ access }: ConnectionRow): void => {
  if (access === "read")
    throw new PorticoError(
      "grant_denied",
      "This help desk was connected for reading alone: for more, its administrator has to connect it anew.",
    );
};

export const isUnauthorized = (error: unknown): boolean =>
  error instanceof PorticoError && error.code === "connection_unauthorized";
