import type { AttachmentRecord } from "../freshworks/attachments.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";

/**
 * What the simulated account remembers. Keys in Freshdesk's spelling are answered as they stand, but for times, which are
 * kept in milliseconds and written on the way out; keys in camelCase never leave the simulator.
 */
export interface TicketStats {
  agent_responded_at: number | null;
  requester_responded_at: number | null;
  first_responded_at: number | null;
  status_updated_at: number | null;
  reopened_at: number | null;
  resolved_at: number | null;
  closed_at: number | null;
  pending_since: number | null;
}

export interface TicketRecord {
  id: number;
  subject: string | null;
  description: string;
  status: number;
  priority: number;
  source: number;
  type: string | null;
  requester_id: number;
  responder_id: number | null;
  group_id: number | null;
  company_id: number | null;
  product_id: number | null;
  email_config_id: number | null;
  cc_emails: readonly string[] | null;
  fwd_emails: readonly string[] | null;
  reply_cc_emails: readonly string[] | null;
  ticket_cc_emails: readonly string[] | null;
  ticket_bcc_emails: readonly string[] | null;
  to_emails: readonly string[] | null;
  support_email: string | null;
  tags: readonly string[];
  custom_fields: CustomFields;
  attachments: readonly AttachmentRecord[];
  is_escalated: boolean;
  fr_escalated: boolean;
  nr_escalated: boolean;
  due_by: number | null;
  fr_due_by: number | null;
  nr_due_by: number | null;
  /** When the due times begin to show. */
  dueShownAt: number;
  spam: boolean;
  deleted: boolean;
  association_type: 1 | 2 | 3 | 4 | null;
  associated_tickets_list: readonly number[];
  stats: TicketStats;
  watcherIds: readonly number[];
  /** Agents to whom the ticket was opened by name. */
  accessIds?: readonly number[];
  /** Up to when a seeded ticket's conversations reach; null for a ticket that came later. */
  seededUntil: number | null;
  created_at: number;
  updated_at: number;
}

export interface ConversationRecord {
  id: number;
  ticket_id: number;
  user_id: number;
  body: string;
  incoming: boolean;
  private: boolean;
  source: number;
  category: number;
  support_email: string | null;
  from_email: string | null;
  to_emails: readonly string[] | null;
  cc_emails: readonly string[];
  bcc_emails: readonly string[] | null;
  attachments: readonly AttachmentRecord[];
  last_edited_at: number | null;
  last_edited_user_id: number | null;
  created_at: number;
  updated_at: number;
}

export interface OtherCompany {
  company_id: number;
  view_all_tickets: boolean;
}

export interface ContactRecord {
  id: number;
  name: string;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  twitter_id: string | null;
  facebook_id: string | null;
  unique_external_id: string | null;
  active: boolean;
  blocked: boolean;
  deleted: boolean;
  view_all_tickets: boolean;
  address: string | null;
  description: string | null;
  job_title: string | null;
  language: string;
  time_zone: string;
  company_id: number | null;
  other_companies: readonly OtherCompany[];
  other_emails: readonly string[];
  tags: readonly string[];
  custom_fields: CustomFields;
  avatar: AttachmentRecord | null;
  contact_type: "contact" | "visitor";
  created_at: number;
  updated_at: number;
}

export interface AgentRecord {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  mobile: string | null;
  job_title: string | null;
  language: string;
  time_zone: string;
  admin: boolean;
  active: boolean;
  available: boolean;
  occasional: boolean;
  signature: string | null;
  ticket_scope: 1 | 2 | 3;
  type: "support_agent" | "field_agent" | "collaborator";
  group_ids: readonly number[];
  role_ids: readonly number[];
  skill_ids: readonly number[];
  last_login_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface GroupRecord {
  id: number;
  name: string;
  description: string | null;
  escalate_to: number | null;
  unassigned_for: string | null;
  business_hour_id: number | null;
  agent_ids: readonly number[];
  auto_ticket_assign: number;
  created_at: number;
  updated_at: number;
}

export interface CompanyRecord {
  id: number;
  name: string;
  description: string | null;
  note: string | null;
  domains: readonly string[];
  custom_fields: CustomFields;
  health_score: string | null;
  account_tier: string | null;
  renewal_date: number | null;
  industry: string | null;
  org_company_id: string;
  created_at: number;
  updated_at: number;
}

export interface NamedRecord {
  id: number;
  name: string;
  description: string | null;
  created_at: number;
  updated_at: number;
}

export interface JobRecord {
  id: string;
  name: string;
  polls: number;
  created_at: number;
}

export interface TimeEntryRecord {
  id: number;
  ticket_id: number;
  agent_id: number;
  billable: boolean;
  note: string | null;
  spentMs: number;
  /** Set while the timer runs. */
  runningSince: number | null;
  start_time: number;
  executed_at: number;
  created_at: number;
  updated_at: number;
}

export interface RatingRecord {
  id: number;
  ticket_id: number;
  user_id: number;
  agent_id: number | null;
  group_id: number | null;
  feedback: string | null;
  ratings: Readonly<Record<string, number>>;
  created_at: number;
}

export interface SummaryRecord {
  id: number;
  user_id: number;
  body: string;
  created_at: number;
  last_edited_at: number | null;
  last_edited_user_id: number | null;
}

/** A record of the account's custom object. */
export interface ObjectRecord {
  /** As it is displayed: `BKG-1`. */
  id: string;
  data: Readonly<Record<string, unknown>>;
  version: number;
  created_at: number;
  updated_at: number;
}

export interface ImportRecord {
  id: number;
  kind: "contacts" | "companies";
  created_at: number;
}
