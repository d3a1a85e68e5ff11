import {
  type Comment,
  type CommentCreate,
  type CommentPatch,
  type CommentQuery,
  commentQuerySchema,
} from "./comment.ts";
import {
  type Contact,
  type ContactCreate,
  type ContactPatch,
  type ContactQuery,
  contactQuerySchema,
} from "./contact.ts";
import type { Condition } from "./condition.ts";
import {
  type Collection,
  type Company,
  type CompanyCreate,
  type CompanyPatch,
  type CompanyQuery,
  companyQuerySchema,
  type Group,
  type ShortListQuery,
  shortListQuerySchema,
  type Tag,
  type User,
  type UserQuery,
  userQuerySchema,
} from "./directory.ts";
import { type Ticket, type TicketCreate, type TicketPatch, type TicketQuery, ticketQuerySchema } from "./ticket.ts";

/** The unified resources. */
export const resources = [
  "tickets",
  "comments",
  "contacts",
  "companies",
  "users",
  "groups",
  "collections",
  "tags",
] as const;
export type Resource = (typeof resources)[number];

/** One row for each of them: what it looks like, what makes it, what changes it, what narrows a list of it. */
export interface Vocabulary {
  tickets: { entity: Ticket; create: TicketCreate; patch: TicketPatch; query: TicketQuery & Searched };
  comments: { entity: Comment; create: CommentCreate; patch: CommentPatch; query: CommentQuery };
  contacts: { entity: Contact; create: ContactCreate; patch: ContactPatch; query: ContactQuery };
  companies: { entity: Company; create: CompanyCreate; patch: CompanyPatch; query: CompanyQuery };
  users: { entity: User; create: never; patch: never; query: UserQuery };
  groups: { entity: Group; create: never; patch: never; query: ShortListQuery };
  collections: { entity: Collection; create: never; patch: never; query: ShortListQuery };
  tags: { entity: Tag; create: never; patch: never; query: ShortListQuery };
}

/** What a search says beyond a list's own filters. */
export interface Searched {
  filter?: Condition | undefined;
  text?: string | undefined;
}

export type EntityOf<R extends Resource> = Vocabulary[R]["entity"];
export type CreateOf<R extends Resource> = Vocabulary[R]["create"];
export type PatchOf<R extends Resource> = Vocabulary[R]["patch"];
export type QueryOf<R extends Resource> = Vocabulary[R]["query"];
/** The names of a query that narrow the list, without order, extras, paging, and what only a search says. */
export type FilterOf<R extends Resource> = Exclude<keyof QueryOf<R>, (typeof notFilters)[number] | keyof Searched> &
  string;

const notFilters = ["limit", "cursor", "sort", "include", "expand", "explain"] as const;

/** The same list at run time, read off the query schemas. */
export const filterNames = {
  tickets: namesOf(ticketQuerySchema.shape),
  comments: namesOf(commentQuerySchema.shape),
  contacts: namesOf(contactQuerySchema.shape),
  companies: namesOf(companyQuerySchema.shape),
  users: namesOf(userQuerySchema.shape),
  groups: namesOf(shortListQuerySchema.shape),
  collections: namesOf(shortListQuerySchema.shape),
  tags: namesOf(shortListQuerySchema.shape),
} as const satisfies Record<Resource, readonly string[]>;

function namesOf(shape: object): string[] {
  const others = new Set<string>(notFilters);
  return Object.keys(shape).filter((name) => !others.has(name));
}
