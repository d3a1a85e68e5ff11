import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { is, nullOr, problemsOf, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { listed, wrapped } from "./call.ts";
import type { Call, Handle } from "./call.ts";
import type { RequesterGroupRecord } from "./records.ts";
import { nameOf } from "./store.ts";

type GroupHandle = (call: Call, group: RequesterGroupRecord) => Reply;

export const onRequesterGroup =
  (handle: GroupHandle): Handle =>
  (call) => {
    const group = call.account.store.requesterGroups.get(Number(call.params["id"]));
    return group === undefined ? notFound : handle(call, group);
  };

/** Only groups made by hand can be changed; the others follow their rules. */
export const onManualGroup = (handle: GroupHandle): Handle =>
  onRequesterGroup((call, group) =>
    group.type === "manual" ? handle(call, group) : wrongMethod(call.method, ["GET"]),
  );

export const listRequesterGroups = (call: Call): Reply =>
  withQuery(call, pageRules, () => listed(call, "requester_groups", call.account.store.requesterGroups.values(), view));

export const viewRequesterGroup: GroupHandle = (call, group) => wrapped(call, "requester_group", view(group));

const rules = { name: is("String"), description: nullOr(is("String")) };

/** `POST /requester_groups`: answered with a 200, as seen live. */
export const createRequesterGroup = (call: Call): Reply => {
  const problems = problemsOf(call.body, rules, ["name"]);
  if (problems.length > 0) return invalid(...problems);
  const group: RequesterGroupRecord = {
    description: null,
    name: "",
    ...call.body,
    id: call.account.store.nextId("requesterGroup"),
    type: "manual",
    memberIds: [],
    created_at: call.now,
    updated_at: call.now,
  };
  call.account.store.requesterGroups.set(group.id, group);
  return viewRequesterGroup(call, group);
};

export const updateRequesterGroup: GroupHandle = (call, group) => {
  const problems = problemsOf(call.body, rules);
  if (problems.length > 0) return invalid(...problems);
  Object.assign(group, call.body, { updated_at: call.now });
  return viewRequesterGroup(call, group);
};

export const deleteRequesterGroup: GroupHandle = (call, group) => {
  call.account.store.requesterGroups.delete(group.id);
  return noContent;
};

/** `GET /requester_groups/{id}/members`. */
export const listMembers: GroupHandle = (call, group) =>
  withQuery(call, pageRules, () => {
    const { requesters } = call.account.store;
    const members = group.memberIds.flatMap((id) => requesters.get(id) ?? []);
    return listed(call, "requesters", members, (member) => ({
      id: member.id,
      first_name: member.first_name,
      last_name: member.last_name,
      name: nameOf(member),
      primary_email: member.primary_email,
    }));
  });

/** `POST` and `DELETE /requester_groups/{id}/members/{rid}`. */
export const setMember =
  (isMember: boolean): GroupHandle =>
  (call, group) => {
    const id = Number(call.params["requester"]);
    if (call.account.store.requesters.get(id) === undefined) return notFound;
    const others = group.memberIds.filter((other) => other !== id);
    Object.assign(group, { memberIds: isMember ? [...others, id] : others, updated_at: call.now });
    return isMember ? { status: 200 } : noContent;
  };

const view = (group: RequesterGroupRecord) => ({
  id: group.id,
  name: group.name,
  description: group.description,
  type: group.type,
  created_at: toTime(group.created_at),
  updated_at: toTime(group.updated_at),
});
