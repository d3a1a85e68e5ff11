import { createRows } from "../freshworks/collections.ts";
import type { RowStore } from "../freshworks/collections.ts";
import { createPeopleShelf } from "../freshworks/people-shelf.ts";
import type { PeopleShelf } from "../freshworks/people-shelf.ts";
import { createThreads } from "../freshworks/threads.ts";
import type { AttachmentRecord } from "../freshworks/attachments.ts";
import type {
  AgentRecord,
  CompanyRecord,
  ContactRecord,
  ConversationRecord,
  GroupRecord,
  JobRecord,
  ImportRecord,
  NamedRecord,
  ObjectRecord,
  RatingRecord,
  SummaryRecord,
  TicketRecord,
  TimeEntryRecord,
} from "./records.ts";
import { createTicketShelf } from "../freshworks/ticket-shelf.ts";
import type { TicketShelf } from "../freshworks/ticket-shelf.ts";

/** Rows of plain collections are counted from here, in the order in which they are seeded. */
export const firstRowId = 82_000_005_001;

/** Ticket ids are small and per account; all others are long, as live ones are. */
const firstIds = {
  ticket: 1,
  request: 1,
  contact: 3_043_178_000_001,
  agent: 3_043_029_000_001,
  conversation: 11_000_010_000_001,
  attachment: 11_000_003_000_001,
  group: 11_000_435_001,
  company: 153_001_367_001,
  product: 153_000_122_001,
  role: 11_000_020_001,
  emailConfig: 153_000_135_001,
  timeEntry: 11_000_077_001,
  row: firstRowId,
  object: 1,
};
export type IdKind = keyof typeof firstIds;

/** Everything one account remembers. */
export interface Store {
  nextId(kind: IdKind): number;
  tickets: TicketShelf<TicketRecord>;
  /** From A to Z. */
  contacts: PeopleShelf<ContactRecord>;
  agents: Map<number, AgentRecord>;
  groups: Map<number, GroupRecord>;
  companies: Map<number, CompanyRecord>;
  products: Map<number, NamedRecord>;
  roles: Map<number, NamedRecord>;
  emailConfigs: Map<number, { name: string; address: string }>;
  jobs: Map<string, JobRecord>;
  timeEntries: Map<number, TimeEntryRecord>;
  rows: RowStore["rows"];
  ratings: RatingRecord[];
  /** By the ticket that each sums up. */
  summaries: Map<number, SummaryRecord>;
  objects: Map<string, ObjectRecord>;
  /** What each export holds. */
  exports: Map<string, ImportRecord["kind"]>;
  imports: Map<number, ImportRecord>;
  /** Files that can be fetched or deleted, wherever they hang. */
  attachments: Map<number, AttachmentRecord>;
  /** A ticket's conversations, oldest first. Those of seeded tickets are written when they are first read. */
  conversationsOf(ticket: TicketRecord): ConversationRecord[];
  /** Those that have been read or written so far. */
  knownConversations(): Iterable<ConversationRecord>;
  conversation(id: number): ConversationRecord | undefined;
  addConversation(ticket: TicketRecord, conversation: ConversationRecord): void;
  removeConversation(ticket: TicketRecord, conversation: ConversationRecord): void;
  /** Who writes the conversations of a ticket that has not been read yet. */
  seedConversations(write: (ticket: TicketRecord) => ConversationRecord[]): void;
}

export const createStore = (): Store => {
  const ids = { ...firstIds };
  const threads = createThreads<TicketRecord, ConversationRecord>();
  return {
    nextId: (kind) => ids[kind]++,
    tickets: createTicketShelf(),
    contacts: createPeopleShelf<ContactRecord>({
      compare: byName,
      addressesOf: (contact) => [contact.email, ...contact.other_emails],
    }),
    agents: new Map(),
    groups: new Map(),
    companies: new Map(),
    products: new Map(),
    roles: new Map(),
    emailConfigs: new Map(),
    jobs: new Map(),
    timeEntries: new Map(),
    rows: createRows(),
    ratings: [],
    summaries: new Map(),
    objects: new Map(),
    exports: new Map(),
    imports: new Map(),
    attachments: new Map(),
    conversationsOf: (ticket) => threads.of(ticket),
    knownConversations: () => threads.known(),
    conversation: (id) => threads.get(id),
    addConversation: (ticket, conversation) => threads.add(ticket, conversation),
    removeConversation: (ticket, conversation) => threads.remove(ticket, conversation),
    seedConversations: (write) => threads.seed(write),
  };
};

const byName = (left: ContactRecord, right: ContactRecord): number => {
  const [one, other] = [left.name.toLowerCase(), right.name.toLowerCase()];
  if (one !== other) return one < other ? -1 : 1;
  return left.id - right.id;
};
