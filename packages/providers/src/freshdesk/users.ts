import {
  type Call,
  call,
  type Flow,
  list,
  type Lookup,
  path,
  type ResourceDefinition,
  shape,
  type WireRequest,
} from "@portico/connector";
import { PorticoError, type User, type UserRole } from "@portico/model";
import { allOf, inPages } from "./pages.ts";
import { type WireAgent, wireAgent, wireRoles } from "./wire.ts";

/** https://developers.freshdesk.com/api/#agents */
const toUser = (wire: WireAgent, role: UserRole | null): User => ({
  id: wire.id,
  name: wire.contact?.name ?? "",
  email: wire.contact?.email ?? null,
  role,
  is_active: wire.deactivated !== true,
  group_ids: wire.group_ids ?? [],
  language: wire.contact?.language ?? null,
  time_zone: wire.contact?.time_zone ?? null,
  avatar_url: null,
  created_at: wire.created_at ?? null,
  updated_at: wire.updated_at ?? null,
  not_loaded: [
    "avatar_url",
    ...(role === null ? ["role"] : []),
    ...(wire.group_ids === undefined ? ["group_ids"] : []),
  ],
});

/** An agent names its roles by ids, and a row of the list not even so. */
const user = shape(wireAgent, (wire) => toUser(wire, null));

const collection = "/api/v2/agents";
const one = (id: string): WireRequest => ({ method: "GET", path: path`/api/v2/agents/${id}` });
export const userLookup: Lookup<User> = { one, all: allOf(collection), answers: user };

const roles = call({
  send: () => ({ method: "GET", path: "/api/v2/roles" }),
  answers: shape(wireRoles, (named) => new Map(named.map(({ id, name }) => [id, name]))),
});

/** One agent and what its roles are called, and whether it sees all tickets. */
interface Seen {
  agent: User;
  seesAll: boolean;
}
const withRole = <In>(send: (input: In) => WireRequest): Flow<In, Seen> => {
  const agent: Call<In, { wire: WireAgent; raw: unknown }> = {
    send,
    answers: { read: (raw) => ({ wire: wireAgent.parse(raw), raw }) },
  };
  return {
    flow: async ({ ask, read }, input) => {
      const { wire, raw } = await ask(agent, input);
      const names = await ask(roles, undefined).catch(noneWhereForbidden);
      return {
        agent: read({ read: () => toUser(wire, roleOf(wire, names)) }, raw, undefined),
        seesAll: (wire.ticket_scope ?? globalScope) === globalScope,
      };
    },
  };
};
const globalScope = "1";
const agentAlone = <In>({ flow }: Flow<In, Seen>): Flow<In, User> => ({
  flow: async (...given) => (await flow(...given)).agent,
});

/**
 * `/agents/me` works for every key; only administrators may read the roles' names, so that a refusal there is an answer
 * too: this agent is none.
 */
export const me = withRole<void>(() => ({ method: "GET", path: "/api/v2/agents/me" }));
export const identify = agentAlone(me);

/** All but oneself is for administrators alone: https://developers.freshdesk.com/api/#list_all_agents */
export const users: ResourceDefinition<"users"> = {
  list: list<"users">()({
    filters: ["email"],
    single: ["email"],
    sorts: [],
    includes: [],
    excludes: [],
    paging: { ...inPages, weakness: "page_numbers" },
    send: ({ email }) => ({ method: "GET", path: collection, query: { email: email?.[0] } }),
    answers: user,
  }),
  get: agentAlone(withRole(({ id }) => one(id))),
  losses: [
    { field: "avatar_url", note: "Freshdesk does not show it." },
    { field: "role", note: "Rows of the list do not show it." },
    { field: "group_ids", note: "Rows of the list do not show them." },
    { field: "is_active", note: "Only rows of the list tell of an agent who was deactivated." },
  ],
};

const noneWhereForbidden = (error: unknown): ReadonlyMap<string, string> => {
  if (error instanceof PorticoError && ["provider_forbidden", "not_found"].includes(error.code)) return new Map();
  throw error;
};

const roleOf = ({ type, role_ids }: WireAgent, names: ReadonlyMap<string, string>): UserRole => {
  if (type === "collaborator") return "light_agent";
  return (role_ids ?? []).some((id) => /administrator/i.test(names.get(id) ?? "")) ? "admin" : "agent";
};
