import { call, shape, type Trace } from "@portico/connector";
import type { Contact, ContactCreate } from "@portico/model";
import { z } from "zod";
import { agrees, times } from "../freshworks/trace.ts";
import { contact } from "./contact-read.ts";

type Sent = Pick<ContactCreate, "name" | "email" | "emails" | "external_id" | "job_title">;

const emailOf = ({ email, emails }: Sent): string | undefined => emails?.[0] ?? email;

const withEmail = call<Sent, unknown[]>({
  send: (input) => ({ method: "GET", path: "/api/v2/requesters", query: { email: emailOf(input), per_page: "100" } }),
  at: "requesters",
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/**
 * An account has one requester for each e-mail address: one that is as young as the write, and says what was sent, is the one it
 * made. Who wrote to the account just then is made a requester too, and says less.
 */
export const contactTrace: Trace<Sent, Contact> = {
  ...times,
  likeness: (input) => emailOf(input)?.toLowerCase() ?? "",
  find: {
    flow: async ({ ask, read }, input) => {
      if (emailOf(input) === undefined) return null;
      const rows = await ask(withEmail, input);
      return rows.map((row) => read(contact, row, undefined)).filter(({ created_at }) => created_at >= input.since);
    },
  },
  isSame: ({ name, external_id, job_title }, input) =>
    agrees(input, { name, external_id, job_title }) ? "yes" : "maybe",
};
