import { defineProvider, shape } from "@portico/connector";
import { assumed, learn } from "./account.ts";
import { files } from "./attachments.ts";
import { collections } from "./collections.ts";
import { comments } from "./comments.ts";
import { companies, companyLookup } from "./companies.ts";
import { whereTheKeyIs } from "../freshworks/connect.ts";
import { failures } from "../freshworks/failures.ts";
import { contactLookup, contacts } from "./contacts.ts";
import { groups } from "./groups.ts";
import { guarded } from "./guarded.ts";
import { limits } from "./limits.ts";
import { examine, refusals, restrictions } from "./rights.ts";
import { tickets } from "./tickets.ts";
import { identify, userLookup, users } from "./users.ts";
import { wireError } from "./wire.ts";

/** Freshdesk API v2: https://developers.freshdesk.com/api/ */
export const freshdesk = defineProvider({
  id: "freshdesk",
  title: "Freshdesk",
  contract: 1,
  origin: "https://{subdomain}.freshdesk.com",
  subdomain: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  ids: /^[1-9]\d{0,18}$/,
  apiPrefix: "/api/v2",
  auth: [
    {
      kind: "api_key",
      fields: { api_key: { label: "API key", secret: true } },
      // The password may be anything: https://developers.freshdesk.com/api/#authentication
      apply: ({ api_key }) => ({ authorization: `Basic ${Buffer.from(`${api_key}:X`).toString("base64")}` }),
    },
  ],
  connect: whereTheKeyIs("Freshdesk", "Fd", "View API key"),
  limits,
  failures: [...failures, ...refusals],
  errors: shape(wireError, ({ code, message, description, errors }) => ({
    code: code ?? errors?.[0]?.code ?? null,
    message: message ?? description ?? null,
    fields: (errors ?? []).map((error) => ({
      field: error.field ?? "",
      code: error.code ?? "invalid_value",
      message: error.message ?? "This value was refused.",
    })),
  })),
  customField: /^(?:custom_fields\.)?(cf_.+)$/,
  pointers: {
    attachments: "/attachments",
    avatar: "/attachments/0",
    description: "/description",
    responder_id: "/assignee_id",
    product_id: "/collection_id",
    status: "/status",
    priority: "/priority",
    source: "/channel",
    subject: "/subject",
    type: "/type",
    requester_id: "/requester_id",
    group_id: "/group_id",
    company_id: "/company_id",
    parent_id: "/parent_id",
    tags: "/tags",
    cc_emails: "/cc",
    bcc_emails: "/bcc",
    notify_emails: "/to",
    body: "/body",
    private: "/visibility",
    incoming: "/direction",
    user_id: "/author/id",
    due_by: "/due_at",
    fr_due_by: "/first_response_due_at",
    custom_fields: "/custom_fields",
    name: "/name",
    email: "/email",
    other_emails: "/emails",
    phone: "/phones",
    mobile: "/phones",
    other_companies: "/company_ids",
    unique_external_id: "/external_id",
    job_title: "/job_title",
    language: "/language",
    time_zone: "/time_zone",
    domains: "/domains",
  },
  guarded,
  account: { learn, assumed },
  identify,
  examine,
  restrictions,
  resources: { tickets, comments, contacts, companies, users, groups, collections },
  files,
  lookups: { contacts: contactLookup, users: userLookup, companies: companyLookup },
});
