/** The conversations of all tickets, oldest first. Those of seeded tickets are written when they are first read. */
export interface Threads<Ticket, Conversation> {
  of(ticket: Ticket): Conversation[];
  /** Those that have been read or written so far. */
  known(): Iterable<Conversation>;
  get(id: number): Conversation | undefined;
  add(ticket: Ticket, conversation: Conversation): void;
  remove(ticket: Ticket, conversation: Conversation): void;
  /** Who writes the conversations of a ticket that has not been read yet. */
  seed(write: (ticket: Ticket) => Conversation[]): void;
}

export const createThreads = <Ticket extends { id: number }, Conversation extends { id: number }>(): Threads<
  Ticket,
  Conversation
> => {
  const threads = new Map<number, Conversation[]>();
  const conversations = new Map<number, Conversation>();
  let writeSeeded = (_ticket: Ticket): Conversation[] => [];

  const thread = (ticket: Ticket): Conversation[] => {
    const known = threads.get(ticket.id);
    if (known !== undefined) return known;
    const seeded = writeSeeded(ticket);
    threads.set(ticket.id, seeded);
    for (const conversation of seeded) conversations.set(conversation.id, conversation);
    return seeded;
  };

  return {
    of: thread,
    known: () => conversations.values(),
    get: (id) => conversations.get(id),
    add: (ticket, conversation) => {
      thread(ticket).push(conversation);
      conversations.set(conversation.id, conversation);
    },
    remove: (ticket, conversation) => {
      threads.set(
        ticket.id,
        thread(ticket).filter((other) => other !== conversation),
      );
      conversations.delete(conversation.id);
    },
    seed: (write) => {
      writeSeeded = write;
    },
  };
};
