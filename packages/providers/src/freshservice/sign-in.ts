import { oauth2 } from "@portico/connector";

const read = [
  "freshservice.tickets.view",
  "freshservice.tickets.fields.manage",
  "freshservice.requesters.view",
  "freshservice.agents.view",
  "freshservice.agent_groups.view",
  "freshservice.departments.view",
  "freshservice.workspaces.view",
];

/**
 * The sign-in of the Freshworks organisation, which takes no code challenge. That an organisation is called as its account is,
 * and how the scopes beside those of tickets are spelled, is unconfirmed: an operator sets the origin where it is another.
 */
export const signIn = oauth2({
  origin: "https://{subdomain}.myfreshworks.com",
  paths: { authorize: "/org/oauth/v2/authorize", token: "/org/oauth/v2/token" },
  pkce: false,
  client: "basic",
  scopes: {
    read,
    read_write: [
      ...read,
      "freshservice.tickets.create",
      "freshservice.tickets.edit",
      "freshservice.tickets.delete",
      "freshservice.tickets.conversations.create",
      "freshservice.requesters.create",
      "freshservice.requesters.edit",
      "freshservice.requesters.delete",
      "freshservice.departments.create",
      "freshservice.departments.edit",
      "freshservice.departments.delete",
    ],
  },
});
