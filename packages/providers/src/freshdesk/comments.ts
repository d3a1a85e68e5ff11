import {
  call,
  defined,
  list,
  path,
  type ParentOf,
  type ResourceDefinition,
  type TargetOf,
  numeralOrNull,
  write,
} from "@portico/connector";
import { type Comment, type CommentCreate, type CommentPatch, type FieldError, PorticoError } from "@portico/model";
import { attachments } from "./attachments.ts";
import { comment, page, pageSize } from "./comment-read.ts";
import { commentTrace } from "./comment-trace.ts";
import { htmlOf } from "../freshworks/rich-text.ts";
import { wireConversation } from "./wire.ts";

const isReply = ({ visibility, direction }: Pick<CommentCreate, "visibility" | "direction">): boolean =>
  visibility === "public" && direction !== "inbound";

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
  // https://developers.freshdesk.com/api/#update_conversation: `/conversations/{id}`, whichever ticket that lies on.
  addressedAlone: true,
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
    files: attachments,
    trace: commentTrace,
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
    files: attachments,
  }),
  delete: { send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/conversations/${id}` }) },
  losses: [
    { field: "body", note: "Tweets come as “View the message on Twitter”; Freshdesk gives no more of them." },
    { field: "body", note: "Only notes can be changed; Freshdesk lets nobody change a reply." },
  ],
};
