import { type Files, path } from "@portico/connector";
import { attachmentsUpTo } from "../freshworks/form.ts";
import { findFile } from "../freshworks/attachments.ts";
import { page } from "./comment-read.ts";
import { most } from "./pages.ts";

/** All files of one ticket together: 40 MB by the current text, 15 or 20 by older ones. https://api.freshservice.com/#tickets */
export const attachments = attachmentsUpTo(40);

/**
 * `GET /attachments/{id}` reads a file with the key, wherever it hangs; its owner says where it does, and how to come by it. It is
 * deleted on its owner: https://api.freshservice.com/#delete_a_ticket_attachment
 */
export const files: Files = {
  find: findFile({
    title: "Freshservice",
    ticketPaths: [(id) => path`/api/v2/tickets/${id}`],
    at: "ticket",
    page,
    size: most,
  }),
  hosts: [/^(?:[a-z0-9-]+\.)+freshservice\.com$/],
  delete: {
    send: ({ ticket_id, comment_id, id }) => ({
      method: "DELETE",
      path:
        comment_id === null
          ? path`/api/v2/tickets/${ticket_id}/attachments/${id}`
          : path`/api/v2/conversations/${comment_id}/attachments/${id}`,
    }),
    effects: ["Freshservice deletes the file for good."],
  },
};
