import type { Reply } from "../freshworks/call.ts";
import { notFound, wrongMethod } from "../freshworks/problems.ts";
import { withQuery } from "../freshworks/rules.ts";
import { listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import { compileQuery, isAskedFor, peoplePageSize, peopleRules, personFields } from "./people-query.ts";
import type { AgentRecord, RequesterRecord } from "./records.ts";
import { agentAsRequester, requesterView } from "./requester-views.ts";
import { yesOrNo } from "./rules.ts";

export type RequesterHandle = (call: Call, requester: RequesterRecord) => Reply;

export const onRequester =
  (handle: RequesterHandle): Handle =>
  (call) => {
    const requester = call.account.store.requesters.get(Number(call.params["id"]));
    return requester === undefined ? notFound : handle(call, requester);
  };

/** For a route that writes: somebody deactivated can only be looked at, reactivated or forgotten. */
export const onActiveRequester = (handle: RequesterHandle): Handle =>
  onRequester((call, requester) => (requester.active ? handle(call, requester) : wrongMethod(call.method, ["GET"])));

/** `GET /requesters`: newest first, active or not unless asked; an unknown address is an empty list. */
export const listRequesters = (call: Call): Reply =>
  withQuery(call, { ...peopleRules(call), include_agents: yesOrNo }, (query) => {
    const matches = compileQuery(query["query"], personFields);
    if ("status" in matches) return matches;
    const { store, peopleIndex } = call.account;
    const people: (RequesterRecord | AgentRecord)[] = [
      ...store.requesters.inOrder(),
      ...(query["include_agents"] === "true" ? store.agents.values() : []),
    ];
    const found = people.filter((person) => {
      // Only the query goes through the index; a plain parameter sees what there is.
      const document = query["query"] === undefined || "email" in person ? person : peopleIndex.documentOf(person);
      return document !== undefined && matches(document) && isAskedFor(person, query);
    });
    const show = (person: RequesterRecord | AgentRecord) =>
      "email" in person ? agentAsRequester(person, call) : requesterView(person, call);
    return listed(call, "requesters", found, show, peoplePageSize(call));
  });

export const viewRequester: RequesterHandle = (call, requester) =>
  wrapped(call, "requester", requesterView(requester, call));
