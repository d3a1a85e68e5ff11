import type { CustomField } from "../freshworks/custom-fields.ts";

/** The account's form: which codes, names and custom fields it has. Code and name. */
export const statuses: readonly (readonly [number, string])[] = [
  [2, "Open"],
  [3, "Pending"],
  [4, "Resolved"],
  [5, "Closed"],
  [6, "Awaiting Parts"],
  [7, "Under Investigation"],
];

export const priorities: readonly (readonly [number, string])[] = [
  [1, "Low"],
  [2, "Medium"],
  [3, "High"],
  [4, "Urgent"],
];

/** Urgency and impact. */
export const degrees: readonly (readonly [number, string])[] = [
  [1, "Low"],
  [2, "Medium"],
  [3, "High"],
];

export const sources: readonly (readonly [number, string])[] = [
  [1, "Email"],
  [2, "Portal"],
  [3, "Phone"],
  [4, "Chat"],
  [5, "Feedback widget"],
  [6, "Yammer"],
  [7, "AWS Cloudwatch"],
  [8, "Pagerduty"],
  [9, "Walkup"],
  [10, "Slack"],
  [11, "Chatbot"],
  [12, "Workplace"],
  [13, "Employee Onboarding"],
  [14, "Alerts"],
  [15, "MS Teams"],
  [18, "Employee Offboarding"],
];

export const categories = ["Hardware", "Software", "Network", "Office Furniture", "Talent Management", "Other"];

/** Names have no prefix. A field of one workspace is shown there alone; the workspace is named by its template. */
export type ServiceField = CustomField & { workspace?: "hr" };

export const ticketCustomFields: readonly ServiceField[] = [
  { name: "weather_server", label: "Weather server", type: "custom_text" },
  { name: "affected_users", label: "Affected users", type: "custom_number" },
  { name: "needs_visit", label: "Needs a visit", type: "custom_checkbox" },
  { name: "wanted_on", label: "Wanted on", type: "custom_date" },
  {
    name: "my_custom_dropdown",
    label: "Site",
    type: "custom_dropdown",
    choices: ["Leipzig", "Évora", "京都", "Größe XL"],
  },
  { name: "cost_centre", label: "Cost centre", type: "custom_text", workspace: "hr" },
];

/** Those that every workspace has. */
export const globalCustomFields = ticketCustomFields.filter((field) => field.workspace === undefined);

export const requesterCustomFields: readonly CustomField[] = [
  { name: "badge_number", label: "Badge number", type: "custom_text" },
  { name: "desk_floor", label: "Floor", type: "custom_number" },
];

export const departmentCustomFields: readonly CustomField[] = [
  { name: "cost_code", label: "Cost code", type: "custom_text" },
];

export const catalogCustomFields: readonly CustomField[] = [
  { name: "delivery_note", label: "Delivery note", type: "custom_text" },
];

/** What an approval's state on a ticket is called. */
export const approvalNames: Record<number, string> = {
  0: "Requested",
  1: "Approved",
  2: "Rejected",
  3: "Cancelled",
  4: "Not Requested",
};
