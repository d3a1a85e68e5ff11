import { type Scope, scopes } from "@portico/model";
import { helpDeskKey, openGateway, type TestGateway } from "./open-gateway.ts";

/** Two tenants with what each route needs to be asked for, and keys that lack one thing each. */
export interface GuardWorld extends TestGateway {
  /** A route's path, filled with what is the first tenant's own; `given` replaces some of it. */
  pathOf: (template: string, given?: Readonly<Record<string, string>>) => string;
  fullKey: string;
  /** Narrowed to another connection than the one in the paths. */
  narrowedKey: string;
  /** Well-formed, and revoked before it was ever used. */
  revokedKey: string;
  keyWithout: (scope: Scope) => Promise<string>;
  /** The other tenant's objects, by path parameter. */
  foreign: Readonly<Record<string, string>>;
}

/** Ids of the right form that name nothing. */
export const missing: Readonly<Record<string, string>> = {
  tenant_id: "ten_00000000000000000000000000",
  key_id: "key_00000000000000000000000000",
  connection_id: "con_00000000000000000000000000",
  job_id: "job_00000000000000000000000000",
  request_id: "req_00000000000000000000000000",
  provider: "nobody",
};

export const openGuardWorld = async (): Promise<GuardWorld> => {
  const gateway = await openGateway();
  const { make, send, operatorToken } = gateway;
  const [own, foreign] = [await openTenant(gateway, "Own"), await openTenant(gateway, "Foreign")];
  const mint = async (body: object) => make("/v1/api_keys", own.secret, { name: "guard", scopes: ["*"], ...body });
  const narrowed = await mint({ connection_ids: [own.otherConnectionId] });
  const revoked = await mint({});
  await send("DELETE", `/v1/api_keys/${String(revoked["id"])}`, { key: own.secret });
  const spare = await mint({});
  const lacking = new Map<Scope, Promise<string>>();
  const values: Record<string, string> = {
    ...own.ids,
    key_id: String(spare["id"]),
    ticket_id: "1",
    comment_id: "1",
    attachment_id: "t1.1",
    contact_id: "1",
    company_id: "1",
    user_id: "1",
    group_id: "1",
    collection_id: "1",
    provider: "freshdesk",
  };
  return {
    ...gateway,
    pathOf: (template, given = {}) =>
      template.replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? values[name] ?? `no-${name}`),
    fullKey: own.secret,
    narrowedKey: String(narrowed["secret"]),
    revokedKey: String(revoked["secret"]),
    keyWithout: (scope) => {
      const made = lacking.get(scope) ?? mintWithout(scope, own.ids["tenant_id"] ?? "", { make, operatorToken });
      lacking.set(scope, made);
      return made;
    },
    foreign: foreign.ids,
  };
};

const openTenant = async ({ make, send, operatorToken }: TestGateway, name: string) => {
  const tenant = await make("/v1/tenants", operatorToken, { name });
  const tenantId = String(tenant["id"]);
  const key = await make(`/v1/tenants/${tenantId}/api_keys`, operatorToken, { name: "first", scopes: ["*"] });
  const secret = String(key["secret"]);
  const connect = async (externalId: string): Promise<string> => {
    const connection = await make("/v1/connections", secret, {
      provider: "freshdesk",
      subdomain: "acme",
      credentials: { api_key: helpDeskKey },
      external_id: externalId,
      plan: "enterprise",
    });
    return String(connection["id"]);
  };
  const ids: Record<string, string> = {
    tenant_id: tenantId,
    key_id: String(key["id"]),
    connection_id: await connect("first"),
  };
  const job = await make(`/v1/connections/${ids["connection_id"]}/tickets/bulk`, secret, {
    items: [{ operation: "update", id: "2", changes: { priority: "low" } }],
  });
  ids["job_id"] = String(job["id"]);
  const { headers } = await send("GET", "/v1/api_keys/none", { key: secret });
  ids["request_id"] = headers.get("portico-request-id") ?? "";
  return { secret, ids, otherConnectionId: await connect("second") };
};

const mintWithout = async (
  scope: Scope,
  tenantId: string,
  { make, operatorToken }: Pick<TestGateway, "make" | "operatorToken">,
): Promise<string> => {
  const others = scopes.filter((other) => other !== scope);
  const key = await make(`/v1/tenants/${tenantId}/api_keys`, operatorToken, { name: "lacking", scopes: others });
  return String(key["secret"]);
};
