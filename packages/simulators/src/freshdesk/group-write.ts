import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { is, known, nullOr, oneOf, problemsOf, withBody } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { viewedAgent } from "./agents.ts";
import { created } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { adminGroup, viewedGroup } from "./directory.ts";
import type { GroupRecord } from "./records.ts";

const agentOf = (call: Call): Check => known("agent", (id) => call.account.store.agents.has(id));
const agentsOf = (call: Call): Check => is("Array", (value) => (value as unknown[]).flatMap(agentOf(call)).slice(0, 1));

const shared = (call: Call): Rules => ({
  name: is("String"),
  description: nullOr(is("String")),
  agent_ids: agentsOf(call),
});

/** The two ways in which groups are written: the old one, and the administrator's of 2021. */
const forms = {
  groups: {
    show: viewedGroup,
    rules: (call: Call): Rules => ({
      ...shared(call),
      escalate_to: nullOr(agentOf(call)),
      unassigned_for: nullOr(oneOf(["30m", "1h", "2h", "4h", "8h", "12h", "1d", "2d", "3d"])),
      business_hour_id: nullOr(is("Positive Integer")),
      auto_ticket_assign: oneOf([0, 1, 2, 3, 12]),
    }),
    change: (body: Record<string, unknown>): Partial<GroupRecord> => body,
  },
  "admin/groups": {
    show: adminGroup,
    rules: (call: Call): Rules => ({
      ...shared(call),
      escalate_to: nullOr(agentsOf(call)),
      unassigned_for: nullOr(is("String")),
      business_calendar_id: nullOr(is("Positive Integer")),
      type: oneOf(["support_agent_group", "field_agent_group"]),
      allow_agents_to_change_availability: is("Boolean"),
      automatic_agent_assignment: is("key/value pair"),
    }),
    change: ({ name, description, agent_ids, escalate_to: to, unassigned_for, business_calendar_id: hours }) =>
      given({
        name,
        description,
        agent_ids,
        unassigned_for,
        escalate_to: Array.isArray(to) ? (to[0] ?? null) : to,
        business_hour_id: hours,
      }),
  },
} satisfies Record<string, Form>;

interface Form {
  show: (group: GroupRecord) => object;
  rules: (call: Call) => Rules;
  change: (body: Record<string, unknown>) => Partial<GroupRecord>;
}
export type Way = keyof typeof forms;

const onGroup =
  (handle: (call: Call, group: GroupRecord) => Reply): Handle =>
  (call) => {
    const group = call.account.store.groups.get(Number(call.params["id"]));
    return group === undefined ? notFound : handle(call, group);
  };

const given = (fields: Record<string, unknown>): Partial<GroupRecord> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** `POST /groups`, `POST /admin/groups`. */
export const createGroup =
  (way: Way): Handle =>
  (call) => {
    const { rules, change, show }: Form = forms[way];
    const problems = problemsOf(call.body, rules(call), ["name"]);
    if (problems.length > 0) return invalid(...problems);
    const group: GroupRecord = {
      name: "",
      description: null,
      escalate_to: null,
      unassigned_for: null,
      business_hour_id: null,
      agent_ids: [],
      auto_ticket_assign: 0,
      ...change(call.body),
      id: call.account.store.nextId("group"),
      created_at: call.now,
      updated_at: call.now,
    };
    call.account.store.groups.set(group.id, group);
    return created(call, way, group.id, show(group));
  };

/** `PUT /groups/{id}`, `PUT /admin/groups/{id}`: `agent_ids` is replaced whole. */
export const updateGroup = (way: Way): Handle =>
  onGroup((call, group) => {
    const { rules, change, show }: Form = forms[way];
    const problems = problemsOf(call.body, rules(call));
    if (problems.length > 0) return invalid(...problems);
    Object.assign(group, change(call.body), { updated_at: call.now });
    return ok(show(group));
  });

/** `DELETE /groups/{id}`: its tickets stay, without a group. */
export const deleteGroup: Handle = onGroup((call, group) => {
  const { groups, tickets } = call.account.store;
  groups.delete(group.id);
  for (const ticket of tickets.all()) if (ticket.group_id === group.id) tickets.change(ticket, { group_id: null });
  return noContent;
});

/** `GET /admin/groups/{id}/agents`. */
export const listMembers: Handle = onGroup((call, group) =>
  ok(group.agent_ids.flatMap((id) => call.account.store.agents.get(id) ?? []).map(viewedAgent)),
);

/** `PATCH /admin/groups/{id}/agents`: some come, some go. The words for it are our choice. */
export const changeMembers: Handle = onGroup((call, group) =>
  withBody<{ agents: { id: number; deleted?: boolean }[] }>(call, { agents: is("Array") }, ["agents"], ({ agents }) => {
    const gone = new Set(agents.filter(({ deleted }) => deleted === true).map(({ id }) => id));
    const come = agents.filter(({ id }) => !gone.has(id) && call.account.store.agents.has(id)).map(({ id }) => id);
    group.agent_ids = [...new Set([...group.agent_ids, ...come])].filter((id) => !gone.has(id));
    return noContent;
  }),
);
