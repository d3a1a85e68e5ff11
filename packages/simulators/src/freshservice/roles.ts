import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { notFound } from "../freshworks/problems.ts";
import { withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { blankScopes } from "./agent-views.ts";
import { listed, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import type { NamedRecord } from "./records.ts";

/** `GET /roles`: nobody can change them here. */
export const listRoles = (call: Call): Reply =>
  withQuery(call, pageRules, () => listed(call, "roles", call.account.store.roles.values(), roleView));

export const viewRole = (call: Call): Reply => {
  const role = call.account.store.roles.get(Number(call.params["id"]));
  return role === undefined ? notFound : wrapped(call, "role", roleView(role));
};

const roleView = (role: NamedRecord) => ({
  id: role.id,
  name: role.name,
  description: role.description,
  default: true,
  scopes: blankScopes,
  role_type: 1,
  created_at: toTime(role.created_at),
  updated_at: toTime(role.updated_at),
});
