import type { ConnectionRow, TenantRepositories } from "@portico/db";
import { type Connection, PorticoError } from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { type Credentials, sealCredentials } from "./sealed.ts";
import type { Told } from "./create.ts";
import type { ConnectionDoor } from "./open.ts";
import { showConnection } from "./show.ts";

/**
 * Puts credentials that the help desk takes in the place of a connection's own; `first` runs in the same transaction. Fails with
 * `conflict` where another call did so at the same time, and with `not_found` where the connection is gone: of that nothing stays.
 */
export const storeCredentials = async (
  deps: Deps,
  door: ConnectionDoor,
  ctx: Ctx,
  row: ConnectionRow,
  credentials: Credentials,
  told: Told,
  first: (repositories: TenantRepositories) => Promise<void> = async () => {},
): Promise<Connection> => {
  const { id } = row;
  const provider = providerOf(deps, row.provider);
  const generation = row.generation + 1;
  const sealed = await sealCredentials(deps, provider, { ...row, generation }, credentials).catch((error: unknown) =>
    door.orGone(ctx, id, error),
  );
  deps.at("before_replace");
  const replacing = deps.db.forTenant(ctx.tenantId).transaction(async (repositories) => {
    await first(repositories);
    const { connections } = repositories;
    const stored = await connections.replaceCredentials(id, { sealedCredentials: sealed, generation });
    const noted = stored && (await connections.noteAccepted(id, generation, told));
    if (noted === undefined) throw overtaken(await connections.get(id));
    return noted;
  });
  // Whatever came of it, what is remembered may be of before.
  const replaced = await replacing.finally(() => door.forget(ctx.tenantId, id));
  deps.at("after_replace");
  return showConnection(provider, replaced);
};

const overtaken = (current: ConnectionRow | undefined): PorticoError =>
  current === undefined
    ? new PorticoError("not_found", "There is no such connection.")
    : new PorticoError("conflict", "The credentials were replaced by another call at the same time.");
