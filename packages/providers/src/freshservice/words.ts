import { words } from "@portico/connector";
import type { TicketChannel, TicketStatus } from "@portico/model";

/** Freshservice's coded values in our words. Codes: https://api.freshservice.com/#ticket_attributes */

/** The four statuses that every account has, whatever an administrator calls them. */
export const builtInStatus = words({ "2": "open", "3": "pending", "4": "resolved", "5": "closed" }, null);

/** Statuses that an account adds have any number, and names of its own. Any name that is not here reads as open. */
const statusNames: Readonly<Record<string, TicketStatus>> = {
  open: "open",
  pending: "pending",
  resolved: "resolved",
  closed: "closed",
  "on hold": "on_hold",
  "waiting on customer": "pending",
  "waiting on third party": "on_hold",
};

export const statusNamed = (name: string): TicketStatus => statusNames[name.trim().toLowerCase()] ?? "open";

export const assumedStatuses = [
  { id: "2", name: "Open", status: "open" },
  { id: "3", name: "Pending", status: "pending" },
  { id: "4", name: "Resolved", status: "resolved" },
  { id: "5", name: "Closed", status: "closed" },
] as const;

export const priority = words({ "1": "low", "2": "normal", "3": "high", "4": "urgent" }, null);
export const priorityNames: Readonly<Record<string, string>> = {
  "1": "Low",
  "2": "Medium",
  "3": "High",
  "4": "Urgent",
};

/** What the `source` numbers mean: not what they mean in Freshdesk. Those that an account adds, from 1001, read as other. */
export const channel = words<TicketChannel, "other">(
  {
    "1": "email",
    "2": "web", // portal
    "3": "phone",
    "4": "chat",
    "5": "web", // feedback widget
    "6": "social", // Yammer
    "7": "other", // AWS CloudWatch
    "8": "other", // PagerDuty
    "9": "other", // somebody walked up
    "10": "chat", // Slack
    "11": "chat", // bot
    "12": "social", // Workplace
    "13": "other", // employee onboarding
    "14": "other", // alerts
    "15": "chat", // Microsoft Teams
    "18": "other", // employee offboarding
  },
  "other",
);

/** The channels that a ticket can be given without taking somebody's for another. */
export const writableChannels: Readonly<Partial<Record<TicketChannel, string>>> = {
  email: "1",
  web: "2",
  phone: "3",
  chat: "4",
};
