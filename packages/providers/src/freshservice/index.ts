import { defineProvider, shape } from "@portico/connector";
import { assumed, learn } from "./account.ts";
import { whereTheKeyIs } from "../freshworks/connect.ts";
import { failures } from "../freshworks/failures.ts";
import { files } from "./attachments.ts";
import { collections } from "./collections.ts";
import { comments } from "./comments.ts";
import { companies, companyLookup } from "./companies.ts";
import { contactLookup, contacts } from "./contacts.ts";
import { groups } from "./groups.ts";
import { guarded } from "./guarded.ts";
import { limits } from "./limits.ts";
import { examine, flavours, refusals, restrictions } from "./rights.ts";
import { signIn } from "./sign-in.ts";
import { tickets } from "./tickets.ts";
import { identify, userLookup, users } from "./users.ts";
import { wireError } from "./wire.ts";

/** Freshservice API v2: https://api.freshservice.com/ */
export const freshservice = defineProvider({
  id: "freshservice",
  title: "Freshservice",
  contract: 1,
  origin: "https://{subdomain}.freshservice.com",
  subdomain: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  ids: /^[1-9]\d{0,18}$/,
  apiPrefix: "/api/v2",
  auth: [
    {
      kind: "api_key",
      fields: { api_key: { label: "API key", secret: true } },
      // The password may be anything: https://api.freshservice.com/#authentication
      apply: ({ api_key }) => ({ authorization: `Basic ${Buffer.from(`${api_key}:X`).toString("base64")}` }),
    },
    signIn,
  ],
  connect: whereTheKeyIs("Freshservice", "Fs", "Show API key"),
  limits,
  flavours,
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
  customField: /^custom_fields\.(.+)$/,
  pointers: {
    subject: "/subject",
    attachments: "/attachments",
    description: "/description",
    status: "/status",
    priority: "/priority",
    source: "/channel",
    requester_id: "/requester_id",
    responder_id: "/assignee_id",
    group_id: "/group_id",
    department_id: "/company_id",
    workspace_id: "/collection_id",
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
    domains: "/domains",
    first_name: "/name",
    last_name: "/name",
    primary_email: "/email",
    secondary_emails: "/emails",
    work_phone_number: "/phones",
    mobile_phone_number: "/phones",
    department_ids: "/company_ids",
    external_id: "/external_id",
    job_title: "/job_title",
    language: "/language",
    time_zone: "/time_zone",
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
