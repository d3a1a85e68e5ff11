import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call } from "./call.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { notFound } from "../freshworks/problems.ts";
import type { AgentRecord } from "./records.ts";
import { anything, oneOf, withQuery } from "../freshworks/rules.ts";
import { toTime, toTimeOrNull } from "../freshworks/times.ts";

/** `GET /agents/me`: the only one of these that an agent who is no administrator may call. */
export const viewSelf = (call: Call): Reply => ok(viewedAgent(call.agent));

export const viewAgent = (call: Call): Reply => {
  const agent = call.account.store.agents.get(Number(call.params["id"]));
  return agent === undefined ? notFound : ok(viewedAgent(agent));
};

/** `GET /agents`: alphabetically. */
export const listAgents = (call: Call): Reply => {
  const rules = {
    ...pageRules,
    email: anything,
    mobile: anything,
    phone: anything,
    state: oneOf(["fulltime", "occasional"]),
  };
  return withQuery(call, rules, (query) => {
    const matching = [...call.account.store.agents.values()]
      .filter(
        (agent) =>
          (query["email"] === undefined || agent.email === query["email"].toLowerCase()) &&
          (query["mobile"] === undefined || agent.mobile === query["mobile"]) &&
          (query["phone"] === undefined || agent.phone === query["phone"]) &&
          (query["state"] === undefined || agent.occasional === (query["state"] === "occasional")),
      )
      .toSorted((left, right) => (left.name.toLowerCase() < right.name.toLowerCase() ? -1 : 1));
    return page(call, matching, listedAgent);
  });
};

/** `GET /agents/autocomplete?term=`: the start of any word of a name. */
export const completeAgents = (call: Call): Reply => {
  const term = (call.query.get("term") ?? "").toLowerCase();
  const matching = [...call.account.store.agents.values()].filter((agent) => startsAWord(agent.name, term));
  return ok(matching.map(({ id, name, email }) => ({ id, name, email, avatar: null })));
};

export const startsAWord = (name: string, term: string): boolean =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(term));

/** The answer to a contact made an agent: the contact, with the agent inside it. */
export const contactAgentView = (agent: AgentRecord) => {
  const { contact, ...rest } = viewedAgent(agent);
  return { ...contact, agent: rest };
};

const basics = (agent: AgentRecord) => ({
  available: agent.available,
  occasional: agent.occasional,
  signature: agent.signature,
  id: agent.id,
  ticket_scope: agent.ticket_scope,
  created_at: toTime(agent.created_at),
  updated_at: toTime(agent.updated_at),
  available_since: null,
  type: agent.type,
  contact: {
    active: agent.active,
    email: agent.email,
    job_title: agent.job_title,
    language: agent.language,
    last_login_at: toTimeOrNull(agent.last_login_at),
    mobile: agent.mobile,
    name: agent.name,
    phone: agent.phone,
    time_zone: agent.time_zone,
    created_at: toTime(agent.created_at),
    updated_at: toTime(agent.updated_at),
  },
  focus_mode: true,
});

export const viewedAgent = (agent: AgentRecord) => ({
  ...basics(agent),
  group_ids: agent.group_ids,
  role_ids: agent.role_ids,
  skill_ids: agent.skill_ids,
});

/** A row of the list: without groups, roles and skills, and with two keys of its own. */
const listedAgent = (agent: AgentRecord) => ({
  ...basics(agent),
  last_active_at: toTimeOrNull(agent.last_login_at),
  deactivated: false,
});
