import type { Reply } from "../freshworks/call.ts";
import { mergeCustomFields } from "../freshworks/custom-fields.ts";
import { invalid } from "../freshworks/problems.ts";
import { anything, arrayOf, email, is, known, nullOr, problemsOf } from "../freshworks/rules.ts";
import type { Check, Rules } from "../freshworks/rules.ts";
import { isRecord } from "../settings.ts";
import { agentView } from "./agent-views.ts";
import { viewAgent } from "./agents.ts";
import type { AgentHandle } from "./agents.ts";
import { created } from "./call.ts";
import type { Call } from "./call.ts";
import { requesterCustomFields } from "./form.ts";
import type { AgentRecord, AgentRole, PersonRecord } from "./records.ts";
import { blankPerson, customFieldsFrom, duplicateProblems, personRules } from "./requester-make.ts";
import { oneOfThese } from "./rules.ts";

/** An agent body after its rules. */
type AgentInput = Partial<
  Pick<AgentRecord, "first_name" | "email" | "occasional" | "signature" | "member_of" | "observer_of" | "custom_fields">
> & { roles?: RoleInput[] };

type RoleInput = Pick<AgentRole, "role_id"> & Partial<AgentRole>;

/** Taken and passed over, since roles say it all. */
const dead: Rules = Object.fromEntries(
  ["scopes", "group_ids", "role_ids", "ticket_scope", "problem_scope", "change_scope", "release_scope"].map((field) => [
    field,
    anything,
  ]),
);

const rules = (call: Call, orNull: (check: Check) => Check): Rules => {
  const { groups, roles } = call.account.store;
  const inGroups: Check = is("Array", (value) =>
    (value as unknown[]).flatMap(known("group", (id) => groups.has(id))).slice(0, 1),
  );
  const role: Check = (value) =>
    isRecord(value)
      ? [
          ...known("role", (id) => roles.has(id))(value["role_id"]),
          ...oneOfThese(scopes)(value["assignment_scope"] ?? "entire_helpdesk"),
          ...arrayOf("Positive Integer")(value["groups"] ?? []),
        ]
      : is("key/value pair")(value);
  return {
    ...dead,
    ...personRules(call, orNull),
    email,
    occasional: is("Boolean"),
    signature: orNull(is("String")),
    member_of: inGroups,
    observer_of: inGroups,
    workspace_ids: arrayOf("Positive Integer"),
    scoreboard_level_id: orNull(is("Positive Integer")),
    auto_assign_tickets: is("Boolean"),
    roles: is("Array", (value) => (value as unknown[]).flatMap(role).slice(0, 1)),
  };
};

const scopes = ["entire_helpdesk", "member_groups", "specified_groups", "assigned_items"] as const;

/** `POST /agents`. */
export const createAgent = (call: Call): Reply => {
  const problems = problemsOf(
    call.body,
    rules(call, (check) => check),
    ["first_name", "email"],
  );
  if (problems.length > 0) return invalid(...problems);
  const input: AgentInput = call.body;
  const duplicates = duplicateProblems(call, "email", [input.email]);
  if (duplicates.length > 0) return invalid(...duplicates);
  const agent = toAgent(call, call.account.store.nextId("person"), input);
  call.account.store.agents.set(agent.id, agent);
  return created(call, "agent", agentView(agent));
};

/** A new agent of the account's smallest role, unless the input says otherwise. */
export const toAgent = (call: Call, id: number, input: AgentInput & Partial<PersonRecord>): AgentRecord => ({
  ...blankPerson,
  occasional: false,
  signature: null,
  member_of: [],
  observer_of: [],
  workspace_ids: [...call.account.store.workspaces.keys()],
  auto_assign_tickets: true,
  last_login_at: null,
  last_active_at: null,
  first_name: "",
  ...alive(input),
  email: (input.email ?? "").toLowerCase(),
  roles: rolesFrom(call, input.roles),
  custom_fields: customFieldsFrom(input.custom_fields),
  admin: false,
  id,
  created_at: call.now,
  updated_at: call.now,
});

const alive = <Input extends object>(input: Input): Partial<Input> =>
  // Every name that stays is one of the input's own.
  Object.fromEntries(Object.entries(input).filter(([field]) => !(field in dead))) as Partial<Input>;

const smallestRole = "SD Agent";

const rolesFrom = (call: Call, given: readonly RoleInput[] | undefined): AgentRole[] => {
  const { roles } = call.account.store;
  const usual = roles.values().find((role) => role.name === smallestRole)?.id ?? 0;
  return (given ?? [{ role_id: usual }]).map(toRole);
};

const toRole = (input: RoleInput): AgentRole => ({ assignment_scope: "entire_helpdesk", groups: [], ...input });

/** `PUT /agents/{id}`. */
export const updateAgent: AgentHandle = (call, agent) => {
  const problems = problemsOf(call.body, rules(call, nullOr));
  if (problems.length > 0) return invalid(...problems);
  const input: AgentInput = call.body;
  const duplicates = duplicateProblems(call, "email", [input.email], agent.id);
  if (duplicates.length > 0) return invalid(...duplicates);
  Object.assign(agent, alive(input), {
    ...(input.email !== undefined && { email: input.email.toLowerCase() }),
    ...(input.roles !== undefined && { roles: rolesFrom(call, input.roles) }),
    custom_fields: mergeCustomFields(requesterCustomFields, agent.custom_fields, input.custom_fields),
    updated_at: call.now,
  });
  return viewAgent(call, agent);
};
