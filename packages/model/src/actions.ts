import { z } from "zod";
import { addressInput, type Comment, visibilities } from "./comment.ts";
import { type Contact, contactPatchSchema } from "./contact.ts";
import type { Ticket } from "./ticket.ts";
import { nativeInput, providerId, richTextInput } from "./values.ts";

/** What can be done to one object beside changing it: what it takes, and the object that it answers with. */
interface Action<Body extends object, Answer> {
  body: Body;
  answer: Answer;
}

/** The actions of each resource that has some. */
export interface Actions {
  tickets: {
    restore: Action<object, Ticket>;
    merge: Action<TicketMerge, Ticket>;
    forward: Action<TicketForward, Comment>;
  };
  contacts: {
    restore: Action<object, Contact>;
    merge: Action<ContactMerge, Contact>;
    /** Deletes for good, with or without a soft delete before. */
    erase: Action<object, void>;
  };
}

const others = z.array(providerId).min(1, { error: "Name at least one." }).max(100, { error: "Name 100 at most." });

const mergeNote = z.strictObject({ body: richTextInput, visibility: z.enum(visibilities).default("internal") });

export const ticketMergeSchema = z
  .strictObject({
    ticket_ids: others.meta({ description: "The tickets that become part of this one." }),
    comment: mergeNote.optional().meta({ description: "What is noted on this ticket." }),
    merged_comment: mergeNote.optional().meta({ description: "What is noted on each ticket that becomes part of it." }),
    cc_requesters: z
      .boolean()
      .optional()
      .meta({ description: "Whether those who asked in the other tickets are put in copy of this one." }),
    native: nativeInput,
  })
  .meta({
    id: "TicketMerge",
    examples: [{ ticket_ids: ["17", "18"], comment: { body: { text: "The same fault, reported twice more." } } }],
  });

export const ticketForwardSchema = z
  .strictObject({
    to: addressInput.min(1, { error: "Give at least one address." }),
    cc: addressInput.optional(),
    bcc: addressInput.optional(),
    body: richTextInput,
    native: nativeInput,
  })
  .meta({
    id: "TicketForward",
    examples: [{ to: ["carrier@example.com"], body: { text: "Could you look where this parcel is?" } }],
  });

export const contactMergeSchema = z
  .strictObject({
    contact_ids: others.meta({ description: "The contacts that become part of this one." }),
    contact: contactPatchSchema.omit({ native: true }).optional().meta({
      id: "ContactMerged",
      description: "What the contact shall say where more than one of them says something.",
    }),
    native: nativeInput,
  })
  .meta({ id: "ContactMerge", examples: [{ contact_ids: ["4712"], contact: { job_title: "Head of Purchasing" } }] });

export type TicketMerge = z.output<typeof ticketMergeSchema>;
export type TicketForward = z.output<typeof ticketForwardSchema>;
export type ContactMerge = z.output<typeof contactMergeSchema>;
