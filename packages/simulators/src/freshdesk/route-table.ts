import { completeAgents, listAgents, viewAgent, viewSelf } from "./agents.ts";
import { ok } from "./call.ts";
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
import { readsTicket, writesTicket } from "./ticket-access.ts";
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
  { method: "PUT", path: "/conversations/{id}", handle: onConversation(editNote) },
  { method: "DELETE", path: "/conversations/{id}", handle: onConversation(deleteConversation) },
  { method: "GET", path: "/ticket_fields", handle: listTicketFields },

  { method: "GET", path: "/contacts", class: "contacts_list", handle: listContacts },
  { method: "POST", path: "/contacts", handle: createContact },
  { method: "GET", path: "/contacts/{id}", handle: readsContact(viewContact) },
  { method: "PUT", path: "/contacts/{id}", handle: writesContact(updateContact) },
  { method: "DELETE", path: "/contacts/{id}", handle: writesContact(deleteContact) },
  { method: "PUT", path: "/contacts/{id}/restore", handle: readsContact(restoreContact) },
  { method: "GET", path: "/contact_fields", admin: true, handle: listContactFields },
  { method: "GET", path: "/company_fields", admin: true, handle: listCompanyFields },

  { method: "GET", path: "/agents/me", handle: viewSelf },
  { method: "GET", path: "/agents", admin: true, handle: listAgents },
  { method: "GET", path: "/agents/autocomplete", admin: true, handle: completeAgents },
  { method: "GET", path: "/agents/{id}", admin: true, handle: viewAgent },

  {
    method: "GET",
    path: "/settings/helpdesk",
    handle: () => ok({ primary_language: "en", supported_languages: ["de", "ja-JP", "ar"], portal_languages: ["de"] }),
  },
];
