import { capabilities, type ForwardedAnswer, type ForwardedRequest } from "@portico/connector";
import { type Include, type Listing, PorticoError, type ProviderView, type User } from "@portico/model";
import { type ApiKeyServices, createApiKeyServices } from "./api-keys/api-keys.ts";
import { type AuditServices, createAuditServices } from "./audit/audit.ts";
import { createCheckpoints } from "./audit/checkpoints.ts";
import { type Authenticate, createAuthenticate } from "./auth/authenticate.ts";
import { type ConnectionServices, createConnectionServices } from "./connections/connections.ts";
import { createConnectionDoor } from "./connections/open.ts";
import type { Ctx } from "./context.ts";
import type { Deps } from "./deps.ts";
import { type Admit, createAdmit } from "./writes/admit.ts";
import { createLedgers } from "./writes/ledger.ts";
import { createOnce } from "./writes/once.ts";
import { createReconciler } from "./writes/reconcile.ts";
import { type ActionServices, createActionServices } from "./records/actions.ts";
import { createReadServices, createRecordServices, type ReadServices, type RecordServices } from "./records/records.ts";
import { createTicketSearch } from "./records/search.ts";
import { createMe } from "./me.ts";
import { createRotationServices, type RotationServices } from "./rotations/rotations.ts";
import { createTokenIssuerServices, type TokenIssuerServices } from "./token-issuers/token-issuers.ts";
import { createTenantServices, type TenantServices } from "./tenants/tenants.ts";

/** Everything that a transport can ask for. Each use case fails with `PorticoError`, or with what `explain` raises to one. */
export interface Services {
  authenticate: Authenticate;
  tenants: TenantServices;
  apiKeys: ApiKeyServices;
  connections: ConnectionServices;
  tickets: RecordServices<"tickets"> & ActionServices<"tickets"> & { search: ReturnType<typeof createTicketSearch> };
  comments: RecordServices<"comments">;
  contacts: RecordServices<"contacts"> & ActionServices<"contacts">;
  companies: RecordServices<"companies">;
  users: ReadServices<"users">;
  groups: ReadServices<"groups">;
  collections: ReadServices<"collections">;
  tags: ReadServices<"tags">;
  /** The agent that a connection's credentials belong to. */
  me: (ctx: Ctx, connectionId: string, include: readonly Include[]) => Promise<User>;
  /** Passes a native call through, streaming. */
  forward: (ctx: Ctx, connectionId: string, request: ForwardedRequest) => Promise<ForwardedAnswer>;
  providers: { list: () => Listing<ProviderView>; get: (id: string) => ProviderView };
  tokenIssuers: TokenIssuerServices;
  audit: AuditServices;
  /** Signs the audit logs: for the loops of a process. */
  checkpoints: ReturnType<typeof createCheckpoints>;
  rotations: RotationServices;
  admit: Admit;
  /** Carries a write out once for each idempotency key. */
  once: ReturnType<typeof createOnce>;
  /** What becomes of writes whose end is not known: for the loops of a process. */
  reconciler: ReturnType<typeof createReconciler>;
  /**
   * Resolves when this process can serve. Fails with `storage_unavailable` without the database, and with
   * `secrets_unavailable` once the key-encryption key has said no: a key that cannot be reached is bridged, and so is Redis.
   */
  ready: () => Promise<void>;
}

export const createServices = (deps: Deps): Services => {
  const door = createConnectionDoor(deps);
  const ledgers = createLedgers(deps);
  return {
    authenticate: createAuthenticate(deps),
    tenants: createTenantServices(deps),
    apiKeys: createApiKeyServices(deps),
    connections: createConnectionServices(deps, door),
    tickets: {
      ...createRecordServices(deps, door, "tickets"),
      ...createActionServices(door, "tickets"),
      search: createTicketSearch(deps, door),
    },
    comments: createRecordServices(deps, door, "comments"),
    contacts: { ...createRecordServices(deps, door, "contacts"), ...createActionServices(door, "contacts") },
    companies: createRecordServices(deps, door, "companies"),
    users: createReadServices(deps, door, "users"),
    groups: createReadServices(deps, door, "groups"),
    collections: createReadServices(deps, door, "collections"),
    tags: createReadServices(deps, door, "tags"),
    me: createMe(door),
    forward: (ctx, id, request) =>
      door.call(ctx, id, async (open, errand) => {
        const answer = await open.adapter.forward(errand, request);
        if (answer.status === 401) await door.confirmRefusal(ctx, open);
        return answer;
      }),
    providers: {
      list: () => ({ data: deps.providers.map(capabilities), next_cursor: null }),
      get: (id) => {
        const provider = deps.providers.find((known) => known.id === id);
        if (provider === undefined) throw new PorticoError("not_found", "There is no such provider.");
        return capabilities(provider);
      },
    },
    tokenIssuers: createTokenIssuerServices(deps),
    audit: createAuditServices(deps),
    checkpoints: createCheckpoints(deps),
    rotations: createRotationServices(deps),
    admit: createAdmit(deps, door),
    once: createOnce(deps, ledgers, door),
    reconciler: createReconciler(deps, ledgers, door),
    ready: async () => {
      await deps.db.ping();
      if (deps.vault.health() === "refused")
        throw new PorticoError("secrets_unavailable", "The key above all keys refuses to open what is stored.");
    },
  };
};
