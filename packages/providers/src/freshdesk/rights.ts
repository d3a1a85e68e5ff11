import type { Examined, Flow, Given, Provider, Restriction } from "@portico/connector";
import { me } from "./users.ts";

const toAdministrators = "Freshdesk shows agents and groups to administrators alone.";

/** What a refusal means where the answer does not say it. */
export const refusals: Provider["failures"] = [
  {
    status: 403,
    path: /^\/api\/v2\/agents\/me$/,
    is: "addresses",
    says:
      "Every agent may ask who they are: where even that is refused, the account admits listed addresses alone, or its " +
      "administrators have closed the API to this agent. Have them add this gateway's address to the list, or open it.",
  },
  {
    status: 403,
    path: /^\/api\/v2\/(?:agents|groups)(?:\/|$)/,
    is: "forbidden",
    says: toAdministrators,
  },
  {
    status: 403,
    path: /^\/api\/v2\/(?:contact|company)_fields(?:\/|$)/,
    is: "forbidden",
    says: "Freshdesk shows the forms of contacts and companies to administrators alone.",
  },
];

/** https://developers.freshdesk.com/api/#agents: roles, and which tickets an agent sees. */
export const restrictions = {
  no_administrator: {
    refuses: { users: ["list", "get"], groups: ["list", "get"] },
    says:
      `The key belongs to an agent who is no administrator. ${toAdministrators} So \`users\` (but \`users/me\`) and \`groups\` are ` +
      "refused, `expand=assignee` shows nobody, and of the forms only the tickets' is known, so that custom fields of contacts and " +
      "companies are not checked before a call. Connect with an administrator's key to have them.",
    who: "is no administrator, and so is not shown the other agents and the groups",
  },
  some_tickets: {
    hides: ["tickets"],
    says:
      "The key's agent sees only tickets of their own or of their groups: lists and searches leave out all others, and one by " +
      "one they are refused. Give the agent the global ticket scope, or connect with the key of one who has it.",
    who: "sees only tickets of their own or of their groups",
  },
} satisfies Readonly<Record<string, Restriction>>;

/** Whom the key belongs to tells all: two reads, of which the second shows whether they administer. */
export const examine: Flow<Given, Examined> = {
  flow: async (steps, _, account) => {
    const { agent, seesAll } = await me.flow(steps, undefined, account);
    const names: (keyof typeof restrictions)[] = [
      ...(agent.role === "admin" ? [] : ["no_administrator" as const]),
      ...(seesAll ? [] : ["some_tickets" as const]),
    ];
    return { agent, flavour: null, restrictions: names };
  },
};
