import type { Provider } from "@portico/connector";
import type { ConnectSessionRow, ConnectSessionStep } from "@portico/db";
import type { StoredBodyContext } from "@portico/vault";
import type { Deps } from "../deps.ts";

/** A key that was not at fault when its check failed, and the account that it was typed for. */
interface Held {
  provider: string;
  subdomain: string;
  credentials: Readonly<Record<string, string>>;
}

const heldMs = 60 * 60_000;

/** Keeps a key for another try: sealed, bound to the connection to come, for an hour at most. */
export const hold = async (
  deps: Deps,
  row: ConnectSessionRow,
  held: Held,
): Promise<Pick<ConnectSessionStep, "held" | "heldUntil">> => ({
  held: await deps.vault.seal(contextOf(row), Buffer.from(JSON.stringify(held))),
  heldUntil: new Date(Math.min(deps.now() + heldMs, row.expiresAt.getTime())),
});

/** The key that is kept, where it was typed for this very account: it is sent to no other. */
export const heldFor = async (
  deps: Deps,
  row: ConnectSessionRow,
  provider: Provider,
  subdomain: string,
): Promise<Held | undefined> => {
  if (row.held === null || row.heldUntil === null || row.heldUntil.getTime() <= deps.now()) return undefined;
  const opened = await deps.vault.open(contextOf(row), row.held);
  const held = JSON.parse(opened.toString("utf8")) as Held; // sealed by ourselves, for this very row
  return held.provider === provider.id && held.subdomain === subdomain ? held : undefined;
};

const contextOf = ({ tenantId, connectionId, id }: ConnectSessionRow): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId,
  row: `connect_sessions/${id}/held`,
});
