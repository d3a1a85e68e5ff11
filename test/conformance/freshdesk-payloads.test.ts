import { freshdeskDesk } from "./desks/freshdesk.ts";
import { lookupPayloads } from "./lookup-payloads.ts";
import { payloads } from "./payloads.ts";
import { providerNamed } from "./provider-named.ts";

/** Which operation each payload answers, by the name of its file. */
payloads(providerNamed("freshdesk"), freshdeskDesk(), [
  { files: /^ticket_(?:view|archived)/, operation: "get", resource: "tickets" },
  { files: /^tickets_list/, operation: "list", resource: "tickets" },
  { files: /^ticket_(?:create|outbound_email)\w*_201/, operation: "create", resource: "tickets" },
  { files: /^ticket_update\w*_200/, operation: "update", resource: "tickets" },
  { files: /^conversations_list/, operation: "list", resource: "comments" },
  { files: /^(?:note|ticket_forward)\w*_201/, operation: "create", resource: "comments" },
  { files: /^reply\w*_201/, operation: "create", resource: "comments", said: { visibility: "public" } },
  { files: /^conversation_update_200/, operation: "update", resource: "comments" },
  { files: /^contact$/, operation: "get", resource: "contacts" },
  { files: /^contacts_list/, operation: "list", resource: "contacts" },
  { files: /^contact_create\w*_201/, operation: "create", resource: "contacts" },
  { files: /^company$/, operation: "get", resource: "companies" },
  { files: /^companies_list/, operation: "list", resource: "companies" },
  { files: /^company_create\w*_201/, operation: "create", resource: "companies" },
  { files: /^agent$/, operation: "get", resource: "users" },
  { files: /^agents_list/, operation: "list", resource: "users" },
  { files: /^group$/, operation: "get", resource: "groups" },
  { files: /^groups_list/, operation: "list", resource: "groups" },
  { files: /^product$/, operation: "get", resource: "collections" },
  { files: /^products_list/, operation: "list", resource: "collections" },
  { files: /^agent_me/, operation: "identify", resource: "users" },
]);

/** Which kind of lookup each payload answers, and at which path. */
lookupPayloads(providerNamed("freshdesk"), freshdeskDesk(), [
  { files: /^agent$/, kind: "users", path: /\/agents\/\d+$/ },
  { files: /^agents_list/, kind: "users", path: /\/agents$/ },
  { files: /^company$/, kind: "companies", path: /\/companies\/\d+$/ },
  { files: /^companies_list/, kind: "companies", path: /\/companies$/ },
  { files: /^contact$/, kind: "contacts", path: /\/contacts\/\d+$/ },
]);
