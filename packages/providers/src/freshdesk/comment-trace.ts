import type { ParentOf, Trace } from "@portico/connector";
import type { Comment, CommentCreate } from "@portico/model";
import { comment, page, pageSize } from "./comment-read.ts";
import { times } from "./trace-times.ts";

type Sent = Pick<CommentCreate, "visibility" | "direction" | "body"> & ParentOf<"comments">;

/** A conversation bears no mark of ours: what was said since on this ticket, in this way, is compared by its words. */
export const commentTrace: Trace<Sent, Comment> = {
  ...times,
  likeness: ({ ticket_id, visibility, body }) => [ticket_id, visibility, wordsIn(body)].join("\n"),
  find: {
    flow: async ({ ask, read }, input) => {
      const { ticket_id, since } = input;
      for (let number = 1, found: Comment[] = []; ; number += 1) {
        const rows = await ask(page, { ticket_id, page: number });
        found = [...found, ...rows.map((row) => read(comment, row, input))].filter(
          ({ created_at }) => created_at >= since,
        );
        if (rows.length < pageSize) return found;
      }
    },
  },
  isSame: (candidate, { visibility, direction = "outbound", body }) => {
    if (candidate.visibility !== visibility || candidate.direction !== direction) return "no";
    return wordsIn(candidate.body) === wordsIn(body) ? "yes" : "maybe";
  },
};

/** Freshdesk wraps and tidies what it is given: only letters and digits are sure to come back as they went. */
const wordsIn = ({ html, text = "" }: { html?: string | null | undefined; text?: string | undefined }): string =>
  (html?.replace(/<[^>]*>/g, " ").replace(/&(?:#\w+|\w+);/g, " ") ?? text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
