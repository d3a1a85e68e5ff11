import { call, type Flow, type Lookup, path, shape } from "@portico/connector";
import { PorticoError, type User, type UserRole } from "@portico/model";
import { type WireAgent, wireAgent, wireRoles } from "./wire.ts";

/** https://developers.freshdesk.com/api/#agents */
const toUser = (wire: WireAgent): User => ({
  id: wire.id,
  name: wire.contact?.name ?? "",
  email: wire.contact?.email ?? null,
  role: null,
  is_active: wire.deactivated !== true,
  group_ids: wire.group_ids ?? [],
  language: wire.contact?.language ?? null,
  time_zone: wire.contact?.time_zone ?? null,
  avatar_url: null,
  created_at: wire.created_at ?? null,
  updated_at: wire.updated_at ?? null,
  not_loaded: ["avatar_url", ...(wire.group_ids === undefined ? ["group_ids"] : [])],
});

/** Only administrators may see agents: https://developers.freshdesk.com/api/#list_all_agents */
export const userLookup: Lookup<User> = {
  one: (id) => ({ method: "GET", path: path`/api/v2/agents/${id}` }),
  all: {
    page: (number) => ({ method: "GET", path: "/api/v2/agents", query: { page: String(number), per_page: "100" } }),
    size: 100,
  },
  // An agent names its roles by ids.
  answers: shape(wireAgent, (wire) => {
    const user = toUser(wire);
    return { ...user, not_loaded: [...user.not_loaded, "role"] };
  }),
};

const me = call<void, { user: User; type: string | null; roleIds: readonly string[]; raw: unknown }>({
  send: () => ({ method: "GET", path: "/api/v2/agents/me" }),
  answers: {
    read: (raw) => {
      const wire = wireAgent.parse(raw);
      return { user: toUser(wire), type: wire.type ?? null, roleIds: wire.role_ids ?? [], raw };
    },
  },
});

const roles = call({
  send: () => ({ method: "GET", path: "/api/v2/roles" }),
  answers: shape(wireRoles, (list) => new Map(list.map(({ id, name }) => [id, name]))),
});

/**
 * `/agents/me` works for every key; only administrators may read the roles' names, so that a refusal there is an answer
 * too: this agent is none.
 */
export const identify: Flow<void, User> = {
  flow: async ({ ask, read }) => {
    const { user, type, roleIds, raw } = await ask(me, undefined);
    const names = await ask(roles, undefined).catch(noneWhereForbidden);
    const role = roleOf(type, roleIds, names);
    return read({ read: () => ({ ...user, role }) }, raw, undefined);
  },
};

const noneWhereForbidden = (error: unknown): Map<string, string> => {
  if (error instanceof PorticoError && ["provider_forbidden", "not_found"].includes(error.code)) return new Map();
  throw error;
};

const roleOf = (type: string | null, roleIds: readonly string[], names: ReadonlyMap<string, string>): UserRole => {
  if (type === "collaborator") return "light_agent";
  return roleIds.some((id) => /administrator/i.test(names.get(id) ?? "")) ? "admin" : "agent";
};
