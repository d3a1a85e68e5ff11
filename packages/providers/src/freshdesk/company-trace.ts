import { call, secondBefore, shape, type Trace } from "@portico/connector";
import type { Company, CompanyCreate } from "@portico/model";
import { z } from "zod";
import { collection, company } from "./company-read.ts";
import { allOf } from "./pages.ts";
import { agrees, times } from "../freshworks/trace.ts";

type Sent = Pick<CompanyCreate, "name" | "description" | "domains">;

const { page: pageOf, size } = allOf(collection);
const changedSince = call<{ since: string; page: number }, unknown[]>({
  send: ({ since, page }) => {
    const wire = pageOf(page);
    return { ...wire, query: { ...wire.query, updated_since: secondBefore(since) } };
  },
  answers: shape(z.array(z.unknown()), (rows) => rows),
});

/** An account has one company of each name: one that is as young as the write, and says what was sent, is the one it made. */
export const companyTrace: Trace<Sent, Company> = {
  ...times,
  likeness: (input) => nameOf(input),
  find: {
    flow: async ({ ask, read }, input) => {
      for (let number = 1, found: Company[] = []; ; number += 1) {
        const rows = await ask(changedSince, { since: input.since, page: number });
        const companies = rows.map((row) => read(company, row, undefined));
        found = [...found, ...companies.filter(({ created_at }) => created_at >= input.since)];
        if (rows.length < size) return found;
      }
    },
  },
  isSame: ({ name, description, domains }, input) => {
    if (nameOf({ name }) !== nameOf(input)) return "no";
    return agrees(input, { description, domains }) ? "yes" : "maybe";
  },
};

const nameOf = ({ name = "" }: Sent): string => name.trim();
