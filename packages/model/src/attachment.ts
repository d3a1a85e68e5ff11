/** A file at a help desk, and what it hangs on: a ticket itself, or one of its comments. */
export interface FileTarget {
  ticket_id: string;
  /** Null: it hangs on the ticket itself. */
  comment_id: string | null;
  id: string;
}

/** The id of an attachment, which carries its owner: `t42.981`, `t42.c7.981`. Owners' ids hold no dot. */
export const toAttachmentId = ({ ticket_id, comment_id, id }: FileTarget): string =>
  [`t${ticket_id}`, ...(comment_id === null ? [] : [`c${comment_id}`]), id].join(".");

/** What such an id says. Undefined: no file has one like that. */
export const parseAttachmentId = (text: string): FileTarget | undefined => {
  const [, ticket_id, comment_id = null, id] = /^t([^.]+)\.(?:c([^.]+)\.)?([^.]+)$/.exec(text) ?? [];
  return ticket_id === undefined || id === undefined ? undefined : { ticket_id, comment_id, id };
};
