import type { Provider } from "@portico/connector";
import type { FreshdeskSettings } from "@portico/simulators";
import fc from "fast-check";
import { openWalkDesk, type WalkDesk } from "./desk.ts";

/** What others do to an account between two calls: which tickets, counted over all there are, and how many in a row. */
export interface Event {
  kind: keyof typeof deeds;
  which: number;
  times: number;
}

export interface Setting {
  /** Tickets that were changed last in one and the same second, and how long before the next such second. */
  groups: readonly { count: number; gapSeconds: number }[];
  pageSize: number;
  pageCap: number;
  habits: Pick<FreshdeskSettings, "updatedSinceInclusive" | "deleteMovesUpdatedAt" | "tieOrder">;
}

export interface TicketWorld {
  desk: WalkDesk;
  happen: (event: Event) => Promise<void>;
  /** What is so: every ticket that was not deleted for good. */
  truth: () => ReadonlyMap<string, Truth>;
  /** Tickets that were hidden or shown again by anybody's doing. */
  hidden: Set<string>;
  /** Those that were hidden, and shown again later. */
  returned: Set<string>;
  /** Those that somebody has set about to hide, once for each time. */
  hidings: string[];
  /** Those among which another came back: by the time of its change in their second, or in seconds without a gap before it. */
  overtaken: Set<string>;
}

export interface Truth {
  isDeleted: boolean;
  isSpam: boolean;
  subject: string | null;
  updatedAt: number;
}

/** An account as the setting says. Before each call that the adapter makes, `next` may happen. */
export const openTicketWorld = async (
  provider: Provider,
  { groups, pageCap, habits }: Setting,
  next: () => Event | undefined,
): Promise<TicketWorld> => {
  const hidden = new Set<string>();
  const returned = new Set<string>();
  const hidings: string[] = [];
  const overtaken = new Set<string>();
  const tickets = groups.reduce((sum, { count }) => sum + count, 0);
  let isOpen = false;
  const desk = openWalkDesk(
    provider,
    { tickets, contacts: 3, companies: 0, archivedTickets: 0, ticketPageCap: pageCap, ...habits },
    async () => {
      const event = isOpen ? next() : undefined;
      if (event !== undefined) await happen(event);
    },
  );
  const { account } = desk;
  const happen = async ({ kind, which, times }: Event): Promise<void> => {
    const ids = account.tickets().map(({ id }) => Number(id));
    for (let index = 0; index < times; index += 1) {
      const id = ids[(which + index) % ids.length];
      if (id === undefined) continue;
      if (comesBack.has(kind) && hidden.has(String(id))) returned.add(String(id));
      if (hides.has(kind)) hidings.push(String(id));
      await deeds[kind](desk, id, which, hidden);
      if (comesBack.has(kind)) for (const other of besides(desk, id)) overtaken.add(other);
    }
  };
  spread(desk, groups);
  isOpen = true;
  const truth: TicketWorld["truth"] = () =>
    new Map(
      [...account.store.tickets.all()].map(({ id, deleted, spam, subject, updated_at }) => [
        String(id),
        { isDeleted: deleted, isSpam: spam && !deleted, subject, updatedAt: updated_at },
      ]),
    );
  return { desk, happen, truth, hidden, returned, hidings, overtaken };
};

/** Whoever is shown with the second of this one, or those that follow it without a gap: the same pages show them all. */
const besides = ({ account: { store } }: WalkDesk, id: number): string[] => {
  const shown = [...store.tickets.all()].filter(({ deleted, spam }) => !deleted && !spam);
  const bySecond = Map.groupBy(shown, secondOf);
  const begin = store.tickets.get(id);
  const found: string[] = [];
  for (let second = begin === undefined ? 0 : secondOf(begin); bySecond.has(second); second += 1)
    found.push(...(bySecond.get(second) ?? []).map((ticket) => String(ticket.id)));
  return found;
};

const secondOf = ({ updated_at }: { updated_at: number }): number => Math.floor(updated_at / 1_000);

/** Gives tickets the times of change that the groups ask for; the last group was changed a while ago. */
const spread = ({ account, now }: WalkDesk, groups: Setting["groups"]): void => {
  const marks = account.tickets();
  const length = groups.reduce((sum, { gapSeconds }) => sum + gapSeconds, 0);
  let second = Math.floor(now() / 1_000) - length - 10;
  let first = 0;
  for (const { count, gapSeconds } of groups) {
    for (const { id } of marks.slice(first, first + count))
      account.changeTicket(id, { status: 2, updated_at: second * 1_000 });
    first += count;
    second += gapSeconds;
  }
  for (const { id } of marks.slice(first)) account.changeTicket(id, { status: 2, updated_at: second * 1_000 });
};

type Deed = (desk: WalkDesk, id: number, which: number, hidden: Set<string>) => Promise<void>;

const hiding =
  (
    isDue: (ticket: { deleted: boolean; spam: boolean }) => boolean,
    act: (desk: WalkDesk, id: number) => Promise<void>,
  ): Deed =>
  async (desk, id, _, hidden) => {
    const ticket = desk.account.store.tickets.get(id);
    if (ticket === undefined || !isDue(ticket)) return;
    hidden.add(String(id));
    // Deleted and restored within one second of its change, an object is back in a version that was given.
    desk.pass(1_000);
    await act(desk, id);
  };

/** The help desk's API has no way to mark as spam: agents do that by hand. */
const markSpam =
  (spam: boolean) =>
  async ({ account, now }: WalkDesk, id: number): Promise<void> => {
    const moved = account.settings().deleteMovesUpdatedAt ? Math.floor(now() / 1_000) * 1_000 : undefined;
    account.changeTicket(id, { spam, updated_at: moved ?? account.store.tickets.get(id)?.updated_at });
  };

const deeds = {
  pass: async (desk, _, which) => desk.pass((which * 37) % 2_500),
  change: async ({ account }, id, which) => {
    const ticket = account.store.tickets.get(id);
    // Nobody can change what is hidden.
    if (ticket?.deleted === false && !ticket.spam) account.changeTicket(id, { subject: `Changed ${which}` });
  },
  create: async ({ send }, _, which) =>
    send("POST", "/tickets", { email: "new@mail.example", subject: `New ${which}`, status: 2, priority: 1 }),
  delete: hiding(
    ({ deleted, spam }) => !deleted && !spam,
    ({ send }, id) => send("DELETE", `/tickets/${id}`),
  ),
  restore: hiding(
    ({ deleted }) => deleted,
    ({ send }, id) => send("PUT", `/tickets/${id}/restore`),
  ),
  spam: hiding(({ deleted, spam }) => !deleted && !spam, markSpam(true)),
  unspam: hiding(({ deleted, spam }) => !deleted && spam, markSpam(false)),
  purge: hiding(
    ({ deleted, spam }) => deleted || spam,
    async ({ account }, id) => {
      const ticket = account.store.tickets.get(id);
      if (ticket !== undefined) account.store.tickets.remove(ticket);
    },
  ),
} as const satisfies Readonly<Record<string, Deed>>;

const hides: ReadonlySet<Event["kind"]> = new Set(["delete", "spam"]);
/** What shows again what was hidden. */
export const comesBack: ReadonlySet<Event["kind"]> = new Set(["restore", "unspam"]);

const event: fc.Arbitrary<Event> = fc.record({
  kind: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
  // A few are met again and again, so that one is hidden and shown while it is looked for.
  which: fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 500 }) }, { weight: 1, arbitrary: fc.nat({ max: 3 }) }),
  times: fc.integer({ min: 1, max: 6 }),
});

const many = <T>(of: fc.Arbitrary<T>, maxLength: number, minLength = 0): fc.Arbitrary<T[]> =>
  fc.array(of, { minLength, maxLength, size: "max" });

const habits: fc.Arbitrary<Setting["habits"]> = fc.record({
  updatedSinceInclusive: fc.boolean(),
  deleteMovesUpdatedAt: fc.boolean(),
  tieOrder: fc.constantFrom("id" as const, "shuffled" as const),
});

/** More pages than the help desk serves, and no second that fills all it serves. */
const scaledDown: fc.Arbitrary<Setting> = fc.record({
  groups: many(
    fc.record({ count: fc.integer({ min: 1, max: 30 }), gapSeconds: fc.integer({ min: 1, max: 90 }) }),
    12,
    1,
  ),
  pageSize: fc.integer({ min: 5, max: 9 }),
  pageCap: fc.constant(16),
  habits,
});

const crowded: fc.Arbitrary<Setting> = fc.record({
  groups: fc
    .tuple(fc.integer({ min: 1, max: 150 }), fc.integer({ min: 500, max: 5_000 }), fc.integer({ min: 1, max: 150 }))
    .map((counts) => counts.map((count) => ({ count, gapSeconds: 30 }))),
  pageSize: fc.constant(100),
  pageCap: fc.constant(60),
  habits,
});

export interface Tale {
  setting: Setting;
  during: Event[];
  between: Event[];
  /** While the deltas are read. */
  later: Event[];
  limits: number[];
  restarts: boolean[];
  /** Whether what is hidden is asked for. */
  isWhole: boolean;
}

const settings = { scaledDown, crowded };
/** `crowded`: thousands of tickets of one second. */
export type Scale = keyof typeof settings;

export const taleOf = (scale: Scale): fc.Arbitrary<Tale> =>
  fc.record({
    setting: settings[scale],
    during: many(event, 50),
    between: many(event, 15),
    later: many(event, 15),
    limits: many(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(100)), 5, 1),
    restarts: many(fc.boolean(), 4),
    isWhole: fc.boolean(),
  });
