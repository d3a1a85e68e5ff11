import type { ConnectSessionRow } from "@portico/db";
import { type ConnectSession, type ConnectSessionCreate, validationFailed } from "@portico/model";
import { refuseNarrowed } from "../connections/create.ts";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { iso } from "../show.ts";
import { createConnectTokens } from "./tokens.ts";

/** The links that a tenant makes for its customers' administrators. */
export const createConnectSessionServices = (deps: Deps, door: ConnectionDoor) => {
  const tokens = createConnectTokens(deps);

  return {
    create: async (ctx: Ctx, body: ConnectSessionCreate): Promise<ConnectSession> => {
      const own = deps.db.forTenant(ctx.tenantId);
      const { returnOrigins = [] } = (await own.tenant.get()) ?? {};
      refuseForeignReturn(body, returnOrigins);
      const target = await targetOf(deps, door, ctx, body);
      const row = await own.connectSessions.insert({
        ...target,
        id: deps.newId("connectSession"),
        returnUrl: body.return_url,
        state: body.state ?? null,
        expiresAt: new Date(deps.now() + body.expires_in * 1_000),
      });
      return show(deps, row, tokens.mint({ tenantId: row.tenantId, sessionId: row.id }, row.expiresAt));
    },
  };
};

export type ConnectSessionServices = ReturnType<typeof createConnectSessionServices>;

type Target = Pick<
  ConnectSessionRow,
  "connectionId" | "isReconnect" | "providers" | "provider" | "externalId" | "label" | "access"
>;

/** What the link is for: a connection to come, or one whose credentials are to be replaced. */
const targetOf = async (
  deps: Deps,
  door: ConnectionDoor,
  ctx: Ctx,
  { connection_id: id, ...body }: ConnectSessionCreate,
): Promise<Target> => {
  if (id !== undefined) {
    const { provider, externalId, label, access } = await door.currentRow(ctx, id);
    return { connectionId: id, isReconnect: true, providers: [provider], provider, externalId, label, access };
  }
  refuseNarrowed(ctx);
  return {
    connectionId: deps.newId("connection"),
    isReconnect: false,
    providers: providersOf(deps, body),
    provider: body.provider ?? null,
    externalId: body.external_id ?? null,
    label: body.label ?? null,
    access: body.access ?? "read_write",
  };
};

const providersOf = (
  { providers }: Deps,
  { provider, allowed_providers: allowed }: Pick<ConnectSessionCreate, "provider" | "allowed_providers">,
): string[] => {
  const known = providers.map(({ id }) => id);
  const message = `The providers are ${known.join(", ")}.`;
  const unknown = (named: readonly string[], pointerOf: (index: number) => string) =>
    named.flatMap((id, index) =>
      known.includes(id) ? [] : [{ pointer: pointerOf(index), code: "unknown_provider", message }],
    );
  const named = provider === undefined ? [] : [provider];
  const isOutside = allowed !== undefined && named.some((id) => !allowed.includes(id));
  const faults = [
    ...unknown(named, () => "/provider"),
    ...unknown(allowed ?? [], (index) => `/allowed_providers/${index}`),
    ...(isOutside
      ? [{ pointer: "/provider", code: "not_allowed", message: "It is not among `allowed_providers`." }]
      : []),
  ];
  if (faults.length > 0) throw validationFailed(faults);
  return provider === undefined ? [...new Set(allowed ?? known)] : named;
};

/** A link that led anywhere would lend our name to whoever asks for it. */
const refuseForeignReturn = ({ return_url }: ConnectSessionCreate, origins: readonly string[]): void => {
  if (origins.includes(new URL(return_url).origin)) return;
  const message =
    origins.length === 0
      ? "The tenant has no `return_origins` yet: the operator registers them."
      : `The tenant's \`return_origins\` are ${origins.join(", ")}.`;
  throw validationFailed([{ pointer: "/return_url", code: "not_allowed", message }]);
};

const show = ({ publicUrl }: Deps, row: ConnectSessionRow, token: string): ConnectSession => ({
  id: row.id,
  token,
  url: `${publicUrl}/connect/${token}`,
  connection_id: row.connectionId,
  created_at: iso(row.createdAt),
  expires_at: iso(row.expiresAt),
});
