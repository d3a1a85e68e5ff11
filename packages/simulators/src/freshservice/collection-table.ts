import type { Collection as PlainCollection, Field } from "../freshworks/collections.ts";
import { arrayOf, is, nullOr, time } from "../freshworks/rules.ts";
import type { Module } from "./flavours.ts";
import { codeOf, oneOfThese } from "./rules.ts";
import type { EndpointClass } from "./settings.ts";

/** A plain collection, and what of the product it belongs to. */
export interface Collection extends PlainCollection {
  /** What answers with one row, and with several, are wrapped in. */
  one: string;
  many: string;
  module?: Module;
  listClass?: EndpointClass;
  updateClass?: EndpointClass;
}

const text: Field = [nullOr(is("String")), null];
const id: Field = [nullOr(is("Positive Integer")), null];
const flag: Field = [is("Boolean"), false];
const moment: Field = [nullOr(time), null];
const object: Field = [nullOr(is("key/value pair")), null];
const list: Field = [is("Array"), []];
const count = (otherwise: number): Field => [is("Integer"), otherwise];
const money = (otherwise: number): Field => [is("Number"), otherwise];
const code = (codes: readonly (readonly [number, string])[], otherwise: number): Field => [codeOf(codes), otherwise];

const low = [
  [1, "Low"],
  [2, "Medium"],
  [3, "High"],
  [4, "Urgent"],
] as const;
const three = low.slice(0, 3);
const risks = [
  [1, "Low"],
  [2, "Medium"],
  [3, "High"],
  [4, "Very High"],
] as const;
const changeStatuses = [
  [1, "Open"],
  [2, "Planning"],
  [3, "Awaiting Approval"],
  [4, "Pending Release"],
  [5, "Pending Review"],
  [6, "Closed"],
] as const;
const changeTypes = [
  [1, "Minor"],
  [2, "Standard"],
  [3, "Major"],
  [4, "Emergency"],
] as const;
const problemStatuses = [
  [1, "Open"],
  [2, "Change Requested"],
  [3, "Closed"],
] as const;
const releaseStatuses = [
  [1, "Open"],
  [2, "On hold"],
  [3, "In Progress"],
  [4, "Incomplete"],
  [5, "Completed"],
] as const;

const name: Field = [is("String"), ""];
const custom: Field = [is("key/value pair"), {}];
/** What problems, changes and releases have in common. */
const work = {
  subject: name,
  description: text,
  agent_id: id,
  group_id: id,
  department_id: id,
  category: text,
  sub_category: text,
  item_category: text,
  custom_fields: custom,
  workspace_id: id,
} as const satisfies Record<string, Field>;

/** Only their paths, their being keyed by a displayed number and the codes of changes are documented; keys are our choice. */
export const collections: readonly Collection[] = [
  {
    path: "locations",
    one: "location",
    many: "locations",
    fields: { name, parent_location_id: id, primary_contact_id: id, address: object },
    required: ["name"],
    seed: [{ name: "Leipzig" }, { name: "Évora" }],
  },
  {
    path: "products",
    one: "product",
    many: "products",
    fields: { name, asset_type_id: id, manufacturer: text, status: text, mode_of_procurement: text, description: text },
    required: ["name"],
    seed: [{ name: "Dell Monitor", manufacturer: "Dell" }],
  },
  {
    path: "vendors",
    one: "vendor",
    many: "vendors",
    module: "vendors",
    fields: { name, description: text, primary_contact_id: id, address: object, custom_fields: custom },
    required: ["name"],
    seed: [{ name: "Nordwind Logistik" }],
  },
  {
    path: "assets",
    one: "asset",
    many: "assets",
    module: "assets",
    isDisplayed: true,
    isForAgents: true,
    hasTrash: true,
    listClass: "assets_list",
    updateClass: "asset_update",
    filters: ["asset_type_id", "department_id", "location_id", "user_id", "agent_id", "group_id"],
    fields: {
      name,
      asset_type_id: id,
      description: text,
      impact: [oneOfThese(["low", "medium", "high"]), "low"],
      usage_type: [oneOfThese(["permanent", "loaner"]), "permanent"],
      asset_tag: text,
      user_id: id,
      department_id: id,
      location_id: id,
      agent_id: id,
      group_id: id,
      assigned_on: moment,
      end_of_life: text,
      type_fields: custom,
      workspace_id: id,
    },
    required: ["name", "asset_type_id"],
    seed: [
      { name: "Andrea's laptop", asset_type_id: 21_000_900_001, asset_tag: "ASSET-1" },
      { name: "印刷機", asset_type_id: 21_000_900_001, asset_tag: "ASSET-2" },
    ],
  },
  {
    path: "asset_types",
    one: "asset_type",
    many: "asset_types",
    module: "assets",
    fields: { name, description: text, parent_asset_type_id: id, visible: [is("Boolean"), true] },
    required: ["name"],
    seed: [{ name: "Hardware" }, { name: "Laptop" }],
  },
  {
    path: "business_hours",
    one: "business_hours",
    many: "business_hours",
    fields: {
      name,
      description: text,
      is_default: flag,
      time_zone: text,
      service_desk_hours: custom,
      list_of_holidays: list,
    },
    required: ["name"],
    seed: [{ name: "Default", is_default: true, time_zone: "Berlin" }],
  },
  {
    path: "sla_policies",
    one: "sla_policy",
    many: "sla_policies",
    fields: {
      name,
      description: text,
      active: [is("Boolean"), true],
      is_default: flag,
      position: count(1),
      sla_targets: list,
      applicable_to: custom,
      escalation: custom,
    },
    required: ["name"],
    seed: [{ name: "Default SLA Policy", is_default: true }],
  },
  {
    path: "announcements",
    one: "announcement",
    many: "announcements",
    fields: {
      title: name,
      body_html: text,
      state: [oneOfThese(["active", "archived", "scheduled"]), "active"],
      visible_from: moment,
      visible_till: moment,
      visibility: [oneOfThese(["everyone", "agents_only", "agents_and_groups"]), "everyone"],
      departments: list,
      groups: list,
      send_email: flag,
    },
    required: ["title"],
    seed: [{ title: "Office closed on Monday", body_html: "<p>See you on Tuesday.</p>" }],
  },
  {
    path: "solutions/categories",
    one: "category",
    many: "categories",
    fields: { name, description: text, position: count(1), workspace_id: id },
    required: ["name"],
    seed: [{ name: "General" }],
  },
  {
    path: "solutions/folders",
    one: "folder",
    many: "folders",
    filters: ["category_id"],
    fields: { name, description: text, category_id: id, position: count(1), visibility: count(1) },
    required: ["name", "category_id"],
    seed: [{ name: "Getting started" }],
  },
  {
    path: "solutions/articles",
    one: "article",
    many: "articles",
    isForAgents: true,
    filters: ["folder_id"],
    fields: {
      title: name,
      description: text,
      folder_id: id,
      article_type: count(1),
      status: count(1),
      tags: [arrayOf("String"), []],
      keywords: [arrayOf("String"), []],
    },
    required: ["title", "description", "folder_id"],
    seed: [{ title: "How to reach us", description: "<p>By the portal.</p>" }],
  },
  {
    path: "canned_responses",
    one: "canned_response",
    many: "canned_responses",
    module: "canned_responses",
    fields: { title: name, content: text, content_html: text, folder_id: id },
    required: ["title"],
    seed: [{ title: "Thanks", content: "Thank you!", content_html: "<div>Thank you!</div>" }],
  },
  {
    path: "service_catalog/items",
    writePath: "service-catalog/items",
    one: "service_item",
    many: "service_items",
    isDisplayed: true,
    filters: ["category_id"],
    fields: {
      name,
      short_description: text,
      description: text,
      category_id: id,
      product_id: id,
      quantity: count(1),
      delivery_time: count(24),
      cost: money(0),
      cost_visibility: [is("Boolean"), true],
      visibility: count(2),
      approval_required: flag,
      create_child: flag,
      item_type: count(1),
      custom_fields: list,
      workspace_id: id,
    },
    required: ["name"],
    seed: [
      { name: "Logitech Wireless Mouse", cost: 87.5, delivery_time: 24 },
      { name: "Dell Monitor", cost: 1099, delivery_time: 48, approval_required: true },
    ],
  },
  {
    path: "changes",
    one: "change",
    many: "changes",
    module: "changes",
    isForAgents: true,
    isDisplayed: true,
    fields: {
      ...work,
      requester_id: id,
      status: code(changeStatuses, 1),
      priority: code(low, 1),
      impact: code(three, 1),
      risk: code(risks, 1),
      change_type: code(changeTypes, 1),
      planned_start_date: moment,
      planned_end_date: moment,
    },
    required: ["subject", "description"],
    seed: [{ subject: "Replace the core switch", description: "<div>At night.</div>", change_type: 3 }],
  },
  {
    path: "problems",
    one: "problem",
    many: "problems",
    module: "problems",
    isForAgents: true,
    isDisplayed: true,
    fields: {
      ...work,
      requester_id: id,
      status: code(problemStatuses, 1),
      priority: code(low, 1),
      impact: code(three, 1),
      due_by: moment,
      known_error: flag,
    },
    required: ["subject", "description"],
    seed: [{ subject: "Mail is slow on Fridays", description: "<div>Every Friday.</div>" }],
  },
  {
    path: "releases",
    one: "release",
    many: "releases",
    module: "releases",
    isForAgents: true,
    isDisplayed: true,
    fields: {
      ...work,
      status: code(releaseStatuses, 1),
      priority: code(low, 1),
      release_type: code(changeTypes, 1),
      planned_start_date: moment,
      planned_end_date: moment,
    },
    required: ["subject", "description"],
    seed: [{ subject: "Autumn rollout", description: "<div>All sites.</div>" }],
  },
  {
    path: "objects",
    one: "object",
    many: "objects",
    module: "objects",
    fields: { title: name, description: text, fields: list },
    required: ["title"],
    seed: [{ title: "Parking lots" }],
  },
];
