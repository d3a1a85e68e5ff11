import type { Chance } from "../../random.ts";
import { emptyCustomFields, nestedPaths } from "../../freshworks/custom-fields.ts";
import { ticketCustomFields, ticketTypes } from "../form.ts";
import type { AttachmentRecord } from "../../freshworks/attachments.ts";
import type { CustomFields } from "../../freshworks/custom-fields.ts";
import type { ContactRecord, TicketRecord } from "../records.ts";
import type { SeedSettings } from "../settings.ts";
import type { Store } from "../store.ts";
import { wholeSecond } from "../../freshworks/times.ts";
import { bodies, fill, sampleFile, subjects, tags } from "../../freshworks/seed/texts.ts";

const day = 86_400_000;
const hour = 3_600_000;
type Fate = "visible" | "deleted" | "spam" | "archived";

/** Tickets by rising id and creation: archived ones first, then half a year up to an hour ago, denser towards today. */
export const seedTickets = (store: Store, chance: Chance, seed: SeedSettings, now: number): void => {
  const people = peopleOf(store);
  if (people.length === 0) return;
  const fates = fatesOf(seed, chance);
  const crowdedSecond = now - 3 * day;
  const extras = prepare(store);
  let crowd = seed.ticketsInOneSecond;
  for (const [position, fate] of fates.entries()) {
    const id = store.nextId("ticket");
    const left = 1 - position / fates.length;
    const createdAt = fate === "archived" ? now - 400 * day + position * hour : now - 180 * day * left ** 2.5 - hour;
    const ticket = ticketOf(id, chance, extras, chance.pick(people), wholeSecond(createdAt), now, fate);
    if (fate === "visible" && crowd > 0 && ticket.created_at < crowdedSecond && ticket.status !== 5) {
      crowd -= 1;
      ticket.updated_at = crowdedSecond;
    }
    store.tickets.add(ticket);
  }
};

const peopleOf = (store: Store): ContactRecord[] => [...store.contacts.inOrder()].filter((contact) => !contact.deleted);

const fatesOf = (seed: SeedSettings, chance: Chance): Fate[] => {
  const mixed: Fate[] = [
    ...Array.from({ length: seed.tickets }, (): Fate => "visible"),
    ...Array.from({ length: seed.deletedTickets }, (): Fate => "deleted"),
    ...Array.from({ length: seed.spamTickets }, (): Fate => "spam"),
  ];
  for (let position = mixed.length - 1; position > 0; position -= 1) {
    const other = chance.below(position + 1);
    [mixed[position], mixed[other]] = [mixed[other] as Fate, mixed[position] as Fate];
  }
  return [...Array.from({ length: seed.archivedTickets }, (): Fate => "archived"), ...mixed];
};

interface Extras {
  agents: number[];
  groups: number[];
  products: number[];
  emptyFields: CustomFields;
  paths: [string, string, string][];
  attach(at: number): AttachmentRecord;
}

const prepare = (store: Store): Extras => {
  const region = ticketCustomFields.find((field) => field.nested !== undefined)?.nested;
  return {
    agents: [...store.agents.keys()],
    groups: [...store.groups.keys()],
    products: [...store.products.keys()],
    emptyFields: emptyCustomFields(ticketCustomFields),
    paths: nestedPaths(region?.choices ?? []),
    attach: (at) => {
      const id = store.nextId("attachment");
      const record = sampleFile(id, at);
      store.attachments.set(id, record);
      return record;
    },
  };
};

const commonStatuses = [2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 12, 9000];
const commonSources = [1, 1, 1, 2, 2, 3, 7, 9, 5, 6, 13, 101];

const ticketOf = (
  id: number,
  chance: Chance,
  extras: Extras,
  requester: ContactRecord,
  createdAt: number,
  now: number,
  fate: Fate,
): TicketRecord => {
  const status = fate === "archived" ? 5 : chance.pick(commonStatuses);
  const updatedAt = lastTouched(chance, createdAt, now, fate, status);
  const handled = chance.happens(0.7);
  const copies = chance.happens(0.2) ? ["copies@partner.example"] : [];
  return {
    id,
    subject: chance.happens(0.02) ? null : chance.pick(subjects),
    description: fill(chance.pick(bodies), id, requester.name),
    status,
    priority: 1 + chance.below(4),
    source: chance.pick(commonSources),
    type: chance.happens(0.8) ? chance.pick(ticketTypes) : null,
    requester_id: requester.id,
    responder_id: handled && extras.agents.length > 0 ? chance.pick(extras.agents) : null,
    group_id: chance.happens(0.75) ? chance.pick(extras.groups) : null,
    company_id: requester.company_id,
    product_id: chance.happens(0.2) ? chance.pick(extras.products) : null,
    email_config_id: null,
    cc_emails: copies,
    fwd_emails: [],
    reply_cc_emails: copies,
    // The vendor's own demo tickets have null where others have an empty list.
    ticket_cc_emails: id === 1 ? null : copies,
    ticket_bcc_emails: id === 1 ? null : [],
    to_emails: chance.happens(0.3) ? ["support@acme.example"] : null,
    support_email: null,
    tags: chance.happens(0.5) ? [...new Set([chance.pick(tags), chance.pick(tags)])] : [],
    custom_fields: chance.happens(0.5) ? customFieldsOf(chance, extras, id, createdAt) : extras.emptyFields,
    attachments: chance.happens(0.1) ? [extras.attach(createdAt)] : [],
    is_escalated: chance.happens(0.1),
    fr_escalated: chance.happens(0.1),
    nr_escalated: false,
    due_by: createdAt + 3 * day,
    fr_due_by: createdAt + day,
    nr_due_by: null,
    dueShownAt: 0,
    spam: fate === "spam",
    deleted: fate === "deleted",
    association_type: null,
    associated_tickets_list: [],
    stats: {
      agent_responded_at: handled ? updatedAt : null,
      requester_responded_at: null,
      first_responded_at: handled ? createdAt + Math.min(hour, updatedAt - createdAt) : null,
      status_updated_at: updatedAt,
      reopened_at: null,
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

/** Within a week of the creation, but a closed ticket that must not look archived is touched again this quarter. */
const lastTouched = (chance: Chance, createdAt: number, now: number, fate: Fate, status: number): number => {
  const latest = now - 60_000;
  const touched = createdAt + chance.below(Math.max(1, Math.min(7 * day, latest - createdAt)));
  const oldest = fate !== "archived" && status === 5 ? now - 110 * day + (createdAt % (20 * day)) : touched;
  const moment = Math.max(touched, oldest);
  // A minute's grain for some leaves several tickets in one second, as imports and bulk edits do.
  const grain = Math.floor(moment) % 8 === 0 ? 60_000 : 1_000;
  return Math.max(createdAt, Math.min(latest, Math.floor(moment / grain) * grain));
};

const customFieldsOf = (chance: Chance, extras: Extras, id: number, createdAt: number): CustomFields => {
  const [region, country, city] = chance.pick(extras.paths);
  return {
    ...extras.emptyFields,
    cf_order_number: `SO-${10_000 + id}`,
    cf_steps_to_reproduce: chance.happens(0.2) ? "1. open\n2. scroll\n3. crash" : null,
    cf_goodwill: chance.happens(0.3),
    cf_seats: chance.below(250),
    cf_invoice_amount: (chance.below(500_000) / 100).toFixed(2),
    cf_purchased_on: new Date(createdAt - chance.below(90) * day).toISOString().slice(0, 10),
    cf_plan_tier: chance.pick(["Starter", "Team", "Business", "Größe XL"]),
    cf_callback_number: chance.happens(0.3) ? "+4930901820" : null,
    cf_tracking_link: chance.happens(0.3) ? `https://track.example.com/p/${id}` : null,
    cf_region: region,
    cf_region_country: country,
    cf_region_city: city,
  };
};
