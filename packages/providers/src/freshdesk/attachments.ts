import { type Files, path } from "@portico/connector";
import { attachmentsUpTo } from "../freshworks/form.ts";
import { findFile } from "../freshworks/attachments.ts";
import { page, pageSize } from "./comment-read.ts";

/** All files of one ticket together: https://developers.freshdesk.com/api/#create_ticket_with_attachment */
export const attachments = attachmentsUpTo(20);

/** No call reads one file, and it is deleted by its id alone: https://developers.freshdesk.com/api/#delete_an_attachment */
export const files: Files = {
  find: findFile({
    title: "Freshdesk",
    ticketPaths: [(id) => path`/api/v2/tickets/${id}`, (id) => path`/api/v2/tickets/archived/${id}`],
    page,
    size: pageSize,
  }),
  // Where the URLs of its answers have been seen to lead.
  hosts: [
    /^s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com$/,
    /^[a-z0-9-]+\.s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com$/,
    /^(?:[a-z0-9-]+\.)+freshdesk\.com$/,
  ],
  delete: {
    send: ({ id }) => ({ method: "DELETE", path: path`/api/v2/attachments/${id}` }),
    effects: ["Freshdesk deletes the file for good."],
  },
};
