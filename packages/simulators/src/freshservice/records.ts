import type { AttachmentRecord } from "../freshworks/attachments.ts";
import type { CustomFields } from "../freshworks/custom-fields.ts";

/**
 * What the simulated account remembers. Keys in Freshservice's spelling are answered as they stand, but for times, which
 * are kept in milliseconds and written on the way out; keys in camelCase never leave the simulator.
 */
export interface TicketStats {
  opened_at: number | null;
  pending_since: number | null;
  resolved_at: number | null;
  closed_at: number | null;
  first_assigned_at: number | null;
  assigned_at: number | null;
  agent_responded_at: number | null;
  first_responded_at: number | null;
  status_updated_at: number | null;
  inbound_count: number;
  outbound_count: number;
}

export interface TicketRecord {
  id: number;
  subject: string;
  description: string | null;
  status: number;
  priority: number;
  urgency: number;
  impact: number;
  source: number;
  type: "Incident" | "Service Request" | "Case";
  requester_id: number;
  requested_for_id: number;
  responder_id: number | null;
  group_id: number | null;
  department_id: number | null;
  email_config_id: number | null;
  category: string | null;
  sub_category: string | null;
  item_category: string | null;
  cc_emails: readonly string[] | null;
  fwd_emails: readonly string[] | null;
  reply_cc_emails: readonly string[] | null;
  bcc_emails: readonly string[] | null;
  to_emails: readonly string[] | null;
  tags: readonly string[];
  custom_fields: CustomFields;
  attachments: readonly AttachmentRecord[];
  is_escalated: boolean;
  fr_escalated: boolean;
  due_by: number | null;
  fr_due_by: number | null;
  spam: boolean;
  deleted: boolean;
  workspace_id: number;
  resolution_notes: string | null;
  /** One of the ticket's approval states; 4 is not requested. */
  approval_status: number;
  planned_start_date: string | null;
  planned_end_date: string | null;
  planned_effort: string | null;
  isMajor: boolean;
  parentId: number | null;
  childIds: readonly number[];
  /** Display ids. */
  assetIds: readonly number[];
  problemId: number | null;
  changeIds: readonly number[];
  stats: TicketStats;
  watcherIds: readonly number[];
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
  support_email: string | null;
  from_email: string | null;
  to_emails: readonly string[];
  cc_emails: readonly string[];
  bcc_emails: readonly string[] | null;
  attachments: readonly AttachmentRecord[];
  created_at: number;
  updated_at: number;
}

export interface ActivityRecord {
  actor: { id: number; name: string };
  content: string;
}

/** What requesters and agents have in common. */
export interface PersonRecord {
  id: number;
  first_name: string;
  last_name: string | null;
  work_phone_number: string | null;
  mobile_phone_number: string | null;
  department_ids: readonly number[];
  job_title: string | null;
  address: string | null;
  time_zone: string;
  time_format: string;
  language: string;
  location_id: number | null;
  reporting_manager_id: number | null;
  background_information: string | null;
  can_see_all_tickets_from_associated_departments: boolean;
  active: boolean;
  has_logged_in: boolean;
  vip_user: boolean;
  external_id: string | null;
  custom_fields: CustomFields;
  created_at: number;
  updated_at: number;
}

export interface RequesterRecord extends PersonRecord {
  primary_email: string | null;
  secondary_emails: readonly string[];
  can_see_all_changes_from_associated_departments: boolean;
}

export type AssignmentScope = "entire_helpdesk" | "member_groups" | "specified_groups" | "assigned_items";

export interface AgentRole {
  role_id: number;
  assignment_scope: AssignmentScope;
  groups: readonly number[];
  workspace_id?: number;
}

export interface AgentRecord extends PersonRecord {
  email: string;
  occasional: boolean;
  roles: readonly AgentRole[];
  member_of: readonly number[];
  observer_of: readonly number[];
  workspace_ids: readonly number[];
  signature: string | null;
  auto_assign_tickets: boolean;
  last_login_at: number | null;
  last_active_at: number | null;
  admin: boolean;
}

export interface NamedRecord {
  id: number;
  name: string;
  description: string | null;
  created_at: number;
  updated_at: number;
}

export interface GroupRecord extends NamedRecord {
  escalate_to: number | null;
  unassigned_for: string | null;
  business_hours_id: number | null;
  auto_ticket_assign: boolean;
  restricted: boolean;
  approval_required: boolean;
  members: readonly number[];
  observers: readonly number[];
  leaders: readonly number[];
  workspace_id: number | null;
}

export interface DepartmentRecord extends NamedRecord {
  head_user_id: number | null;
  prime_user_id: number | null;
  domains: readonly string[];
  custom_fields: CustomFields;
}

export interface RequesterGroupRecord extends NamedRecord {
  type: "manual" | "rule_based";
  memberIds: readonly number[];
}

export interface WorkspaceRecord extends NamedRecord {
  primary: boolean;
  template_name: "it" | "hr" | "client";
}

export interface SourceRecord {
  id: number;
  choice_id: number;
  value: string;
  position: number;
  created_at: number;
  updated_at: number;
}

export interface RequestedItemRecord {
  id: number;
  ticket_id: number;
  quantity: number;
  cost_per_request: number;
  delivery_time: number;
  is_parent: boolean;
  /** The item's display id. */
  service_item_id: number;
  custom_fields: CustomFields;
  created_at: number;
  updated_at: number;
}

/** 0 requested, 1 approved, 2 rejected, 3 cancelled. */
export type ApprovalStatus = 0 | 1 | 2 | 3;

export interface ApprovalGroupRecord {
  id: number;
  ticket_id: number;
  name: string;
  /** 1 everyone, 2 anyone, 3 majority, 4 first responder. */
  approval_type: number;
  created_at: number;
  updated_at: number;
}

export interface ApprovalRecord {
  id: number;
  ticket_id: number;
  groupId: number;
  approver_id: number;
  status: ApprovalStatus;
  remark: string | null;
  created_at: number;
  updated_at: number;
}

export interface TaskRecord {
  id: number;
  ticket_id: number;
  agent_id: number | null;
  group_id: number | null;
  status: number;
  title: string;
  description: string | null;
  start_date: number;
  due_date: number;
  notify_before: number;
  closed_at: number | null;
  created_by: number;
  created_at: number;
  updated_at: number;
}

export interface TimeEntryRecord {
  id: number;
  ticket_id: number;
  agent_id: number;
  task_id: number | null;
  billable: boolean;
  note: string | null;
  spentMs: number;
  /** Set while the timer runs. */
  runningSince: number | null;
  custom_fields: CustomFields;
  start_time: number;
  executed_at: number;
  created_at: number;
  updated_at: number;
}
