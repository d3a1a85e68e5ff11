import { createSortedIndex } from "../sorted-index.ts";
import type { SortedIndex } from "../sorted-index.ts";

export type TicketOrder = "created_at" | "due_by" | "updated_at" | "status";
export type Direction = "asc" | "desc";

/** What the orders and their ties are made of. */
export type Ordered = { id: number } & Record<TicketOrder, number | null>;

/** All tickets of an account, in any order the list offers, however many there are and however fast they change. */
export interface TicketShelf<Ticket extends Ordered> {
  readonly size: number;
  get(id: number): Ticket | undefined;
  all(): Iterable<Ticket>;
  add(ticket: Ticket): void;
  change(ticket: Ticket, change: Partial<Ticket>): void;
  remove(ticket: Ticket): void;
  /** Walks in an order, skipping what lies below `from` in it. Ties are broken by id. */
  inOrder(order: TicketOrder, direction: Direction, from?: number): Iterable<Ticket>;
  /** Is told of every ticket that was added (no `before`) or changed. */
  watch(watcher: (ticket: Ticket, before: Ticket | undefined) => void): void;
}

export const createTicketShelf = <Ticket extends Ordered>(): TicketShelf<Ticket> => {
  const tickets = new Map<number, Ticket>();
  // An order costs nothing until it is first asked for, so seeding many tickets stays fast.
  const indexes = new Map<TicketOrder, SortedIndex<Ticket>>();
  const watchers: ((ticket: Ticket, before: Ticket | undefined) => void)[] = [];

  const indexOf = (order: TicketOrder): SortedIndex<Ticket> => {
    const index = indexes.get(order) ?? createSortedIndex(tickets.values(), compareBy(order));
    indexes.set(order, index);
    return index;
  };

  return {
    get size() {
      return tickets.size;
    },
    get: (id) => tickets.get(id),
    all: () => tickets.values(),
    add: (ticket) => {
      tickets.set(ticket.id, ticket);
      for (const index of indexes.values()) index.insert(ticket);
      for (const watcher of watchers) watcher(ticket, undefined);
    },
    change: (ticket, change) => {
      const before = watchers.length > 0 ? { ...ticket } : ticket;
      for (const index of indexes.values()) index.remove(ticket);
      Object.assign(ticket, change);
      for (const index of indexes.values()) index.insert(ticket);
      for (const watcher of watchers) watcher(ticket, before);
    },
    remove: (ticket) => {
      tickets.delete(ticket.id);
      for (const index of indexes.values()) index.remove(ticket);
    },
    inOrder: (order, direction, from = Number.NEGATIVE_INFINITY) => {
      const index = indexOf(order);
      const first = index.firstPosition((ticket) => keyOf(ticket, order) < from);
      return direction === "asc" ? upwards(index, first) : downwards(index, first);
    },
    watch: (watcher) => {
      watchers.push(watcher);
    },
  };
};

const keyOf = (ticket: Ordered, order: TicketOrder): number => ticket[order] ?? 0;

const compareBy =
  (order: TicketOrder) =>
  (left: Ordered, right: Ordered): number =>
    keyOf(left, order) - keyOf(right, order) || left.id - right.id;

function* upwards<Item>(index: SortedIndex<Item>, first: number): Iterable<Item> {
  for (let position = first; position < index.size; position += 1) yield index.at(position) as Item;
}

function* downwards<Item>(index: SortedIndex<Item>, first: number): Iterable<Item> {
  for (let position = index.size - 1; position >= first; position -= 1) yield index.at(position) as Item;
}
