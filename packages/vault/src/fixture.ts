// For this package's tests: a vault over keys in memory, with a clock to turn and a count of what was asked for.
import { randomBytes } from "node:crypto";
import type { DataKeyRecord, DataKeyStore } from "./data-key.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { parseMasterKeys } from "./master-keys.ts";
import type {
  CredentialContext,
  CursorContext,
  SealContext,
  StoredBodyContext,
  WebhookSecretContext,
} from "./seal-context.ts";
import { createVault } from "./vault.ts";
import type { VaultDeps } from "./vault.ts";

export const deploymentId = "00000000-0000-4000-8000-00000000d001";
export const tenantId = "ten_a";
export const connectionId = "con_a";

export const credential: CredentialContext = {
  purpose: "provider_credential",
  tenantId,
  connectionId,
  field: "api_key",
  provider: "freshdesk",
  account: "https://acme.freshdesk.com",
  generation: 1,
};
export const webhookSecret: WebhookSecretContext = {
  purpose: "webhook_secret",
  tenantId,
  connectionId,
  row: "webhook_endpoints/we_a/secret",
  generation: 1,
};
export const storedBody: StoredBodyContext = {
  purpose: "stored_body",
  tenantId,
  connectionId,
  row: "idempotency_keys/idk_a/answer",
};
export const cursor: CursorContext = {
  purpose: "cursor",
  tenantId,
  connectionId,
  resource: "tickets",
  filterHash: "f0",
  sort: "updated_at",
};
export const everyContext = [credential, webhookSecret, storedBody, cursor] as const;

/** The same context with one field changed, once for every field it has. */
export const neighbours = (context: SealContext): SealContext[] =>
  Object.entries(context)
    .filter(([field]) => field !== "purpose")
    .map(([field, value]) =>
      Object.assign({}, context, { [field]: typeof value === "number" ? value + 1 : `${value}x` }),
    );

/** A store as the database keeps it, scoped by tenant, with its writes, its one destruction, and an outage to set. */
export const createMemoryStore = () => {
  const rows = new Map<string, DataKeyRecord>();
  const reads = { active: 0, byId: 0 };
  const outage: { failure: Error | undefined } = { failure: undefined };
  const of = (tenant: string) => rows.values().filter((row) => row.tenantId === tenant);
  const keys: DataKeyStore = {
    active: async (tenant, connection) => {
      reads.active += 1;
      if (outage.failure !== undefined) throw outage.failure;
      return of(tenant).find((row) => row.connectionId === connection && row.state === "active");
    },
    byId: async (tenant, id) => {
      reads.byId += 1;
      if (outage.failure !== undefined) throw outage.failure;
      return of(tenant).find((row) => row.id === id);
    },
  };
  return Object.assign(outage, {
    keys,
    reads,
    all: (): DataKeyRecord[] => [...rows.values()],
    insert: (row: DataKeyRecord): void => void rows.set(row.id, row),
    destroy: (tenant: string, connection?: string): void => {
      for (const row of of(tenant).filter((row) => connection === undefined || row.connectionId === connection)) {
        rows.set(row.id, { ...row, state: "destroyed", wrapped: null });
      }
    },
  });
};

export const newMasterKeys = (count = 1) =>
  parseMasterKeys(Array.from({ length: count }, () => randomBytes(32).toString("base64")).join(","), "a test");

/** A vault with one tenant and one connection whose keys are stored. */
export const openTestVault = async (overrides: Partial<VaultDeps> = {}) => {
  const store = createMemoryStore();
  const clock = { nowMs: 0 };
  const local = toLocalWrapper(newMasterKeys(), randomBytes);
  const unwraps = { count: 0 };
  const kek: { failure: Error | undefined } = { failure: undefined };
  const wrapper: KeyWrapper = {
    ...local,
    unwrap: (...args) => {
      unwraps.count += 1;
      if (kek.failure !== undefined) return Promise.reject(kek.failure);
      return local.unwrap(...args);
    },
  };
  const deps = { deploymentId, keys: store.keys, wrapper, now: () => clock.nowMs, random: randomBytes, ...overrides };
  const vault = createVault(deps);
  store.insert(await vault.createTenantKey(tenantId));
  store.insert(await vault.createConnectionKey(tenantId, connectionId));
  return { vault, store, clock, unwraps, kek, deps };
};

/** The code a promise fails with, for assertions on the code alone. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "opened",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );
