import {
  call,
  defined,
  list,
  path,
  type ParentOf,
  type ResourceDefinition,
  shape,
  type TargetOf,
  numeralOrNull,
  textToHtml,
  write,
} from "@portico/connector";
import {
  type Comment,
  type CommentCreate,
  type CommentPatch,
  type FieldError,
  PorticoError,
  type RichTextInput,
} from "@portico/model";
import { z } from "zod";
import { toAttachments } from "./attachments.ts";
import { type WireConversation, wireConversation } from "./wire.ts";

/** What the smaller answers to a new reply or note leave out is known from what was sent. */
type Given = {
  ticket_id: string;
  visibility?: Comment["visibility"] | undefined;
  direction?: Comment["direction"] | undefined;
};

/** https://developers.freshdesk.com/api/#conversations */
const toComment = (wire: WireConversation, { input }: { input: Given }): Comment => {
  const ticketId = wire.ticket_id ?? input.ticket_id;
  const direction = isGiven(wire.incoming) ? (wire.incoming ? "inbound" : "outbound") : (input.direction ?? "outbound");
  return {
    id: wire.id,
    ticket_id: ticketId,
    visibility: isGiven(wire.private) ? (wire.private ? "internal" : "public") : (input.visibility ?? "public"),
    direction,
    author: {
      kind: isGiven(wire.user_id) ? (direction === "inbound" ? "contact" : "user") : "system",
      id: wire.user_id ?? null,
      name: null,
      email: null,
    },
    body: { text: wire.body_text ?? "", html: wire.body ?? null },
    to: wire.to_emails ?? wire.notified_to ?? wire.replied_to ?? [],
    cc: wire.cc_emails ?? [],
    bcc: wire.bcc_emails ?? [],
    attachments: toAttachments(`t${ticketId}.c${wire.id}`, wire.attachments),
    created_at: wire.created_at,
    updated_at: wire.updated_at,
    not_loaded: wire.cc_emails === undefined ? ["cc", "bcc"] : [],
  };
};

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

const comment = shape<typeof wireConversation, Comment, Given>(wireConversation, toComment);

/** A page of conversations, rows unread: there is no call for one conversation alone. */
const rows = shape(z.array(z.unknown()), (page) => page);
const page = call<{ ticket_id: string; page: number }, unknown[]>({
  send: ({ ticket_id, page: number }) => ({
    method: "GET",
    path: path`/api/v2/tickets/${ticket_id}/conversations`,
    query: { page: String(number), per_page: String(pageSize) },
  }),
  answers: rows,
});
const pageSize = 100;

const isReply = ({ visibility, direction }: Pick<CommentCreate, "visibility" | "direction">): boolean =>
  visibility === "public" && direction !== "inbound";

const htmlOf = (body: RichTextInput | undefined): string | undefined =>
  body?.html ?? (body?.text === undefined ? undefined : textToHtml(body.text));

/** Replies have copies and no addressees of their own; notes have people to notify and no copies. */
const requires = (input: CommentCreate): FieldError[] =>
  (isReply(input) ? (["to"] as const) : (["cc", "bcc"] as const))
    .filter((name) => input[name] !== undefined)
    .map((name) => ({
      pointer: `/${name}`,
      code: "unsupported_field",
      message: isReply(input)
        ? "A public reply goes to the requester; Freshdesk takes only `cc` and `bcc` beside that."
        : "Only public replies have copies; a note takes `to`, the agents to notify.",
    }));

type CreateInput = Pick<CommentCreate, "visibility" | "direction" | "body" | "author" | "to" | "cc" | "bcc"> &
  ParentOf<"comments">;

const send = call<CreateInput, Comment>({
  send: (input) => {
    const author = numeralOrNull(input.author?.id);
    const ticket = path`/api/v2/tickets/${input.ticket_id}`;
    return isReply(input)
      ? {
          method: "POST",
          path: `${ticket}/reply`,
          json: defined({ body: htmlOf(input.body), cc_emails: input.cc, bcc_emails: input.bcc, user_id: author }),
        }
      : {
          method: "POST",
          path: `${ticket}/notes`,
          json: defined({
            body: htmlOf(input.body),
            private: input.visibility === "internal",
            incoming: input.direction === "inbound" ? true : undefined,
            notify_emails: input.to,
            user_id: author,
          }),
        };
  },
  answers: comment,
});

export const comments: ResourceDefinition<"comments"> = {
  list: list<"comments">()({
    filters: [],
    sorts: ["created_at"],
    includes: [],
    excludes: [],
    paging: { next: { style: "link" }, size: { at: "query.per_page", max: pageSize }, weakness: "page_numbers" },
    send: ({ ticket_id }) => ({ method: "GET", path: path`/api/v2/tickets/${ticket_id}/conversations` }),
    answers: comment,
  }),
  get: {
    flow: async ({ ask, read }, target) => {
      for (let number = 1; ; number += 1) {
        const found = await ask(page, { ticket_id: target.ticket_id, page: number });
        const row = found.find((raw) => wireConversation.safeParse(raw).data?.id === target.id);
        if (row !== undefined) return read(comment, row, target);
        if (found.length < pageSize)
          throw new PorticoError("not_found", "Freshdesk knows no such conversation on this ticket.");
      }
    },
  },
  create: write<CommentCreate, ParentOf<"comments">>()({
    fields: ["visibility", "direction", "body", "author", "to", "cc", "bcc"],
    requires,
    effects: (input) =>
      isReply(input)
        ? ["Freshdesk e-mails this reply to the requester and to everybody in copy."]
        : (input.to ?? []).map((address) => `Freshdesk e-mails this note to ${address}.`),
    op: send,
  }),
  update: write<CommentPatch, TargetOf<"comments">>()({
    fields: ["body"],
    op: {
      send: ({ id, body }) => ({
        method: "PUT",
        path: path`/api/v2/conversations/${id}`,
        json: defined({ body: htmlOf(body) }),
      }),
      answers: comment,
    },
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/conversations/${id}` }) },
  losses: [
    { field: "body", note: "Tweets come as “View the message on Twitter”; Freshdesk gives no more of them." },
    { field: "body", note: "Only notes can be changed; Freshdesk lets nobody change a reply." },
  ],
};
