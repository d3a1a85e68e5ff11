import type { Ticket, TicketCreate, TicketPatch } from "@portico/model";
import { z } from "zod";
import { call, defineProvider, list, type ResourceMap, shape, type TargetOf, words, write } from "./contract.ts";
import { invented, ticket, toTicket } from "./testing/invented.ts";

/**
 * What the compiler refuses of a definition. `pnpm typecheck` reads this file: an expected error that no longer comes is an
 * error itself. Nothing here ever runs.
 */
const paging = { next: { style: "link" }, size: { max: 100 }, weakness: null } as const;
const unnarrowed = { sorts: [], includes: [], excludes: [], paging, answers: ticket } as const;

export const filterThatIsNotNamed = list<"tickets">()({
  ...unnarrowed,
  filters: ["status"],
  // @ts-expect-error a list cannot send a filter that it does not name
  send: ({ priority }) => ({ method: "GET", path: "/t", query: { priority: priority?.join() } }),
});

export const filterThatNobodyKnows = list<"tickets">()({
  ...unnarrowed,
  // @ts-expect-error the API has no such filter
  filters: ["colour"],
  send: () => ({ method: "GET", path: "/t" }),
});

export const filterThatIsSingleButNotNamed = list<"tickets">()({
  ...unnarrowed,
  filters: ["status"],
  // @ts-expect-error only a named filter can be said to take one value
  single: ["priority"],
  send: () => ({ method: "GET", path: "/t" }),
});

export const orderThatNobodyKnows = list<"tickets">()({
  ...unnarrowed,
  filters: [],
  // @ts-expect-error the API has no such order
  sorts: ["subject"],
  send: () => ({ method: "GET", path: "/t" }),
});

export const listThatReadsAnotherEntity = list<"tickets">()({
  ...unnarrowed,
  filters: [],
  send: () => ({ method: "GET", path: "/t" }),
  // @ts-expect-error a ticket is more than its id
  answers: shape(z.object({ id: z.string() }), ({ id }) => ({ id })),
});

export const fieldThatIsNotNamed = write<TicketCreate>()({
  fields: ["subject"],
  op: {
    // @ts-expect-error a write cannot send a field that it does not name
    send: ({ description }) => ({ method: "POST", path: "/t", json: { text: description?.text } }),
    answers: ticket,
  },
});

export const fieldThatNobodyKnows = write<TicketCreate>()({
  // @ts-expect-error the API has no such field
  fields: ["colour"],
  op: { send: () => ({ method: "POST", path: "/t" }), answers: ticket },
});

export const fieldThatIsUnclearableButNotNamed = write<TicketPatch, TargetOf<"tickets">>()({
  fields: ["subject"],
  // @ts-expect-error only a named field can be said to stay
  unclearable: ["due_at"],
  op: { send: ({ id }) => ({ method: "PUT", path: `/t/${id}` }), answers: ticket },
});

export const resourceThatNobodyKnows: ResourceMap = {
  // @ts-expect-error the model has no such resource
  invoices: {},
};

export const getOfAnotherEntity: ResourceMap = {
  tickets: {
    get: {
      send: ({ id }) => ({ method: "GET", path: `/t/${id}` }),
      // @ts-expect-error a contact is no ticket
      answers: shape(z.object({ id: z.string() }), ({ id }) => ({ id, name: null, emails: [] })),
    },
  },
};

export const commentWithoutItsTicket: ResourceMap = {
  comments: {
    // @ts-expect-error a comment is deleted by its own id and its ticket's, and by nothing else
    delete: { send: ({ contact_id }) => ({ method: "DELETE", path: `/c/${contact_id}` }) },
  },
};

export const lossOfWhatIsNotThere: ResourceMap = {
  // @ts-expect-error a loss names a field of the entity
  tickets: { losses: [{ field: "colour", note: "" }] },
};

export const plainOrigin = defineProvider({
  ...invented,
  // @ts-expect-error credentials travel over TLS
  origin: "http://{subdomain}.invented.example",
});

export const wordsThatAreNotOurs = words<Ticket["status"], "open">(
  // @ts-expect-error the model has no such status
  { waiting: "snoozed" },
  "open",
);

const rows = call<TargetOf<"tickets">, string[]>({
  send: () => ({ method: "GET", path: "/t" }),
  answers: shape(z.array(z.string()), (all) => all),
});

export const flowThatGivesWhatIsOnTheWay: ResourceMap = {
  tickets: {
    get: {
      flow: async ({ ask, run }, target) => {
        const [id = ""] = await ask(rows, target);
        // @ts-expect-error what is run is an object that the caller gets; what is on the way is asked
        await run(rows, target);
        return toTicket({ id, subject: "", status: "open" });
      },
    },
  },
};
