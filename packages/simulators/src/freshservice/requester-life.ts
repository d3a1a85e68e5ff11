import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { wrapped } from "./call.ts";
import { requesterView } from "./requester-views.ts";
import type { RequesterHandle } from "./requesters.ts";

/** `DELETE /requesters/{id}`: deactivates. */
export const deactivateRequester: RequesterHandle = (call, requester) => {
  if (!requester.active) {
    return call.account.settings().deleteDeactivated === "not_found" ? notFound : wrongMethod("DELETE", ["GET"]);
  }
  call.account.store.requesters.change(requester, { active: false, updated_at: call.now });
  return noContent;
};

/** `PUT /requesters/{id}/reactivate`. */
export const reactivateRequester: RequesterHandle = (call, requester) => {
  if (requester.active) return alreadyActive;
  call.account.store.requesters.change(requester, { active: true, updated_at: call.now });
  return wrapped(call, "requester", requesterView(requester, call));
};

export const alreadyActive: Reply = {
  status: 400,
  body: { code: "contact_already_active", message: "Contact is already active and cannot be restored." },
};

/** `DELETE /requesters/{id}/forget`: for good, with all their tickets. */
export const forgetRequester: RequesterHandle = (call, requester) => {
  const { requesters, tickets } = call.account.store;
  for (const ticket of tickets.all()) if (ticket.requester_id === requester.id) tickets.remove(ticket);
  requesters.remove(requester);
  return noContent;
};

/** `PUT /requesters/{id}/merge?secondary_requesters=1,2`: the others' addresses and tickets go to the first. */
export const mergeRequesters: RequesterHandle = (call, primary) => {
  const { requesters, tickets } = call.account.store;
  const ids = (call.query.get("secondary_requesters") ?? "").split(",").map(Number);
  const others = ids.flatMap((id) => requesters.get(id) ?? []).filter((other) => other !== primary);
  if (others.length < ids.length) {
    const message = "There is no requester matching the given id";
    return invalid({ field: "secondary_requesters", message, code: "invalid_value" });
  }
  const addresses = others.flatMap((other) => [other.primary_email ?? [], other.secondary_emails].flat());
  for (const other of others) requesters.remove(other);
  const email = primary.primary_email ?? addresses[0] ?? null;
  const further = [...new Set([...primary.secondary_emails, ...addresses])].filter((address) => address !== email);
  requesters.change(primary, { primary_email: email, secondary_emails: further, updated_at: call.now });
  for (const ticket of tickets.all()) {
    if (ids.includes(ticket.requester_id)) tickets.change(ticket, { requester_id: primary.id });
  }
  return wrapped(call, "requester", requesterView(primary, call));
};
