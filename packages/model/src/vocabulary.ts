import type { Comment, CommentCreate, CommentPatch, CommentQuery } from "./comment.ts";
import type { Contact, ContactCreate, ContactPatch, ContactQuery } from "./contact.ts";
import type { User } from "./directory.ts";
import type { Ticket, TicketCreate, TicketPatch, TicketQuery } from "./ticket.ts";

/** One row for each unified resource: what it looks like, what makes it, what changes it, what narrows a list of it. */
export interface Vocabulary {
  tickets: { entity: Ticket; create: TicketCreate; patch: TicketPatch; query: TicketQuery };
  comments: { entity: Comment; create: CommentCreate; patch: CommentPatch; query: CommentQuery };
  contacts: { entity: Contact; create: ContactCreate; patch: ContactPatch; query: ContactQuery };
  users: { entity: User; create: never; patch: never; query: PageQuery };
}

/** What every list takes. */
export interface PageQuery {
  limit: number;
  cursor?: string | undefined;
}

export type Resource = keyof Vocabulary;
export type EntityOf<R extends Resource> = Vocabulary[R]["entity"];
export type CreateOf<R extends Resource> = Vocabulary[R]["create"];
export type PatchOf<R extends Resource> = Vocabulary[R]["patch"];
export type QueryOf<R extends Resource> = Vocabulary[R]["query"];
/** The names of a query that narrow the list, without order, extras and paging. */
export type FilterOf<R extends Resource> = Exclude<keyof QueryOf<R>, "limit" | "cursor" | "sort" | "include"> & string;
