import { freshserviceDesk } from "./desks/freshservice.ts";
import { lookupPayloads } from "./lookup-payloads.ts";
import { payloads } from "./payloads.ts";
import { providerNamed } from "./provider-named.ts";

/** Which operation each payload answers, by the name of its file. */
payloads(providerNamed("freshservice"), freshserviceDesk(), [
  { files: /^ticket_view/, operation: "get", resource: "tickets", at: "ticket" },
  { files: /^tickets_list|^search_tickets_filter/, operation: "list", resource: "tickets", at: "tickets" },
  { files: /^ticket_create\w*_201/, operation: "create", resource: "tickets", at: "ticket" },
  { files: /^ticket_update\w*_200/, operation: "update", resource: "tickets", at: "ticket" },
  { files: /^conversations_list/, operation: "list", resource: "comments", at: "conversations" },
  { files: /^note_201/, operation: "create", resource: "comments", at: "conversation" },
  {
    files: /^reply_201/,
    operation: "create",
    resource: "comments",
    at: "conversation",
    said: { visibility: "public" },
  },
  { files: /^conversation_update_200/, operation: "update", resource: "comments", at: "conversation" },
  { files: /^requester$/, operation: "get", resource: "contacts", at: "requester" },
  { files: /^requesters_list/, operation: "list", resource: "contacts", at: "requesters" },
  { files: /^requester_create_201/, operation: "create", resource: "contacts", at: "requester" },
  { files: /^agent$/, operation: "get", resource: "users", at: "agent" },
  { files: /^agents_list/, operation: "list", resource: "users", at: "agents" },
  { files: /^department$/, operation: "get", resource: "companies", at: "department" },
  { files: /^departments_list/, operation: "list", resource: "companies", at: "departments" },
  { files: /^department_create_201/, operation: "create", resource: "companies", at: "department" },
  { files: /^group$/, operation: "get", resource: "groups", at: "group" },
  { files: /^groups_list/, operation: "list", resource: "groups", at: "groups" },
  { files: /^workspace$/, operation: "get", resource: "collections", at: "workspace" },
  { files: /^workspaces_list/, operation: "list", resource: "collections", at: "workspaces" },
]);

/** Which kind of lookup each payload answers, and at which path. */
lookupPayloads(providerNamed("freshservice"), freshserviceDesk(), [
  { files: /^agents_list/, kind: "users", path: /\/agents$/, at: "agents" },
  { files: /^agent$/, kind: "users", path: /\/agents\/\d+$/, at: "agent" },
  { files: /^departments_list/, kind: "companies", path: /\/departments$/, at: "departments" },
  { files: /^department$/, kind: "companies", path: /\/departments\/\d+$/, at: "department" },
  { files: /^requester$/, kind: "contacts", path: /\/requesters\/\d+$/, at: "requester" },
]);
