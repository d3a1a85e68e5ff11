import { ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import type { Call, Handle } from "./call.ts";
import { page, pageRules } from "../freshworks/pages.ts";
import { notFound } from "../freshworks/problems.ts";
import type { GroupRecord, NamedRecord } from "./records.ts";
import { withQuery } from "../freshworks/rules.ts";
import type { Store } from "./store.ts";
import { toTime } from "../freshworks/times.ts";

/** The small lists of an account that change seldom: groups, roles, products, mailboxes, and the account itself. */
const list =
  <Row>(rows: (store: Store) => Iterable<Row>, show: (row: Row) => unknown): Handle =>
  (call) =>
    withQuery(call, pageRules, () => page(call, rows(call.account.store), show));

const view =
  <Row>(rows: (store: Store) => Map<number, Row>, show: (row: Row) => unknown): Handle =>
  (call) => {
    const row = rows(call.account.store).get(Number(call.params["id"]));
    return row === undefined ? notFound : ok(show(row));
  };

const listedGroup = (group: GroupRecord) => ({
  id: group.id,
  name: group.name,
  description: group.description,
  business_hour_id: group.business_hour_id,
  escalate_to: group.escalate_to,
  unassigned_for: group.unassigned_for,
  auto_ticket_assign: group.auto_ticket_assign,
  group_type: "support_agent_group",
  created_at: toTime(group.created_at),
  updated_at: toTime(group.updated_at),
});

export const adminGroup = (group: GroupRecord) => ({
  id: group.id,
  name: group.name,
  description: group.description,
  escalate_to: group.escalate_to === null ? null : [group.escalate_to],
  unassigned_for: group.unassigned_for,
  agent_ids: group.agent_ids,
  business_calendar_id: group.business_hour_id,
  type: "support_agent_group",
  allow_agents_to_change_availability: false,
  automatic_agent_assignment: { enabled: false },
  created_at: toTime(group.created_at),
  updated_at: toTime(group.updated_at),
});

const productView = (product: NamedRecord) => ({
  id: product.id,
  name: product.name,
  description: product.description,
  created_at: toTime(product.created_at),
  updated_at: toTime(product.updated_at),
});

const roleView = (role: NamedRecord) => ({ ...productView(role), default: true, agent_type: "support_agent" });

export const listGroups = list((store) => store.groups.values(), listedGroup);
/** Only the view names a group's agents. */
export const viewedGroup = (group: GroupRecord) => ({ ...listedGroup(group), agent_ids: group.agent_ids });
export const viewGroup = view((store) => store.groups, viewedGroup);
export const listAdminGroups = list((store) => store.groups.values(), adminGroup);
export const viewAdminGroup = view((store) => store.groups, adminGroup);
export const listRoles = list((store) => store.roles.values(), roleView);
export const viewRole = view((store) => store.roles, roleView);
export const listProducts = list((store) => store.products.values(), productView);
export const viewProduct = view((store) => store.products, productView);

const emailConfigs = ({ account }: Call) =>
  [...account.store.emailConfigs].map(([id, { name, address }], position) => ({
    id,
    name,
    product_id: null,
    to_email: address,
    reply_email: address,
    group_id: null,
    primary_role: position === 0,
    active: true,
    created_at: madeAt,
    updated_at: madeAt,
  }));

const madeAt = toTime(Date.UTC(2024, 4, 13, 8, 30));

export const listEmailConfigs: Handle = (call) => ok(emailConfigs(call));
export const viewEmailConfig: Handle = (call) => {
  const one = emailConfigs(call).find(({ id }) => id === Number(call.params["id"]));
  return one === undefined ? notFound : ok(one);
};

export const viewHelpdesk = (): Reply =>
  ok({ primary_language: "en", supported_languages: ["de", "ja-JP", "ar"], portal_languages: ["de"] });

export const viewAccount = (call: Call): Reply => {
  const { store, subdomain } = call.account;
  const occasional = [...store.agents.values()].filter((agent) => agent.occasional).length;
  return ok({
    organisation_id: 284_960_733_419_037,
    organisation_name: `${subdomain}.myfreshworks.com`,
    account_id: 1_840_777,
    account_name: subdomain,
    account_domain: `${subdomain}.freshdesk.com`,
    bundle_id: null,
    hipaa_compliant: false,
    total_agents: { full_time: store.agents.size - occasional, occasional, field_service: 0, collaborators: 0 },
    timezone: "Berlin",
    data_center: "EUC",
    tier_type: call.account.settings().plan,
    address: { country: "Germany", state: "Sachsen", city: "Leipzig", street: "Hainstraße 1", postalcode: "04109" },
    contact_person: { firstname: "Ada", lastname: "Example", email: "owner@acme.example" },
  });
};
