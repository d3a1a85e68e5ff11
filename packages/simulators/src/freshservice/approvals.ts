import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { accessDenied, invalid, wrongMethod } from "../freshworks/problems.ts";
import { passes, withQuery } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { listed, wrapped } from "./call.ts";
import type { Call } from "./call.ts";
import { approvalNames } from "./form.ts";
import type { AgentRecord, ApprovalGroupRecord, ApprovalRecord, TicketRecord } from "./records.ts";
import { digits, oneOfThese } from "./rules.ts";
import { nameOf } from "./store.ts";
import { partRoutes, partsOf } from "./ticket-parts.ts";
import type { PartHandle } from "./ticket-parts.ts";

export const onApproval = partRoutes((store) => store.approvals);

const anyone = 2;
const requested = 0;
const cancelled = 3;

/** Asks these agents whether a ticket may go on; any of them can say so. */
export const askApproval = (call: Call, ticket: TicketRecord, approvers: readonly AgentRecord[]): void => {
  const { store } = call.account;
  const stamps = { ticket_id: ticket.id, created_at: call.now, updated_at: call.now };
  const group = { ...stamps, id: store.nextId("approval"), name: "Approval", approval_type: anyone };
  store.approvalGroups.set(group.id, group);
  for (const { id: approverId } of approvers) {
    const id = store.nextId("approval");
    const approval = {
      ...stamps,
      id,
      groupId: group.id,
      approver_id: approverId,
      status: requested,
      remark: null,
    } as const;
    store.approvals.set(id, approval);
  }
  store.tickets.change(ticket, { approval_status: requested });
};

/** At most thirty to a page. */
const shortPages = {
  ...pageRules,
  per_page: passes(
    (value) => /^[1-9]\d?$/.test(String(value)) && Number(value) <= 30,
    "It should be a Positive Integer less than or equal to 30",
  ),
};

/** `GET /approvals`: everybody's, of a kind or of one approver. */
export const listAllApprovals = (call: Call): Reply => {
  const parent = oneOfThese(["ticket", "change", "release"]);
  return withQuery(call, { ...shortPages, parent, approver_id: digits, status: digits }, (query) => {
    const rows = [...call.account.store.approvals.values()].filter(
      (approval) =>
        (query["parent"] ?? "ticket") === "ticket" &&
        (query["approver_id"] === undefined || approval.approver_id === Number(query["approver_id"])) &&
        (query["status"] === undefined || approval.status === Number(query["status"])),
    );
    return listed(call, "approvals", rows, approvalView(call));
  });
};

/** `GET /tickets/{id}/approvals`, on accounts whose approvals are not parallel. */
export const listApprovals = (call: Call, ticket: TicketRecord): Reply =>
  call.account.settings().parallelApprovals
    ? accessDenied
    : withQuery(call, pageRules, () =>
        listed(call, "approvals", partsOf(call.account.store.approvals, ticket), approvalView(call)),
      );

export const viewApproval: PartHandle<ApprovalRecord> = (call, approval) =>
  call.account.settings().parallelApprovals ? accessDenied : wrapped(call, "approval", approvalView(call)(approval));

/** `PUT /tickets/{id}/approvals/{aid}`: cancels. */
export const cancelApproval: PartHandle<ApprovalRecord> = (call, approval, ticket) => {
  if (call.account.settings().parallelApprovals) return accessDenied;
  if (approval.status !== requested) return wrongMethod("PUT", ["GET"]);
  cancel(call, [approval], ticket);
  return viewApproval(call, approval, ticket);
};

const cancel = (call: Call, approvals: readonly ApprovalRecord[], ticket: TicketRecord): void => {
  for (const approval of approvals) {
    if (approval.status === requested) Object.assign(approval, { status: cancelled, updated_at: call.now });
  }
  const isOpen = partsOf(call.account.store.approvals, ticket).some((approval) => approval.status === requested);
  if (!isOpen) call.account.store.tickets.change(ticket, { approval_status: cancelled, updated_at: call.now });
};

export const onApprovalGroup = partRoutes((store) => store.approvalGroups);

/** `GET /tickets/{id}/approval-groups`. */
export const listApprovalGroups = (call: Call, ticket: TicketRecord): Reply =>
  withQuery(call, pageRules, () =>
    listed(call, "approval_groups", partsOf(call.account.store.approvalGroups, ticket), groupView(call)),
  );

/** `PUT /tickets/{id}/approval-groups/{gid}`: cancels all that is open in it, where approvals are parallel. */
export const cancelApprovalGroup: PartHandle<ApprovalGroupRecord> = (call, group, ticket) => {
  if (!call.account.settings().parallelApprovals) {
    return invalid({ field: "approval_group", message: "Parallel approvals are off", code: "inaccessible_field" });
  }
  cancel(call, approvalsIn(call, group), ticket);
  return wrapped(call, "approval_group", groupView(call)(group));
};

const approvalsIn = (call: Call, group: ApprovalGroupRecord): ApprovalRecord[] =>
  [...call.account.store.approvals.values()].filter((approval) => approval.groupId === group.id);

const approvalView = (call: Call) => (approval: ApprovalRecord) => {
  const approver = call.account.store.agents.get(approval.approver_id);
  return {
    id: approval.id,
    approver_id: approval.approver_id,
    approver_name: approver === undefined ? null : nameOf(approver),
    approval_type: call.account.store.approvalGroups.get(approval.groupId)?.approval_type ?? anyone,
    approval_status: { id: approval.status, name: approvalNames[approval.status]?.toLowerCase() },
    latest_remark: approval.remark,
    level: 1,
    delegator: null,
    created_at: toTime(approval.created_at),
    updated_at: toTime(approval.updated_at),
  };
};

const groupView = (call: Call) => (group: ApprovalGroupRecord) => ({
  id: group.id,
  name: group.name,
  approval_type: group.approval_type,
  approvals: approvalsIn(call, group).map(approvalView(call)),
  created_at: toTime(group.created_at),
  updated_at: toTime(group.updated_at),
});
