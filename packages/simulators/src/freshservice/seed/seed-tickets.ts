import type { AttachmentRecord } from "../../freshworks/attachments.ts";
import { emptyCustomFields } from "../../freshworks/custom-fields.ts";
import type { CustomFields } from "../../freshworks/custom-fields.ts";
import { bodies, fill, sampleFile, subjects, tags } from "../../freshworks/seed/texts.ts";
import { wholeSecond } from "../../freshworks/times.ts";
import type { Chance } from "../../random.ts";
import { categories, ticketCustomFields } from "../form.ts";
import type { RequesterRecord, TicketRecord } from "../records.ts";
import type { SeedSettings } from "../settings.ts";
import { nameOf } from "../store.ts";
import type { Store } from "../store.ts";
import { blankStats } from "../ticket-stats.ts";

const day = 86_400_000;
const hour = 3_600_000;
type Fate = "visible" | "business" | "deleted" | "spam";

/** Tickets by rising id and creation, over half a year up to an hour ago, denser towards today. */
export const seedTickets = (store: Store, chance: Chance, seed: SeedSettings, now: number): void => {
  const people = [...store.requesters.inOrder()].filter((requester) => requester.active);
  if (people.length === 0) return;
  const fates = fatesOf(seed, chance);
  const crowdedSecond = now - 3 * day;
  const extras = prepare(store);
  let crowd = seed.ticketsInOneSecond;
  for (const [position, fate] of fates.entries()) {
    const left = 1 - position / fates.length;
    const createdAt = wholeSecond(now - 180 * day * left ** 2.5 - hour);
    const ticket = ticketOf(store.nextId("ticket"), chance, extras, chance.pick(people), createdAt, now, fate);
    if (fate === "visible" && crowd > 0 && ticket.created_at < crowdedSecond) {
      crowd -= 1;
      ticket.updated_at = crowdedSecond;
    }
    store.tickets.add(ticket);
    if (ticket.type === "Service Request") addRequestedItem(store, ticket, extras.items);
  }
};

const fatesOf = (seed: SeedSettings, chance: Chance): Fate[] => {
  const fates = (count: number, fate: Fate): Fate[] => Array.from({ length: count }, () => fate);
  const mixed = [
    ...fates(seed.tickets, "visible"),
    ...fates(seed.businessTickets, "business"),
    ...fates(seed.deletedTickets, "deleted"),
    ...fates(seed.spamTickets, "spam"),
  ];
  for (let position = mixed.length - 1; position > 0; position -= 1) {
    const other = chance.below(position + 1);
    [mixed[position], mixed[other]] = [mixed[other] as Fate, mixed[position] as Fate];
  }
  return mixed;
};

interface Item {
  displayId: number;
  name: string;
  cost: number;
  deliveryTime: number;
}

interface Extras {
  agents: number[];
  groups: number[];
  primary: Workspace;
  second: Workspace;
  items: Item[];
  emptyFields: CustomFields;
  attach(at: number): AttachmentRecord;
}

interface Workspace {
  id: number;
  isBusiness: boolean;
}

const prepare = (store: Store): Extras => {
  const [primary = { id: 0, isBusiness: false }, second = primary] = [...store.workspaces.values()].map(
    (workspace): Workspace => ({ id: workspace.id, isBusiness: workspace.template_name === "hr" }),
  );
  return {
    agents: [...store.agents.keys()],
    groups: [...store.groups.keys()],
    primary,
    second,
    items: [...store.rows("service_catalog/items").values()].map((row) => ({
      displayId: row.key,
      name: String(row.values["name"]),
      cost: Number(row.values["cost"]),
      deliveryTime: Number(row.values["delivery_time"]),
    })),
    emptyFields: emptyCustomFields(ticketCustomFields),
    attach: (at) => {
      const id = store.nextId("attachment");
      const record = sampleFile(id, at);
      store.attachments.set(id, record);
      return record;
    },
  };
};

const commonStatuses = [2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7];
const commonSources = [1, 1, 1, 2, 2, 2, 3, 4, 9, 10, 13, 15];

const ticketOf = (
  id: number,
  chance: Chance,
  extras: Extras,
  requester: RequesterRecord,
  createdAt: number,
  now: number,
  fate: Fate,
): TicketRecord => {
  const status = chance.pick(commonStatuses);
  const updatedAt = lastTouched(chance, createdAt, now);
  const isHandled = chance.happens(0.7) && extras.agents.length > 0;
  const copies = chance.happens(0.2) ? ["copies@partner.example"] : [];
  const workspace = fate === "business" ? extras.second : extras.primary;
  const isRequest = fate === "visible" && chance.happens(0.2);
  const item = chance.pick(extras.items);
  const subject = isRequest ? `Request for ${nameOf(requester)} : ${item.name}` : chance.pick(subjects);
  const ordinary: TicketRecord["type"] = workspace.isBusiness ? "Case" : "Incident";
  return {
    id,
    subject,
    description: isRequest ? null : fill(chance.pick(bodies), id, nameOf(requester)),
    status,
    priority: 1 + chance.below(4),
    urgency: 1 + chance.below(3),
    impact: 1 + chance.below(3),
    source: chance.pick(commonSources),
    type: isRequest ? "Service Request" : ordinary,
    requester_id: requester.id,
    requested_for_id: requester.id,
    responder_id: isHandled ? chance.pick(extras.agents) : null,
    group_id: chance.happens(0.75) ? chance.pick(extras.groups) : null,
    department_id: requester.department_ids[0] ?? null,
    email_config_id: null,
    category: chance.happens(0.5) ? chance.pick(categories) : null,
    sub_category: null,
    item_category: null,
    // The vendor's own demo requests have null where others have an empty list.
    cc_emails: isRequest ? null : copies,
    fwd_emails: isRequest ? null : [],
    reply_cc_emails: isRequest ? null : copies,
    bcc_emails: null,
    to_emails: chance.happens(0.3) ? ["helpdesk@acme.example"] : null,
    tags: chance.happens(0.5) ? [...new Set([chance.pick(tags), chance.pick(tags)])] : [],
    custom_fields: chance.happens(0.5) ? customFieldsOf(chance, extras, id, createdAt, workspace) : extras.emptyFields,
    attachments: chance.happens(0.1) ? [extras.attach(createdAt)] : [],
    is_escalated: chance.happens(0.1),
    fr_escalated: chance.happens(0.1),
    due_by: createdAt + 10 * day,
    fr_due_by: createdAt + 3 * day,
    spam: fate === "spam",
    deleted: fate === "deleted",
    workspace_id: workspace.id,
    resolution_notes: status === 5 && chance.happens(0.5) ? "<div>Restarted it.</div>" : null,
    approval_status: 4,
    planned_start_date: null,
    planned_end_date: null,
    planned_effort: null,
    isMajor: false,
    parentId: null,
    childIds: [],
    assetIds: [],
    problemId: null,
    changeIds: [],
    stats: {
      ...blankStats(updatedAt),
      assigned_at: isHandled ? createdAt : null,
      first_assigned_at: isHandled ? createdAt : null,
      agent_responded_at: isHandled ? updatedAt : null,
      first_responded_at: isHandled ? createdAt + Math.min(hour, updatedAt - createdAt) : null,
      resolved_at: status === 4 || status === 5 ? updatedAt : null,
      closed_at: status === 5 ? updatedAt : null,
      pending_since: status === 3 ? updatedAt : null,
    },
    watcherIds: chance.happens(0.05) && extras.agents.length > 0 ? [chance.pick(extras.agents)] : [],
    seededUntil: updatedAt,
    created_at: createdAt,
    updated_at: updatedAt,
  };
};

/** Within a week of the creation. */
const lastTouched = (chance: Chance, createdAt: number, now: number): number => {
  const latest = now - 60_000;
  const moment = createdAt + chance.below(Math.max(1, Math.min(7 * day, latest - createdAt)));
  // A minute's grain for some leaves several tickets in one second, as imports and bulk edits do.
  const grain = Math.floor(moment) % 8 === 0 ? 60_000 : 1_000;
  return Math.max(createdAt, Math.min(latest, Math.floor(moment / grain) * grain));
};

const customFieldsOf = (
  chance: Chance,
  extras: Extras,
  id: number,
  createdAt: number,
  { isBusiness }: Workspace,
): CustomFields => ({
  ...extras.emptyFields,
  weather_server: `wx-${id % 7}`,
  affected_users: chance.below(250),
  needs_visit: chance.happens(0.3),
  wanted_on: new Date(createdAt + chance.below(30) * day).toISOString().slice(0, 10),
  my_custom_dropdown: chance.pick(["Leipzig", "Évora", "京都", "Größe XL"]),
  cost_centre: isBusiness ? `CC-${id % 40}` : null,
});

const addRequestedItem = (store: Store, ticket: TicketRecord, items: readonly Item[]): void => {
  const item = items.find(({ name }) => ticket.subject.endsWith(` : ${name}`));
  if (item === undefined) return;
  const id = store.nextId("requestedItem");
  store.requestedItems.set(id, {
    id,
    ticket_id: ticket.id,
    quantity: 1,
    cost_per_request: item.cost,
    delivery_time: item.deliveryTime,
    is_parent: true,
    service_item_id: item.displayId,
    custom_fields: {},
    created_at: ticket.created_at,
    updated_at: ticket.created_at,
  });
};
