import type { Provider } from "@portico/connector";
import type { ConnectionRow, TenantRepositories } from "@portico/db";
import {
  type Agent,
  type Connection,
  type ConnectionCreate,
  type FieldError,
  PorticoError,
  validationFailed,
} from "@portico/model";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { providerOf } from "../provider-of.ts";
import { connectFailure, credentialFaults } from "./credentials.ts";
import { examine } from "./examine.ts";
import type { ConnectionDoor } from "./open.ts";
import { flavourOf, type Probed } from "./probed.ts";
import { type Credentials, sealCredentials } from "./sealed.ts";
import { hostOf, showConnection } from "./show.ts";

/** Stores a connection once the provider has accepted its credentials. Faults that can be seen unasked cost no call. */
export const createConnection =
  (deps: Deps, door: ConnectionDoor) =>
  async (ctx: Ctx, body: ConnectionCreate): Promise<Connection> => {
    refuseNarrowed(ctx);
    const draft = await draftConnection(deps, ctx, body, { id: deps.newId("connection"), access: "read_write" });
    const told = await verify(deps, ctx, door, draft, body.credentials);
    return storeConnection(deps, draft, body.credentials, told);
  };

/** A body whose credentials need no look, or had it. */
type Drafted = Omit<ConnectionCreate, "credentials"> & Partial<Pick<ConnectionCreate, "credentials">>;

/** A connection as it would be stored; fails where that can be seen to be none, or is there already. */
export const draftConnection = async (
  deps: Deps,
  ctx: Ctx,
  body: Drafted,
  given: Pick<ConnectionRow, "id" | "access">,
): Promise<ConnectionRow> => {
  const provider = deps.providers.find(({ id }) => id === body.provider) ?? unknownProvider(deps);
  // ASCII alone: `toLowerCase` also turns the Kelvin sign into a k.
  const subdomain = body.subdomain.trim().replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const faults = [
    ...subdomainFaults(provider, subdomain),
    ...presetFaults(provider, body),
    ...(body.credentials === undefined ? [] : credentialFaults(provider, body.credentials)),
  ];
  if (faults.length > 0) throw validationFailed(faults);
  const { connections } = deps.db.forTenant(ctx.tenantId);
  const external = body.external_id ?? null;
  const taken = await connections.find({ provider: provider.id, subdomain, externalId: external });
  if (taken !== undefined) throw clash(provider, subdomain, taken);
  return { ...draftRow(ctx, body, subdomain), ...given };
};

/**
 * Stores a draft whose credentials the provider takes, sealed under a key of its own. `first` runs in the same transaction: of a
 * `conflict` nothing stays, of neither.
 */
export const storeConnection = async (
  deps: Deps,
  draft: ConnectionRow,
  credentials: Credentials,
  told: Told,
  first: (repositories: TenantRepositories) => Promise<void> = async () => {},
): Promise<Connection> => {
  const provider = providerOf(deps, draft.provider);
  const { tenantId, ...row } = draft;
  const key = await deps.vault.createConnectionKey(tenantId, draft.id);
  const sealed = await sealCredentials(deps, provider, draft, credentials, key);
  deps.at("before_connect");
  const inserted = await deps.db.forTenant(tenantId).transaction(async (repositories) => {
    await first(repositories);
    const outcome = await repositories.connections.insert({ ...row, ...told, sealedCredentials: sealed }, key);
    if ("clash" in outcome) throw clash(provider, draft.subdomain, outcome.clash);
    return outcome.inserted;
  });
  deps.at("after_connect");
  return showConnection(provider, inserted);
};

/** What the help desk has told of credentials. */
export interface Told {
  agent: Agent | null;
  probed: Probed;
}

/** Asks the provider whom the credentials belong to and what they can do, before anything is stored. */
export const verify = async (
  deps: Deps,
  ctx: Ctx,
  door: ConnectionDoor,
  row: ConnectionRow,
  credentials: Credentials,
): Promise<Told> => {
  try {
    return await examine(deps, door, ctx, row, { flavour: flavourOf(row) }, credentials);
  } catch (error) {
    const provider = providerOf(deps, row.provider);
    throw connectFailure(deps, provider, hostOf(provider, row.subdomain), error);
  }
};

const draftRow = (ctx: Ctx, body: Drafted, subdomain: string): Omit<ConnectionRow, "id" | "access"> => ({
  tenantId: ctx.tenantId,
  provider: body.provider,
  subdomain,
  externalId: body.external_id ?? null,
  label: body.label ?? null,
  metadata: body.metadata ?? {},
  plan: body.plan ?? null,
  flavour: body.flavour ?? null,
  budgetShare: body.budget_share,
  backgroundShare: body.background_share,
  status: "active",
  agent: null,
  probed: null,
  fieldMappings: null,
  sealedCredentials: new Uint8Array(),
  generation: 1,
  lastUsedAt: null,
  renewingUntil: null,
  createdAt: new Date(0),
  updatedAt: new Date(0),
});

/** Fails where the caller may not make what it could not see afterwards. */
export const refuseNarrowed = ({ actor }: Ctx): void => {
  if (actor.connectionIds !== null)
    throw new PorticoError(
      "insufficient_scope",
      "This credential is narrowed to some connections, so it cannot make another.",
    );
};

const unknownProvider = ({ providers }: Deps): never => {
  const message = `The providers are ${providers.map(({ id }) => id).join(", ")}.`;
  throw validationFailed([{ pointer: "/provider", code: "unknown_provider", message }]);
};

const subdomainFaults = (provider: Provider, subdomain: string): FieldError[] => {
  if (provider.subdomain.test(subdomain) && !subdomain.startsWith("xn--")) return [];
  const message = `Give the first part of the address alone: \`acme\` of ${hostOf(provider, "acme")}.`;
  return [{ pointer: "/subdomain", code: "malformed", message }];
};

export const presetFaults = (
  provider: Provider,
  { plan, flavour }: { plan?: string | null | undefined; flavour?: string | null | undefined },
): FieldError[] => {
  const { title, limits, flavours = {} } = provider;
  return [
    ...unknownIn(title, "plan", plan, Object.keys(limits.plans)),
    ...unknownIn(title, "flavour", flavour, Object.keys(flavours)),
  ];
};

const unknownIn = (
  title: string,
  name: "plan" | "flavour",
  given: string | null | undefined,
  known: readonly string[],
): FieldError[] =>
  given === null || given === undefined || known.includes(given)
    ? []
    : [
        {
          pointer: `/${name}`,
          code: `unknown_${name}`,
          message: `${title} has ${known.join(", ") || `no ${name}s`}.`,
        },
      ];

export const clash = (provider: Provider, subdomain: string, id: string): PorticoError => {
  const message = `${hostOf(provider, subdomain)} is connected already under this \`external_id\`: ${id}.`;
  return new PorticoError("conflict", message, { errors: [{ pointer: "/external_id", code: "exists", message: id }] });
};
