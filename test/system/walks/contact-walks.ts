import type { Contact } from "@portico/model";
import type { FreshdeskSettings } from "@portico/simulators";
import fc from "fast-check";
import { expect } from "vitest";
import { withPaging } from "../../conformance/definition.ts";
import { providerNamed } from "../../conformance/provider-named.ts";
import { openWalkDesk, type WalkDesk } from "./desk.ts";
import { walkOn } from "./walk-on.ts";

/** Contacts come by name, so that whoever is renamed, made or deleted moves others from page to page that nobody has touched. */
export const checkContactWalks = (numRuns: number, seed: number): Promise<void> =>
  fc.assert(fc.asyncProperty(tale, checkTale), { numRuns, seed, endOnFailure: true });

interface Event {
  kind: keyof typeof deeds;
  which: number;
  times: number;
  name: string;
}

interface Tale {
  names: string[];
  pageSize: number;
  habits: Pick<
    FreshdeskSettings,
    "updatedSinceInclusive" | "deleteMovesUpdatedAt" | "tieOrder" | "contactsUpdatedFilter"
  >;
  during: Event[];
  between: Event[];
  later: Event[];
  limits: number[];
  restarts: boolean[];
}

type Deed = (desk: WalkDesk, id: number, event: Event, hidden: Set<string>) => Promise<void>;

const hiding =
  (
    isDue: (contact: { deleted: boolean; blocked: boolean }) => boolean,
    act: (desk: WalkDesk, id: number) => Promise<void>,
  ): Deed =>
  async (desk, id, _, hidden) => {
    const contact = desk.account.store.contacts.get(id);
    if (contact === undefined || !isDue(contact)) return;
    hidden.add(String(id));
    // Deleted and restored within one second of its change, an object is back in a version that was given.
    desk.pass(1_000);
    await act(desk, id);
  };

const isShown = ({ deleted, blocked }: { deleted: boolean; blocked: boolean }): boolean => !deleted && !blocked;

const updating =
  (body: (event: Event) => object): Deed =>
  async ({ account, send }, id, event) => {
    const contact = account.store.contacts.get(id);
    if (contact !== undefined && isShown(contact)) await send("PUT", `/contacts/${id}`, body(event));
  };

let emails = 0;

const deeds = {
  pass: async (desk, _, { which }) => desk.pass((which * 37) % 2_500),
  rename: updating(({ name }) => ({ name })),
  change: updating(({ which }) => ({ job_title: `Changed ${which}` })),
  create: async ({ send }, _, { name }) => {
    emails += 1;
    await send("POST", "/contacts", { name, email: `new.${emails}@mail.example` });
  },
  delete: hiding(isShown, ({ send }, id) => send("DELETE", `/contacts/${id}`)),
  restore: hiding(
    ({ deleted }) => deleted,
    ({ send }, id) => send("PUT", `/contacts/${id}/restore`),
  ),
  block: hiding(isShown, async ({ account, now }, id) => {
    const contact = account.store.contacts.get(id);
    if (contact !== undefined) account.store.contacts.change(contact, { blocked: true, updated_at: now() });
  }),
} as const satisfies Readonly<Record<string, Deed>>;

const common = "Customer";
/** Few letters, so that some share a name, or differ in nothing that an order must tell. */
const name = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom("a", "B", "c", "É", "é", "x", "y", "z"), minLength: 2, maxLength: 4 }),
  },
  { weight: 1, arbitrary: fc.constant(common) },
);

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
  which: fc.nat({ max: 500 }),
  times: fc.integer({ min: 1, max: 4 }),
  name,
});

const many = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: "max" });

const tale: fc.Arbitrary<Tale> = fc.record({
  names: many(name, 200, 1),
  pageSize: fc.integer({ min: 20, max: 50 }),
  habits: fc.record({
    updatedSinceInclusive: fc.boolean(),
    deleteMovesUpdatedAt: fc.boolean(),
    tieOrder: fc.constantFrom("id" as const, "shuffled" as const),
    contactsUpdatedFilter: fc.constantFrom("updated_since" as const, "_updated_since" as const),
  }),
  during: many(event, 40),
  between: many(event, 15),
  later: many(event, 10),
  limits: many(fc.integer({ min: 1, max: 30 }), 4, 1),
  restarts: many(fc.boolean(), 4),
});

const checkTale = async (told: Tale): Promise<void> => {
  const { names, pageSize, habits, during, between, later, limits, restarts } = told;
  const provider = withPaging(providerNamed("freshdesk"), "contacts", {
    size: { at: "query.per_page", max: pageSize },
  });
  const hidden = new Set<string>();
  const queue: Event[] = [];
  const desk: WalkDesk = openWalkDesk(
    provider,
    { tickets: 0, contacts: names.length, companies: 0, ...habits },
    async () => {
      const what = queue.shift();
      if (what !== undefined) await happen(what);
    },
  );
  const { contacts } = desk.account.store;
  const happen = async (what: Event): Promise<void> => {
    const ids = [...contacts.inOrder()].map(({ id }) => id).toSorted((a, b) => a - b);
    for (let index = 0; index < what.times; index += 1) {
      const id = ids[(what.which + index) % ids.length];
      if (id !== undefined) await deeds[what.kind](desk, id, what, hidden);
    }
  };
  // Where the order among many of one name is any, that is no part of the promise.
  const isTold = (given: string): boolean => habits.tieOrder === "id" || given !== common;
  for (const [index, contact] of [...contacts.inOrder()].entries())
    contacts.change(contact, { name: isTold(names[index] ?? "") ? (names[index] ?? "") : `${common} ${index}` });
  const shown = (): string[] =>
    [...contacts.inOrder()].flatMap((contact) => (isShown(contact) ? String(contact.id) : []));
  const before = shown();

  const walk = (from: Parameters<typeof walkOn>[3]) =>
    walkOn(desk, "contacts", { include: ["native"] }, from, { limits, restarts });
  queue.push(...during);
  const first = await walk(null);
  const met = new Set(first.rows.map(({ id }) => id));
  const lasting = shown().filter((id) => before.includes(id) && !hidden.has(id));
  expect(lasting.filter((id) => !met.has(id))).toEqual([]);
  expect(first).toMatchObject({ cutBy: null, weakness: null });

  for (const what of [...queue.splice(0), ...between]) await happen(what);
  queue.push(...later);
  const second = await walk(first.resume);
  for (const what of queue.splice(0)) await happen(what);
  desk.pass(10_000);
  const third = await walk(second.resume);
  expect((await walk(third.resume)).rows).toEqual([]);
  const rows = [...first.rows, ...second.rows, ...third.rows];
  expect(new Set(rows.map(versionOf)).size).toBe(rows.length);
  const known = new Map(rows.map((row) => [row.id, row]));
  const differing = [...contacts.inOrder()].filter((contact) => {
    const row = known.get(String(contact.id));
    if (!isShown(contact) || (!habits.deleteMovesUpdatedAt && hidden.has(String(contact.id)))) return false;
    return row?.name !== contact.name || row.is_deleted || row.job_title !== contact.job_title;
  });
  expect(differing.map(({ id }) => id)).toEqual([]);
};

const versionOf = (row: Contact): string => JSON.stringify([row.is_deleted, row.native]);
