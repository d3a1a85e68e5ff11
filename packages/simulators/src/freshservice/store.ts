import type { AttachmentRecord } from "../freshworks/attachments.ts";
import { createRows } from "../freshworks/collections.ts";
import type { RowStore } from "../freshworks/collections.ts";
import { createPeopleShelf } from "../freshworks/people-shelf.ts";
import type { PeopleShelf } from "../freshworks/people-shelf.ts";
import { createThreads } from "../freshworks/threads.ts";
import type { Threads } from "../freshworks/threads.ts";
import { createTicketShelf } from "../freshworks/ticket-shelf.ts";
import type { TicketShelf } from "../freshworks/ticket-shelf.ts";
import type {
  ActivityRecord,
  AgentRecord,
  ApprovalGroupRecord,
  ApprovalRecord,
  ConversationRecord,
  DepartmentRecord,
  GroupRecord,
  NamedRecord,
  RequestedItemRecord,
  RequesterGroupRecord,
  RequesterRecord,
  SourceRecord,
  TaskRecord,
  TicketRecord,
  TimeEntryRecord,
  WorkspaceRecord,
} from "./records.ts";

/** Ids of tickets, workspaces and displayed things are small and per account; all others have eleven digits. */
const firstIds = {
  ticket: 1,
  request: 1,
  workspace: 2,
  display: 1,
  person: 21_000_049_001,
  conversation: 21_004_100_001,
  attachment: 21_006_200_001,
  group: 21_000_061_001,
  department: 21_000_097_001,
  role: 21_000_049_401,
  requesterGroup: 21_000_020_001,
  source: 21_000_466_001,
  requestedItem: 21_000_346_001,
  approval: 21_000_700_001,
  task: 21_000_310_001,
  timeEntry: 21_000_167_001,
  row: 21_000_900_001,
};
export type IdKind = keyof typeof firstIds;

/** Everything one account remembers. */
export interface Store {
  nextId(kind: IdKind): number;
  tickets: TicketShelf<TicketRecord>;
  /** Oldest first. */
  threads: Threads<TicketRecord, ConversationRecord>;
  /** Newest first. */
  requesters: PeopleShelf<RequesterRecord>;
  agents: Map<number, AgentRecord>;
  groups: Map<number, GroupRecord>;
  departments: Map<number, DepartmentRecord>;
  roles: Map<number, NamedRecord>;
  requesterGroups: Map<number, RequesterGroupRecord>;
  workspaces: Map<number, WorkspaceRecord>;
  /** Those that the account made itself. */
  sources: Map<number, SourceRecord>;
  requestedItems: Map<number, RequestedItemRecord>;
  approvalGroups: Map<number, ApprovalGroupRecord>;
  approvals: Map<number, ApprovalRecord>;
  tasks: Map<number, TaskRecord>;
  timeEntries: Map<number, TimeEntryRecord>;
  /** Files that can be fetched or deleted, wherever they hang. */
  attachments: Map<number, AttachmentRecord>;
  rows: RowStore["rows"];
  /** What happened to a ticket, newest first. */
  activitiesOf(ticketId: number): readonly ActivityRecord[];
  noteActivity(ticketId: number, activity: ActivityRecord): void;
}

export const createStore = (): Store => {
  const ids = { ...firstIds };
  const activities = new Map<number, ActivityRecord[]>();
  return {
    nextId: (kind) => ids[kind]++,
    tickets: createTicketShelf(),
    threads: createThreads(),
    requesters: createPeopleShelf<RequesterRecord>({
      compare: (left, right) => right.created_at - left.created_at || right.id - left.id,
      addressesOf: (requester) => [requester.primary_email, ...requester.secondary_emails],
    }),
    agents: new Map(),
    groups: new Map(),
    departments: new Map(),
    roles: new Map(),
    requesterGroups: new Map(),
    workspaces: new Map(),
    sources: new Map(),
    requestedItems: new Map(),
    approvalGroups: new Map(),
    approvals: new Map(),
    tasks: new Map(),
    timeEntries: new Map(),
    attachments: new Map(),
    rows: createRows(),
    activitiesOf: (ticketId) => activities.get(ticketId) ?? [],
    noteActivity: (ticketId, activity) => {
      activities.set(ticketId, [activity, ...(activities.get(ticketId) ?? [])]);
    },
  };
};

/** Whoever has an id, requester or agent. */
export const personIn = (store: Store, id: number): RequesterRecord | AgentRecord | undefined =>
  store.requesters.get(id) ?? store.agents.get(id);

export const emailOf = (person: RequesterRecord | AgentRecord): string | null =>
  "email" in person ? person.email : person.primary_email;

export const nameOf = ({ first_name: first, last_name: last }: { first_name: string; last_name: string | null }) =>
  last === null ? first : `${first} ${last}`;
