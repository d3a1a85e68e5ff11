import { type Provider, siteOf } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { type Agent, type Connection, plans, type User, userRoles } from "@portico/model";
import { iso, isoOrNull } from "../show.ts";
import { shownFlavour } from "./probed.ts";

/** A connection as the API shows it: never with a secret. */
export const showConnection = (provider: Provider, row: ConnectionRow): Connection => ({
  id: row.id,
  provider: row.provider,
  subdomain: row.subdomain,
  external_id: row.externalId,
  label: row.label,
  metadata: row.metadata,
  plan: plans.find((plan) => plan === row.plan) ?? null,
  flavour: shownFlavour(provider, row),
  budget_share: decimal(row.budgetShare),
  background_share: decimal(row.backgroundShare),
  status: row.status,
  access: row.access,
  agent: storedAgent(row.agent),
  last_used_at: isoOrNull(row.lastUsedAt),
  created_at: iso(row.createdAt),
  updated_at: iso(row.updatedAt),
});

/** What is kept of the agent. Null: the provider does not tell whose the credentials are. */
export const agentOf = (user: User | null): Agent | null =>
  user && { id: user.id, name: user.name, email: user.email, role: user.role };

/** The host that people know an account by. */
export const hostOf = (provider: Provider, subdomain: string): string =>
  siteOf(provider, subdomain).slice("https://".length);

/** Whom a connection's credentials belong to, as it was told last; null where nobody has asked yet. */
export const storedAgent = (agent: ConnectionRow["agent"]): Agent | null =>
  agent === null
    ? null
    : {
        id: String(agent["id"]),
        name: textOrNull(agent["name"]),
        email: textOrNull(agent["email"]),
        role: userRoles.find((role) => role === agent["role"]) ?? null,
      };
const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The column is single precision: 0.8 comes back as 0.800000011920929. */
const decimal = (share: number): number => Number(share.toPrecision(6));
