import {
  type Call,
  call,
  type Flow,
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  shape,
  type TargetOf,
  type WireRequest,
} from "@portico/connector";
import { PorticoError, type User, type UserRole } from "@portico/model";
import { fullName } from "./contact-read.ts";
import { allOf, inPages } from "./pages.ts";
import { type WireAgent, wireAgent, wireRoles } from "./wire.ts";

/** https://api.freshservice.com/#agents: unlike Freshdesk's, flat. */
const toUser = (wire: WireAgent, role: UserRole | null): User => ({
  id: wire.id,
  name: fullName(wire) ?? "",
  email: wire.email ?? null,
  role,
  is_active: wire.active !== false,
  group_ids: wire.member_of ?? [],
  language: wire.language ?? null,
  time_zone: wire.time_zone ?? null,
  avatar_url: null,
  created_at: wire.created_at ?? null,
  updated_at: wire.updated_at ?? null,
  not_loaded: [
    "avatar_url",
    ...(role === null ? ["role"] : []),
    ...(wire.member_of === undefined ? ["group_ids"] : []),
  ],
});

/** An agent names its roles by ids. */
const user = shape(wireAgent, (wire) => toUser(wire, null));

const collection = "/api/v2/agents";
const at = "agent";
const rows = "agents";
const one = (id: string): WireRequest => ({ method: "GET", path: path`/api/v2/agents/${id}` });
export const userLookup: Lookup<User> = { one, at, all: allOf(collection, rows), answers: user };

const agent: Call<TargetOf<"users">, { wire: WireAgent; raw: unknown }> = {
  send: ({ id }) => one(id),
  at,
  answers: { read: (raw) => ({ wire: wireAgent.parse(raw), raw }) },
};

const roles = call({
  send: () => ({ method: "GET", path: "/api/v2/roles" }),
  at: "roles",
  answers: shape(wireRoles, (named) => new Map(named.map(({ id, name }) => [id, name]))),
});

/** Agents and roles are for administrators alone. */
export const users: ResourceDefinition<"users"> = {
  list: list<"users">()({
    filters: ["email"],
    single: ["email"],
    sorts: [],
    includes: [],
    excludes: [],
    at: rows,
    paging: { ...inPages, weakness: "page_numbers" },
    send: ({ email }) => ({ method: "GET", path: collection, query: { email: email?.[0] } }),
    answers: user,
  }),
  get: {
    flow: async ({ ask, read }, target) => {
      const { wire, raw } = await ask(agent, target);
      const names = await ask(roles, undefined).catch(noneWhereForbidden);
      return read({ read: () => toUser(wire, roleOf(wire, names)) }, raw, undefined);
    },
  },
  losses: [
    { field: "avatar_url", note: "Freshservice does not show it." },
    { field: "role", note: "An occasional agent is a `light_agent`; which roles administer is told by their names." },
  ],
};

const noneWhereForbidden = (error: unknown): ReadonlyMap<string, string> => {
  if (error instanceof PorticoError && ["provider_forbidden", "not_found"].includes(error.code)) return new Map();
  throw error;
};

const roleOf = ({ occasional, role_ids }: WireAgent, names: ReadonlyMap<string, string>): UserRole => {
  if ((role_ids ?? []).some((id) => /\badmin(?:istrator)?\b/i.test(names.get(id) ?? ""))) return "admin";
  return occasional === true ? "light_agent" : "agent";
};

const oneTicket = call<void, unknown>({
  send: () => ({ method: "GET", path: "/api/v2/tickets", query: { per_page: "1" } }),
  at: "tickets",
  answers: { read: (raw) => raw },
});

/** No call tells whose key it is: `/agents/me` is not documented. That a ticket may be read proves that it is one. */
export const identify: Flow<void, null> = {
  flow: async ({ ask }) => {
    await ask(oneTicket, undefined);
    return null;
  },
};
