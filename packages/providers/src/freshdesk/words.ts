import { words } from "@portico/connector";
import type { TicketChannel, TicketStatus } from "@portico/model";

/** Freshdesk's coded values in our words. Codes: https://developers.freshdesk.com/api/#ticket_attributes */

/** The four statuses that every account has, whatever an administrator calls them. */
export const builtInStatus = words({ "2": "open", "3": "pending", "4": "resolved", "5": "closed" }, null);

/** Statuses that an account adds have any number; these names come with many accounts. Any other reads as open. */
const statusNames: Readonly<Record<string, TicketStatus>> = {
  open: "open",
  pending: "pending",
  resolved: "resolved",
  closed: "closed",
  "waiting on customer": "pending",
  "waiting on third party": "on_hold",
  "on hold": "on_hold",
  "assigned to ai agent": "open",
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

/** What the `source` numbers mean, in the documentation and in real accounts. Those that an account adds read as other. */
export const channel = words<TicketChannel, "other">(
  {
    "1": "email",
    "2": "web", // portal
    "3": "phone",
    "4": "web", // forum
    "5": "social", // Twitter
    "6": "social", // Facebook
    "7": "chat",
    "8": "other", // MobiHelp
    "9": "web", // feedback widget
    "10": "email", // outbound
    "11": "other", // e-commerce
    "12": "chat", // bot
    "13": "chat", // WhatsApp
    "15": "chat", // web chat
  },
  "other",
);

/** The channels that a new ticket can be given; Freshdesk refuses the rest. */
export const writableChannels: Readonly<Partial<Record<TicketChannel, string>>> = {
  email: "1",
  web: "2",
  phone: "3",
  chat: "7",
};
