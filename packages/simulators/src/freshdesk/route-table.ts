import { deleteAttachment } from "./attachments.ts";
import {
  completeCompanies,
  createCompany,
  deleteCompany,
  listCompanies,
  onCompany,
  updateCompany,
  viewCompany,
} from "./companies.ts";
import { completeContacts, hardDeleteContact, inviteContact, makeAgent, mergeContacts } from "./contact-more.ts";
import {
  listAdminGroups,
  listEmailConfigs,
  listGroups,
  listProducts,
  listRoles,
  viewAccount,
  viewAdminGroup,
  viewEmailConfig,
  viewGroup,
  viewHelpdesk,
  viewProduct,
  viewRole,
} from "./directory.ts";
import { viewJob } from "./jobs.ts";
import { searchCompanies, searchContacts, searchTickets } from "./search.ts";
import { bulkDelete, bulkUpdate } from "./ticket-bulk.ts";
import { mergeTickets } from "./ticket-merge.ts";
import {
  bulkWatch,
  createOutbound,
  deleteArchived,
  listAssociated,
  listWatchers,
  unwatchTicket,
  viewArchived,
  viewPrime,
  watchTicket,
} from "./ticket-more.ts";
import { addTime, deleteTime, listTicketTime, listTime, onTimeEntry, toggleTimer, updateTime } from "./time-entries.ts";
import { createAgent, createAgents, deleteAgent, onAgent, updateAgent, viewAvailability } from "./agent-write.ts";
import { completeAgents, listAgents, viewAgent, viewSelf } from "./agents.ts";
import { bulkResponses, listResponses } from "./canned-responses.ts";
import { collections } from "./collection-table.ts";
import { routesOf } from "./collections.ts";
import {
  countRecords,
  createRecord,
  deleteRecord,
  listRecords,
  listSchemas,
  updateRecord,
  viewRecord,
  viewSchema,
} from "./custom-objects.ts";
import {
  cancelImport,
  exportAccount,
  listImports,
  startExport,
  startImport,
  viewExport,
  viewImport,
} from "./exports.ts";
import { changeMembers, createGroup, deleteGroup, listMembers, updateGroup } from "./group-write.ts";
import { listRatings, listSurveys, listTicketRatings, rateTicket } from "./surveys.ts";
import {
  deleteAccesses,
  deleteSummary,
  viewAccesses,
  viewSummary,
  writeAccesses,
  writeSummary,
} from "./ticket-summary.ts";
import type { FreshdeskRoute } from "./call.ts";
import { listContacts, readsContact, viewContact, writesContact } from "./contacts.ts";
import { createContact, deleteContact, restoreContact, updateContact } from "./contact-write.ts";
import {
  addNote,
  deleteConversation,
  editNote,
  forwardTicket,
  listConversations,
  onConversation,
  replyToTicket,
} from "./conversations.ts";
import { listCompanyFields, listContactFields, listTicketFields } from "./fields.ts";
import { readsArchive, readsTicket, writesTicket } from "./ticket-access.ts";
import { deleteTicket, restoreTicket } from "./ticket-bin.ts";
import { listTickets } from "./ticket-list.ts";
import { viewTicket } from "./ticket-view.ts";
import { createTicket, updateTicket } from "./ticket-write.ts";

/** Every endpoint the simulator has, below `/api/v2`. */
export const routes: readonly FreshdeskRoute[] = [
  { method: "GET", path: "/tickets", class: "tickets_list", includes: "list", handle: listTickets },
  { method: "POST", path: "/tickets", class: "ticket_create", handle: createTicket },
  { method: "GET", path: "/tickets/{id}", includes: "view", handle: readsTicket(viewTicket) },
  { method: "PUT", path: "/tickets/{id}", class: "ticket_update", handle: writesTicket(updateTicket) },
  { method: "DELETE", path: "/tickets/{id}", handle: writesTicket(deleteTicket) },
  { method: "PUT", path: "/tickets/{id}/restore", handle: readsTicket(restoreTicket) },
  { method: "GET", path: "/tickets/{id}/conversations", handle: readsTicket(listConversations) },
  { method: "POST", path: "/tickets/{id}/reply", handle: writesTicket(replyToTicket) },
  { method: "POST", path: "/tickets/{id}/notes", handle: writesTicket(addNote) },
  { method: "POST", path: "/tickets/{id}/forward", handle: writesTicket(forwardTicket("forward")) },
  { method: "POST", path: "/tickets/{id}/reply_to_forward", handle: writesTicket(forwardTicket("reply_to_forward")) },
  { method: "POST", path: "/tickets/outbound_email", handle: createOutbound },
  { method: "PUT", path: "/tickets/merge", handle: mergeTickets },
  { method: "POST", path: "/tickets/bulk_update", handle: bulkUpdate },
  { method: "POST", path: "/tickets/bulk_delete", handle: bulkDelete },
  { method: "PUT", path: "/tickets/bulk_watch", handle: bulkWatch(watchTicket) },
  { method: "PUT", path: "/tickets/bulk_unwatch", handle: bulkWatch(unwatchTicket) },
  { method: "GET", path: "/tickets/{id}/watchers", handle: readsTicket(listWatchers) },
  { method: "POST", path: "/tickets/{id}/watch", handle: writesTicket(watchTicket) },
  { method: "PUT", path: "/tickets/{id}/unwatch", handle: writesTicket(unwatchTicket) },
  { method: "GET", path: "/tickets/{id}/associated_tickets", handle: readsTicket(listAssociated) },
  { method: "GET", path: "/tickets/{id}/prime_association", handle: readsTicket(viewPrime) },
  { method: "GET", path: "/tickets/{id}/summary", handle: readsTicket(viewSummary) },
  { method: "PUT", path: "/tickets/{id}/summary", handle: writesTicket(writeSummary) },
  { method: "DELETE", path: "/tickets/{id}/summary", handle: writesTicket(deleteSummary) },
  { method: "GET", path: "/tickets/{id}/accesses", handle: readsTicket(viewAccesses) },
  { method: "POST", path: "/tickets/{id}/accesses", handle: writesTicket(writeAccesses("replace")) },
  { method: "PATCH", path: "/tickets/{id}/accesses", handle: writesTicket(writeAccesses("add")) },
  { method: "DELETE", path: "/tickets/{id}/accesses", handle: writesTicket(deleteAccesses) },
  { method: "GET", path: "/tickets/{id}/satisfaction_ratings", handle: readsTicket(listTicketRatings) },
  { method: "POST", path: "/tickets/{id}/satisfaction_ratings", handle: writesTicket(rateTicket) },
  { method: "GET", path: "/surveys", handle: listSurveys },
  { method: "GET", path: "/surveys/satisfaction_ratings", handle: listRatings },
  { method: "GET", path: "/tickets/archived/{id}", handle: readsArchive(viewArchived) },
  { method: "DELETE", path: "/tickets/archived/{id}", handle: readsArchive(deleteArchived) },
  { method: "GET", path: "/tickets/archived/{id}/conversations", handle: readsArchive(listConversations) },
  { method: "GET", path: "/tickets/{id}/time_entries", handle: readsTicket(listTicketTime) },
  { method: "POST", path: "/tickets/{id}/time_entries", handle: writesTicket(addTime) },
  { method: "GET", path: "/time_entries", handle: listTime },
  { method: "PUT", path: "/time_entries/{id}", handle: onTimeEntry(updateTime) },
  { method: "DELETE", path: "/time_entries/{id}", handle: onTimeEntry(deleteTime) },
  { method: "PUT", path: "/time_entries/{id}/toggle_timer", handle: onTimeEntry(toggleTimer) },
  { method: "GET", path: "/jobs/{job}", handle: viewJob },
  { method: "DELETE", path: "/attachments/{id}", handle: deleteAttachment },
  { method: "PUT", path: "/conversations/{id}", handle: onConversation(editNote) },
  { method: "DELETE", path: "/conversations/{id}", handle: onConversation(deleteConversation) },
  { method: "GET", path: "/ticket_fields", handle: listTicketFields },

  { method: "GET", path: "/contacts", class: "contacts_list", handle: listContacts },
  { method: "POST", path: "/contacts", handle: createContact },
  { method: "GET", path: "/contacts/{id}", handle: readsContact(viewContact) },
  { method: "PUT", path: "/contacts/{id}", handle: writesContact(updateContact) },
  { method: "DELETE", path: "/contacts/{id}", handle: writesContact(deleteContact) },
  { method: "PUT", path: "/contacts/{id}/restore", handle: readsContact(restoreContact) },
  { method: "DELETE", path: "/contacts/{id}/hard_delete", handle: readsContact(hardDeleteContact) },
  { method: "PUT", path: "/contacts/{id}/send_invite", handle: writesContact(inviteContact) },
  { method: "PUT", path: "/contacts/{id}/make_agent", admin: true, handle: writesContact(makeAgent) },
  { method: "POST", path: "/contacts/merge", handle: mergeContacts },
  { method: "GET", path: "/contacts/autocomplete", handle: completeContacts },
  { method: "GET", path: "/contact_fields", admin: true, handle: listContactFields },
  { method: "GET", path: "/company_fields", admin: true, handle: listCompanyFields },

  { method: "GET", path: "/agents/me", handle: viewSelf },
  { method: "GET", path: "/agents", admin: true, handle: listAgents },
  { method: "GET", path: "/agents/autocomplete", admin: true, handle: completeAgents },
  { method: "GET", path: "/agents/{id}", admin: true, handle: viewAgent },
  { method: "GET", path: "/agents/{id}/availability", admin: true, handle: onAgent(viewAvailability) },
  { method: "POST", path: "/agents", admin: true, handle: createAgent },
  { method: "POST", path: "/agents/bulk", admin: true, handle: createAgents },
  { method: "PUT", path: "/agents/{id}", admin: true, handle: onAgent(updateAgent) },
  { method: "DELETE", path: "/agents/{id}", admin: true, handle: onAgent(deleteAgent) },

  { method: "GET", path: "/companies", handle: listCompanies },
  { method: "POST", path: "/companies", handle: createCompany },
  { method: "GET", path: "/companies/autocomplete", handle: completeCompanies },
  { method: "GET", path: "/companies/{id}", handle: onCompany(viewCompany) },
  { method: "PUT", path: "/companies/{id}", handle: onCompany(updateCompany) },
  { method: "DELETE", path: "/companies/{id}", handle: onCompany(deleteCompany) },

  { method: "GET", path: "/search/tickets", handle: searchTickets },
  { method: "GET", path: "/search/contacts", handle: searchContacts },
  { method: "GET", path: "/search/companies", handle: searchCompanies },

  { method: "GET", path: "/groups", admin: true, handle: listGroups },
  { method: "GET", path: "/groups/{id}", admin: true, handle: viewGroup },
  { method: "POST", path: "/groups", admin: true, handle: createGroup("groups") },
  { method: "PUT", path: "/groups/{id}", admin: true, handle: updateGroup("groups") },
  { method: "DELETE", path: "/groups/{id}", admin: true, handle: deleteGroup },
  { method: "GET", path: "/admin/groups", admin: true, handle: listAdminGroups },
  { method: "GET", path: "/admin/groups/{id}", admin: true, handle: viewAdminGroup },
  { method: "POST", path: "/admin/groups", admin: true, handle: createGroup("admin/groups") },
  { method: "PUT", path: "/admin/groups/{id}", admin: true, handle: updateGroup("admin/groups") },
  { method: "DELETE", path: "/admin/groups/{id}", admin: true, handle: deleteGroup },
  { method: "GET", path: "/admin/groups/{id}/agents", admin: true, handle: listMembers },
  { method: "PATCH", path: "/admin/groups/{id}/agents", admin: true, handle: changeMembers },
  { method: "GET", path: "/roles", admin: true, handle: listRoles },
  { method: "GET", path: "/roles/{id}", admin: true, handle: viewRole },
  { method: "GET", path: "/products", handle: listProducts },
  { method: "GET", path: "/products/{id}", handle: viewProduct },
  { method: "GET", path: "/email_configs", admin: true, handle: listEmailConfigs },
  { method: "GET", path: "/email_configs/{id}", admin: true, handle: viewEmailConfig },
  { method: "GET", path: "/settings/helpdesk", handle: viewHelpdesk },
  { method: "GET", path: "/account", admin: true, handle: viewAccount },
  { method: "POST", path: "/account/export", admin: true, handle: exportAccount },
  ...(["contacts", "companies"] as const).flatMap((kind): FreshdeskRoute[] => [
    { method: "POST", path: `/${kind}/export`, admin: true, handle: startExport(kind) },
    { method: "GET", path: `/${kind}/export/{export}`, admin: true, handle: viewExport(kind) },
    { method: "GET", path: `/${kind}/imports`, admin: true, handle: listImports(kind) },
    { method: "POST", path: `/${kind}/imports`, admin: true, handle: startImport(kind) },
    { method: "GET", path: `/${kind}/imports/{id}`, admin: true, handle: viewImport(kind) },
    { method: "PUT", path: `/${kind}/imports/{id}/cancel`, admin: true, handle: cancelImport(kind) },
  ]),

  { method: "GET", path: "/custom_objects/schemas", handle: listSchemas },
  { method: "GET", path: "/custom_objects/schemas/{schema}", handle: viewSchema },
  { method: "GET", path: "/custom_objects/schemas/{schema}/records", handle: listRecords },
  { method: "POST", path: "/custom_objects/schemas/{schema}/records", handle: createRecord },
  { method: "GET", path: "/custom_objects/schemas/{schema}/records/count", handle: countRecords },
  { method: "GET", path: "/custom_objects/schemas/{schema}/records/{record}", handle: viewRecord },
  { method: "PUT", path: "/custom_objects/schemas/{schema}/records/{record}", handle: updateRecord },
  { method: "DELETE", path: "/custom_objects/schemas/{schema}/records/{record}", handle: deleteRecord },

  { method: "GET", path: "/canned_response_folders/{id}/responses", admin: true, handle: listResponses },
  { method: "POST", path: "/canned_responses/bulk", admin: true, handle: bulkResponses },
  ...collections.flatMap(routesOf),
];
