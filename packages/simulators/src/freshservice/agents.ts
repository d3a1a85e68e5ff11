import type { Reply } from "../freshworks/call.ts";
import { notFound } from "../freshworks/problems.ts";
import { withQuery } from "../freshworks/rules.ts";
import { agentView } from "./agent-views.ts";
import { listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { compileQuery, isAskedFor, peoplePageSize, peopleRules, personFields } from "./people-query.ts";
import type { AgentRecord } from "./records.ts";
import { oneOfThese } from "./rules.ts";

export type AgentHandle = (call: Call, agent: AgentRecord) => Reply;

export const onAgent =
  (handle: AgentHandle): Handle =>
  (call) => {
    const agent = call.account.store.agents.get(Number(call.params["id"]));
    return agent === undefined ? notFound : handle(call, agent);
  };

/** `GET /agents`. */
export const listAgents = (call: Call): Reply =>
  withQuery(call, { ...peopleRules(call), state: oneOfThese(["fulltime", "occasional"]) }, (query) => {
    const matches = compileQuery(query["query"], personFields);
    if ("status" in matches) return matches;
    const found = [...call.account.store.agents.values()].filter(
      (agent) =>
        isAskedFor(agent, query) &&
        (query["state"] === undefined || agent.occasional === (query["state"] === "occasional")) &&
        matches(agent),
    );
    return listed(call, "agents", found, agentView, peoplePageSize(call));
  });

export const viewAgent: AgentHandle = (call, agent) => wrapped(call, "agent", agentView(agent));
