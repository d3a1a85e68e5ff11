import { call, path, shape } from "@portico/connector";
import type { Comment } from "@portico/model";
import { z } from "zod";
import { toAttachments } from "../freshworks/attachments.ts";
import { most } from "./pages.ts";
import { type WireConversation, wireConversation } from "./wire.ts";

/** What the smaller answers to a new reply or note leave out is known from what was sent. */
type Given = {
  ticket_id: string;
  visibility?: Comment["visibility"] | undefined;
  direction?: Comment["direction"] | undefined;
};

/** https://api.freshservice.com/#conversations */
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
    to: wire.to_emails ?? [],
    cc: wire.cc_emails ?? [],
    bcc: wire.bcc_emails ?? [],
    attachments: toAttachments({ ticket_id: ticketId, comment_id: wire.id }, wire.attachments),
    created_at: wire.created_at,
    updated_at: wire.updated_at,
    not_loaded: wire.cc_emails === undefined ? ["cc", "bcc"] : [],
  };
};

const isGiven = <Value>(value: Value | null | undefined): value is Value => value !== null && value !== undefined;

export const comment = shape<typeof wireConversation, Comment, Given>(wireConversation, toComment);

/** A page of conversations, rows unread: there is no call for one conversation alone. */
export const page = call<{ ticket_id: string; page: number }, unknown[]>({
  send: ({ ticket_id, page: number }) => ({
    method: "GET",
    path: path`/api/v2/tickets/${ticket_id}/conversations`,
    query: { page: String(number), per_page: String(most) },
  }),
  at: "conversations",
  answers: shape(z.array(z.unknown()), (rows) => rows),
});
