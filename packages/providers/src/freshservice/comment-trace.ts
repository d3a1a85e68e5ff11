import type { ParentOf, Trace } from "@portico/connector";
import type { Comment, CommentCreate } from "@portico/model";
import { times, wordsIn } from "../freshworks/trace.ts";
import { comment, page } from "./comment-read.ts";
import { most } from "./pages.ts";

type Sent = Pick<CommentCreate, "visibility" | "direction" | "body" | "author"> & ParentOf<"comments">;

/**
 * A conversation bears no mark of ours: what was said since on this ticket, in this way, is compared by its words, and by who
 * said them.
 */
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
        if (rows.length < most) return found;
      }
    },
  },
  isSame: (candidate, { visibility, direction = "outbound", body, author }, agentId) => {
    if (candidate.visibility !== visibility || candidate.direction !== direction) return "no";
    const speaker = author?.id ?? (direction === "outbound" ? agentId : null);
    const isByAnother = speaker !== null && candidate.author.id !== null && candidate.author.id !== speaker;
    return !isByAnother && wordsIn(candidate.body) === wordsIn(body) ? "yes" : "maybe";
  },
};
