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
 * `conflict` where another call did so at the same time.
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
  const replaced = await deps.db.forTenant(ctx.tenantId).transaction(async (repositories) => {
    await first(repositories);
    const stored = await repositories.connections.replaceCredentials(id, { sealedCredentials: sealed, generation });
    return stored && repositories.connections.noteAccepted(id, generation, told);
  });
  deps.at("after_replace");
  door.forget(ctx.tenantId, id);
  if (replaced !== undefined) return showConnection(provider, replaced);
  await door.currentRow(ctx, id);
  throw new PorticoError("conflict", "The credentials were replaced by another call at the same time.");
};
