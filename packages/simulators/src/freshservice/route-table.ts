import { listActivities } from "./activities.ts";
import { convertToAgent, convertToRequester, deactivateAgent, forgetAgent, reactivateAgent } from "./agent-life.ts";
import { createAgent, updateAgent } from "./agent-write.ts";
import { listAgents, onAgent, viewAgent } from "./agents.ts";
import {
  cancelApproval,
  cancelApprovalGroup,
  listAllApprovals,
  listApprovalGroups,
  listApprovals,
  onApproval,
  onApprovalGroup,
  viewApproval,
} from "./approvals.ts";
import { downloadAttachment } from "./attachments.ts";
import { listRequestedItems, placeRequest, viewRating } from "./catalog.ts";
import { collections } from "./collection-table.ts";
import { routesOf } from "./collections.ts";
import {
  addNote,
  deleteConversation,
  deleteConversationFile,
  editNote,
  listConversations,
  onConversation,
  replyToTicket,
} from "./conversations.ts";
import {
  createDepartment,
  deleteDepartment,
  listDepartments,
  onDepartment,
  updateDepartment,
  viewDepartment,
} from "./departments.ts";
import { createSource, listTicketFields } from "./fields.ts";
import { listAgentFields, listDepartmentFields, listRequesterFields } from "./people-fields.ts";
import { createGroup, deleteGroup, listGroups, onGroup, updateGroup, viewGroup } from "./groups.ts";
import {
  createRequesterGroup,
  deleteRequesterGroup,
  listMembers,
  listRequesterGroups,
  onManualGroup,
  onRequesterGroup,
  setMember,
  updateRequesterGroup,
  viewRequesterGroup,
} from "./requester-groups.ts";
import { deactivateRequester, forgetRequester, mergeRequesters, reactivateRequester } from "./requester-life.ts";
import { createRequester, updateRequester } from "./requester-write.ts";
import { listRequesters, onActiveRequester, onRequester, viewRequester } from "./requesters.ts";
import { listRoles, viewRole } from "./roles.ts";
import { addTask, deleteTask, listTasks, onTask, updateTask, viewTask } from "./tasks.ts";
import { readsTicket, writesTicket } from "./ticket-access.ts";
import { filterTickets } from "./ticket-filter.ts";
import { listTickets } from "./ticket-list.ts";
import { viewTicket } from "./ticket-view.ts";
import {
  createChild,
  createTicket,
  deleteTicket,
  deleteTicketFile,
  moveTicket,
  restoreTicket,
  setMajor,
  updateTicket,
} from "./ticket-write.ts";
import { addTime, deleteTime, listTime, onTimeEntry, updateTime, viewTime } from "./time-entries.ts";
import { createClient, listWorkspaces, viewWorkspace } from "./workspaces.ts";
import type { FreshserviceRoute } from "./call.ts";

const module = "major_incidents";

/** Every endpoint the simulator has, below `/api/v2`, in the words of the flavour for IT. */
export const routes: readonly FreshserviceRoute[] = [
  { method: "GET", path: "/tickets", class: "tickets_list", includes: "list", handle: listTickets },
  { method: "POST", path: "/tickets", class: "ticket_create", handle: createTicket },
  { method: "GET", path: "/tickets/filter", handle: filterTickets },
  { method: "GET", path: "/tickets/{id}", class: "ticket_view", includes: "view", handle: readsTicket(viewTicket) },
  { method: "PUT", path: "/tickets/{id}", class: "ticket_update", handle: writesTicket(updateTicket) },
  { method: "DELETE", path: "/tickets/{id}", handle: writesTicket(deleteTicket) },
  { method: "PUT", path: "/tickets/{id}/restore", handle: readsTicket(restoreTicket) },
  { method: "PUT", path: "/tickets/{id}/move_workspace", handle: writesTicket(moveTicket) },
  { method: "DELETE", path: "/tickets/{id}/attachments/{attachment}", handle: writesTicket(deleteTicketFile) },
  { method: "POST", path: "/tickets/{id}/create_child_ticket", handle: writesTicket(createChild) },
  { method: "GET", path: "/tickets/{id}/activities", handle: readsTicket(listActivities) },
  { method: "GET", path: "/tickets/{id}/csat_response", handle: readsTicket(viewRating) },
  { method: "GET", path: "/tickets/{id}/requested_items", handle: readsTicket(listRequestedItems) },
  { method: "PUT", path: "/tickets/{id}/promote", module, handle: writesTicket(setMajor(true)) },
  { method: "PUT", path: "/tickets/{id}/demote", module, handle: writesTicket(setMajor(false)) },

  { method: "GET", path: "/approvals", handle: listAllApprovals },
  { method: "GET", path: "/tickets/{id}/approvals", handle: readsTicket(listApprovals) },
  { method: "GET", path: "/tickets/{id}/approvals/{part}", handle: onApproval.reads(viewApproval) },
  { method: "PUT", path: "/tickets/{id}/approvals/{part}", handle: onApproval.writes(cancelApproval) },
  { method: "GET", path: "/tickets/{id}/approval-groups", handle: readsTicket(listApprovalGroups) },
  { method: "PUT", path: "/tickets/{id}/approval-groups/{part}", handle: onApprovalGroup.writes(cancelApprovalGroup) },

  { method: "GET", path: "/tickets/{id}/tasks", handle: readsTicket(listTasks) },
  { method: "POST", path: "/tickets/{id}/tasks", handle: writesTicket(addTask) },
  { method: "GET", path: "/tickets/{id}/tasks/{part}", handle: onTask.reads(viewTask) },
  { method: "PUT", path: "/tickets/{id}/tasks/{part}", handle: onTask.writes(updateTask) },
  { method: "DELETE", path: "/tickets/{id}/tasks/{part}", handle: onTask.writes(deleteTask) },
  { method: "GET", path: "/tickets/{id}/time_entries", handle: readsTicket(listTime) },
  { method: "POST", path: "/tickets/{id}/time_entries", handle: writesTicket(addTime) },
  { method: "GET", path: "/tickets/{id}/time_entries/{part}", handle: onTimeEntry.reads(viewTime) },
  { method: "PUT", path: "/tickets/{id}/time_entries/{part}", handle: onTimeEntry.writes(updateTime) },
  { method: "DELETE", path: "/tickets/{id}/time_entries/{part}", handle: onTimeEntry.writes(deleteTime) },

  { method: "GET", path: "/tickets/{id}/conversations", handle: readsTicket(listConversations) },
  { method: "POST", path: "/tickets/{id}/reply", handle: writesTicket(replyToTicket) },
  { method: "POST", path: "/tickets/{id}/notes", handle: writesTicket(addNote) },
  { method: "PUT", path: "/conversations/{id}", handle: onConversation(editNote) },
  { method: "DELETE", path: "/conversations/{id}", handle: onConversation(deleteConversation) },
  {
    method: "DELETE",
    path: "/conversations/{id}/attachments/{attachment}",
    handle: onConversation(deleteConversationFile),
  },
  { method: "GET", path: "/attachments/{id}", handle: downloadAttachment },

  { method: "GET", path: "/ticket_form_fields", handle: listTicketFields },
  { method: "POST", path: "/ticket_fields/sources", admin: true, handle: createSource },

  { method: "GET", path: "/requesters", class: "requesters_list", handle: listRequesters },
  { method: "POST", path: "/requesters", handle: createRequester },
  { method: "GET", path: "/requesters/{id}", handle: onRequester(viewRequester) },
  { method: "PUT", path: "/requesters/{id}", handle: onActiveRequester(updateRequester) },
  { method: "DELETE", path: "/requesters/{id}", handle: onRequester(deactivateRequester) },
  { method: "DELETE", path: "/requesters/{id}/forget", admin: true, handle: onRequester(forgetRequester) },
  { method: "PUT", path: "/requesters/{id}/reactivate", handle: onRequester(reactivateRequester) },
  { method: "PUT", path: "/requesters/{id}/convert_to_agent", admin: true, handle: onActiveRequester(convertToAgent) },
  { method: "PUT", path: "/requesters/{id}/merge", handle: onActiveRequester(mergeRequesters) },
  { method: "GET", path: "/requester_fields", handle: listRequesterFields },
  { method: "GET", path: "/requester_groups", handle: listRequesterGroups },
  { method: "POST", path: "/requester_groups", admin: true, handle: createRequesterGroup },
  { method: "GET", path: "/requester_groups/{id}", handle: onRequesterGroup(viewRequesterGroup) },
  { method: "PUT", path: "/requester_groups/{id}", admin: true, handle: onManualGroup(updateRequesterGroup) },
  { method: "DELETE", path: "/requester_groups/{id}", admin: true, handle: onManualGroup(deleteRequesterGroup) },
  { method: "GET", path: "/requester_groups/{id}/members", handle: onRequesterGroup(listMembers) },
  {
    method: "POST",
    path: "/requester_groups/{id}/members/{requester}",
    admin: true,
    handle: onManualGroup(setMember(true)),
  },
  {
    method: "DELETE",
    path: "/requester_groups/{id}/members/{requester}",
    admin: true,
    handle: onManualGroup(setMember(false)),
  },

  { method: "GET", path: "/agents", class: "agents_list", admin: true, handle: listAgents },
  { method: "POST", path: "/agents", admin: true, handle: createAgent },
  { method: "GET", path: "/agents/{id}", admin: true, handle: onAgent(viewAgent) },
  { method: "PUT", path: "/agents/{id}", admin: true, handle: onAgent(updateAgent) },
  { method: "DELETE", path: "/agents/{id}", admin: true, handle: onAgent(deactivateAgent) },
  { method: "DELETE", path: "/agents/{id}/forget", admin: true, handle: onAgent(forgetAgent) },
  { method: "PUT", path: "/agents/{id}/reactivate", admin: true, handle: onAgent(reactivateAgent) },
  { method: "PUT", path: "/agents/{id}/convert_to_requester", admin: true, handle: onAgent(convertToRequester) },
  { method: "GET", path: "/agent_fields", admin: true, handle: listAgentFields },

  { method: "GET", path: "/roles", admin: true, handle: listRoles },
  { method: "GET", path: "/roles/{id}", admin: true, handle: viewRole },
  { method: "GET", path: "/groups", handle: listGroups },
  { method: "POST", path: "/groups", admin: true, handle: createGroup },
  { method: "GET", path: "/groups/{id}", handle: onGroup(viewGroup) },
  { method: "PUT", path: "/groups/{id}", admin: true, handle: onGroup(updateGroup) },
  { method: "DELETE", path: "/groups/{id}", admin: true, handle: onGroup(deleteGroup) },
  { method: "GET", path: "/departments", handle: listDepartments },
  { method: "POST", path: "/departments", admin: true, handle: createDepartment },
  { method: "GET", path: "/departments/{id}", handle: onDepartment(viewDepartment) },
  { method: "PUT", path: "/departments/{id}", admin: true, handle: onDepartment(updateDepartment) },
  { method: "DELETE", path: "/departments/{id}", admin: true, handle: onDepartment(deleteDepartment) },
  { method: "GET", path: "/department_fields", handle: listDepartmentFields },
  { method: "GET", path: "/workspaces", handle: listWorkspaces("workspaces") },
  { method: "GET", path: "/workspaces/{id}", handle: viewWorkspace("workspace") },
  { method: "POST", path: "/workspace", admin: true, only: "msp", handle: createClient },
  { method: "GET", path: "/clients", only: "msp", handle: listWorkspaces("clients") },
  { method: "GET", path: "/clients/{id}", only: "msp", handle: viewWorkspace("client") },

  { method: "POST", path: "/service_catalog/items/{id}/place_request", handle: placeRequest },
  ...collections.flatMap(routesOf),
];
