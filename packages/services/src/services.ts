import { capabilities, type ForwardedAnswer, type ForwardedRequest } from "@portico/connector";
import { type Include, type Listing, PorticoError, type ProviderView, type User } from "@portico/model";
import { type ApiKeyServices, createApiKeyServices } from "./api-keys/api-keys.ts";
import { type AuditServices, createAuditServices } from "./audit/audit.ts";
import { createCheckpoints } from "./audit/checkpoints.ts";
import { type Authenticate, createAuthenticate } from "./auth/authenticate.ts";
import { createBudgetHistory } from "./connections/budget-history.ts";
import { type ConnectionServices, createConnectionServices } from "./connections/connections.ts";
import { type ConnectPage, createConnectPage } from "./connect/page.ts";
import { type ConnectSessionServices, createConnectSessionServices } from "./connect/sessions.ts";
import { createConnectionDoor } from "./connections/open.ts";
import type { Ctx } from "./context.ts";
import type { Deps } from "./deps.ts";
import { createFieldServices, type FieldServices } from "./fields/fields.ts";
import { createMappingServices, type MappingServices } from "./fields/mappings.ts";
import { type Admit, createAdmit } from "./writes/admit.ts";
import { createLedgers } from "./writes/ledger.ts";
import { createOnce, type Once } from "./writes/once.ts";
import { createReconciler } from "./writes/reconcile.ts";
import { type ActionServices, createActionServices } from "./records/actions.ts";
import { type AttachmentServices, createAttachmentServices } from "./records/attachments.ts";
import { createReadServices, createRecordServices, type ReadServices, type RecordServices } from "./records/records.ts";
import { createTicketSearch } from "./records/search.ts";
import { createJobServices, type JobServices } from "./jobs/jobs.ts";
import { createMe } from "./me.ts";
import { createRequestLog, type RequestLog } from "./requests/request-log.ts";
import { createRotationServices, type RotationServices } from "./rotations/rotations.ts";
import { createTokenIssuerServices, type TokenIssuerServices } from "./token-issuers/token-issuers.ts";
import { createTenantServices, type TenantServices } from "./tenants/tenants.ts";

/** Everything that a transport can ask for. Each use case fails with `PorticoError`, or with what `explain` raises to one. */
export interface Services {
  authenticate: Authenticate;
  tenants: TenantServices;
  apiKeys: ApiKeyServices;
  connections: ConnectionServices;
  connectSessions: ConnectSessionServices;
  /** What is behind a connect link, for a browser without any credential. */
  connectPage: ConnectPage;
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
  attachments: AttachmentServices;
  fields: FieldServices;
  fieldMappings: MappingServices;
  /** Passes a native call through, streaming. */
  forward: (ctx: Ctx, connectionId: string, request: ForwardedRequest) => Promise<ForwardedAnswer>;
  providers: { list: () => Listing<ProviderView>; get: (id: string) => ProviderView };
  jobs: JobServices;
  tokenIssuers: TokenIssuerServices;
  audit: AuditServices;
  requests: RequestLog;
  /** Signs the audit logs: for the loops of a process. */
  checkpoints: ReturnType<typeof createCheckpoints>;
  rotations: RotationServices;
  admit: Admit;
  /** Carries a write out once for each idempotency key. */
  once: Once;
  /** What becomes of writes whose end is not known: for the loops of a process. */
  reconciler: ReturnType<typeof createReconciler>;
  /**
   * Resolves when this process can serve. Fails with `storage_unavailable` without the database, and with
   * `secrets_unavailable` once the key-encryption key has said no: a key that cannot be reached is bridged, and so is Redis.
   */
  ready: () => Promise<void>;
}

export const createServices = (given: Deps): Services => {
  const history = createBudgetHistory(given.limiter, given.now);
  const deps = { ...given, limiter: history.limiter };
  const door = createConnectionDoor(deps);
  const ledgers = createLedgers(deps);
  const once = createOnce(deps, ledgers, door);
  return {
    authenticate: createAuthenticate(deps),
    tenants: createTenantServices(deps),
    apiKeys: createApiKeyServices(deps),
    connections: createConnectionServices(deps, door, history),
    connectSessions: createConnectSessionServices(deps, door),
    connectPage: createConnectPage(deps, door, once),
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
    attachments: createAttachmentServices(door),
    fields: createFieldServices(door),
    fieldMappings: createMappingServices(deps, door),
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
    jobs: createJobServices(deps, door, once),
    tokenIssuers: createTokenIssuerServices(deps),
    audit: createAuditServices(deps),
    requests: createRequestLog(deps),
    checkpoints: createCheckpoints(deps),
    rotations: createRotationServices(deps),
    admit: createAdmit(deps, door),
    once,
    reconciler: createReconciler(deps, ledgers, door),
    ready: async () => {
      await deps.db.ping();
      if (deps.vault.health() === "refused")
        throw new PorticoError("secrets_unavailable", "The key above all keys refuses to open what is stored.");
    },
  };
};
