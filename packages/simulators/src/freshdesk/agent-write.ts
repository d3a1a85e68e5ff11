import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import type { Problem } from "../freshworks/problems.ts";
import { arrayOf, email, is, nullOr, oneOf, problemsOf, withBody } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { viewedAgent } from "./agents.ts";
import { created } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { addContact } from "./contact-write.ts";
import { startJob } from "./jobs.ts";
import type { AgentRecord } from "./records.ts";

type AgentInput = Partial<AgentRecord> & { agent_type?: number };

const rules: Rules = {
  name: is("String"),
  email,
  phone: nullOr(is("String")),
  mobile: nullOr(is("String")),
  job_title: nullOr(is("String")),
  language: is("String"),
  time_zone: is("String"),
  occasional: is("Boolean"),
  signature: nullOr(is("String")),
  ticket_scope: oneOf([1, 2, 3]),
  agent_type: oneOf([1, 2, 3]),
  group_ids: arrayOf("Positive Integer"),
  role_ids: arrayOf("Positive Integer"),
  skill_ids: arrayOf("Positive Integer"),
  focus_mode: is("Boolean"),
};

const required = ["email", "ticket_scope"];
const types = { 1: "support_agent", 2: "field_agent", 3: "collaborator" } as const;

/** `POST /agents`: a support agent of the smallest role, unless the body says otherwise. */
export const createAgent: Handle = (call) => {
  const problems = [...problemsOf(call.body, rules, required), ...takenAddress(call, call.body)];
  if (problems.length > 0) return invalid(...problems);
  const agent = addAgent(call, call.body);
  return created(call, "agents", agent.id, viewedAgent(agent));
};

/** `POST /agents/bulk`: all of them or none. */
export const createAgents: Handle = (call) =>
  withBody<{ agents: Record<string, unknown>[] }>(call, { agents: is("Array") }, ["agents"], ({ agents }) => {
    const problems = agents.flatMap((each) => [...problemsOf(each, rules, required), ...takenAddress(call, each)]);
    if (problems.length > 0) return invalid(...problems);
    for (const each of agents) addAgent(call, each);
    return startJob(call, "AGENTS::BULK_CREATE");
  });

const addAgent = (call: Call, { agent_type: type = 1, ...input }: AgentInput): AgentRecord => {
  const { store } = call.account;
  const agent: AgentRecord = {
    name: (input.email ?? "").split("@", 1)[0] ?? "",
    email: "",
    phone: null,
    mobile: null,
    job_title: null,
    language: "en",
    time_zone: "London",
    admin: false,
    active: false,
    available: false,
    occasional: false,
    signature: null,
    ticket_scope: 1,
    type: typeOf(type),
    group_ids: [],
    role_ids: [[...store.roles.keys()].at(-1) ?? 0],
    skill_ids: [],
    last_login_at: null,
    ...input,
    id: store.nextId("agent"),
    created_at: call.now,
    updated_at: call.now,
  };
  store.agents.set(agent.id, agent);
  return agent;
};

const typeOf = (code: number): AgentRecord["type"] => (code === 2 || code === 3 ? types[code] : types[1]);

export const onAgent =
  (handle: (call: Call, agent: AgentRecord) => Reply): Handle =>
  (call) => {
    const agent = call.account.store.agents.get(Number(call.params["id"]));
    return agent === undefined ? notFound : handle(call, agent);
  };

/** `PUT /agents/{id}`. */
export const updateAgent = (call: Call, agent: AgentRecord): Reply => {
  const problems = [...problemsOf(call.body, rules), ...takenAddress(call, call.body, agent.id)];
  if (problems.length > 0) return invalid(...problems);
  const { agent_type: type, ...input }: AgentInput = call.body;
  Object.assign(agent, input, type !== undefined && { type: typeOf(type) }, { updated_at: call.now });
  return ok(viewedAgent(agent));
};

/** `DELETE /agents/{id}`: becomes a contact. */
export const deleteAgent = (call: Call, agent: AgentRecord): Reply => {
  call.account.store.agents.delete(agent.id);
  addContact(call, { name: agent.name, email: agent.email });
  return noContent;
};

/** `GET /agents/{id}/availability`. The shape is our choice: only the path is documented. */
export const viewAvailability = (_call: Call, agent: AgentRecord): Reply =>
  ok({ id: agent.id, available: agent.available, available_since: null });

const takenAddress = (call: Call, { email: address }: { email?: unknown }, self?: number): Problem[] => {
  const holder = call.account.store.agents.values().find((agent) => agent.email === address && agent.id !== self);
  return holder === undefined
    ? []
    : [{ field: "email", message: "It should be a unique value", code: "duplicate_value" }];
};
