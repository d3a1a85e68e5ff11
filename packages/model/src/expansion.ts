import { z } from "zod";
import { contactSchema } from "./contact.ts";
import { anyOf } from "./queries.ts";
import type { Scope } from "./scopes.ts";
import { time } from "./values.ts";

/** The people and companies that an object names by their ids and can show, for each resource. */
export const expansions = {
  tickets: ["requester", "assignee", "company"],
  comments: ["author"],
  contacts: [],
  companies: [],
  users: [],
  groups: [],
  collections: [],
  tags: [],
} as const;
export type Expansion = (typeof expansions)[keyof typeof expansions][number];

/** What a credential must have to see them. */
export const expansionScopes: Readonly<Record<Expansion, readonly Scope[]>> = {
  requester: ["contacts:read"],
  assignee: ["directory:read"],
  company: ["directory:read"],
  author: ["contacts:read", "directory:read"],
};

export const ticketExpansion = z.enum(expansions.tickets);

/** Shows beside each ticket whom and what it names by id. */
export const expandTicket = anyOf(ticketExpansion)
  .optional()
  .meta({
    description:
      `Any of ${expansions.tickets.join(", ")}, separated by commas: shows the contact, user or company beside its id. Each is asked ` +
      "for once, along with the tickets where the help desk can; else that takes up to one call for each, beyond those for the " +
      "list itself: with a smaller `limit` a page costs less. The credits are counted. Null: nobody has this id. Named in " +
      "`not_loaded`: it could not be asked for. Takes `contacts:read` for the requester, `directory:read` for the others.",
    examples: ["requester,company"],
  });

/** Fills in what a comment's author is called. */
export const expandComment = anyOf(z.enum(expansions.comments))
  .optional()
  .meta({
    description:
      "`author` fills in the author's `name` and `email`, which are null without it. Named in `not_loaded`: they could not be " +
      "asked for. Takes `contacts:read` and `directory:read`.",
    examples: ["author"],
  });

/** A contact beside a ticket: where the help desk tells less of it there, `not_loaded` names the rest. */
export const expandedContactSchema = contactSchema
  .extend({ created_at: time.nullable(), updated_at: time.nullable() })
  .meta({
    id: "ExpandedContact",
    description: "A contact as a ticket shows it: `not_loaded` can name even its times.",
  });

export type ExpandedContact = z.output<typeof expandedContactSchema>;
