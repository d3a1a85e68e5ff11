import type { CustomField, NestedChoices } from "../freshworks/custom-fields.ts";

/** The account's form: which statuses, types, sources and custom fields it has. Code, agents' label, customers' label. */
export const statuses: readonly (readonly [number, string, string])[] = [
  [2, "Open", "Being Processed"],
  [3, "Pending", "Awaiting your Reply"],
  [4, "Resolved", "This ticket has been Resolved"],
  [5, "Closed", "This ticket has been Closed"],
  [6, "Waiting on Customer", "Awaiting your Reply"],
  [7, "Waiting on Third Party", "Being Processed"],
  [12, "With Engineering", "Being Processed"],
  [9000, "Assigned to AI Agent", "Being Processed"],
];

export const priorities: Record<string, number> = { Low: 1, Medium: 2, High: 3, Urgent: 4 };

export const sources: Record<string, number> = {
  Email: 1,
  Portal: 2,
  Phone: 3,
  Forum: 4,
  Twitter: 5,
  Facebook: 6,
  Chat: 7,
  MobiHelp: 8,
  "Feedback Widget": 9,
  "Outbound Email": 10,
  Ecommerce: 11,
  Bot: 12,
  Whatsapp: 13,
  Kiosk: 101,
};

/** What a create accepts: fewer than exist, and the account's own. */
export const writableSources = [1, 2, 3, 5, 6, 7, 9, 11, 101];

export const ticketTypes = ["Question", "Incident", "Problem", "Feature Request", "Refund", "Onboarding – EU"];

const regions: NestedChoices = [
  { Europe: [{ Germany: ["Leipzig", "Köln"] }, { Portugal: ["Braga", "Évora"] }] },
  { Asia: [{ Japan: ["札幌", "京都"] }, { Vietnam: ["Huế", "Đà Nẵng"] }] },
  { Americas: [{ Chile: ["Valparaíso"] }, { Canada: ["Halifax", "Québec"] }] },
];

export const ticketCustomFields: readonly CustomField[] = [
  { name: "cf_order_number", label: "Order number", type: "custom_text" },
  { name: "cf_steps_to_reproduce", label: "Steps to reproduce", type: "custom_paragraph" },
  { name: "cf_goodwill", label: "Goodwill granted", type: "custom_checkbox" },
  { name: "cf_seats", label: "Seats", type: "custom_number" },
  { name: "cf_invoice_amount", label: "Invoice amount", type: "custom_decimal" },
  { name: "cf_purchased_on", label: "Purchased on", type: "custom_date" },
  {
    name: "cf_plan_tier",
    label: "Plan tier",
    type: "custom_dropdown",
    choices: ["Starter", "Team", "Business", "Größe XL"],
  },
  { name: "cf_callback_number", label: "Call-back number", type: "custom_phone_number" },
  { name: "cf_tracking_link", label: "Tracking link", type: "custom_url" },
  {
    name: "cf_region",
    label: "Region",
    type: "nested_field",
    nested: { choices: regions, levels: ["cf_region_country", "cf_region_city"] },
  },
];

export const contactCustomFields: readonly CustomField[] = [
  { name: "cf_loyalty_number", label: "Loyalty number", type: "custom_text" },
  { name: "cf_newsletter", label: "Newsletter", type: "custom_checkbox" },
  { name: "cf_segment", label: "Segment", type: "custom_dropdown", choices: ["Private", "Business", "Public sector"] },
  { name: "cf_visits", label: "Visits", type: "custom_number" },
];

export const companyCustomFields: readonly CustomField[] = [
  { name: "cf_contract_number", label: "Contract number", type: "custom_text" },
  { name: "cf_sites", label: "Sites", type: "custom_number" },
];
