import { emptyCustomFields } from "../../freshworks/custom-fields.ts";
import { drawPerson, drawPhone, groupNames, jobTitles, languages, timeZones } from "../../freshworks/seed/people.ts";
import { wholeSecond } from "../../freshworks/times.ts";
import type { Chance } from "../../random.ts";
import { requesterCustomFields } from "../form.ts";
import type { AgentRecord, RequesterRecord } from "../records.ts";
import { blankPerson } from "../requester-make.ts";
import type { Flavour, SeedSettings } from "../settings.ts";
import type { Store } from "../store.ts";

const day = 86_400_000;

const roleNames: readonly (readonly [string, string])[] = [
  ["Account Admin", "Has complete control over the help desk, billing included."],
  ["Admin", "Can configure everything, without billing."],
  ["SD Supervisor", "Can see reports and do what agents do."],
  ["SD Agent", "Can log, view, reply, update and resolve tickets."],
  ["Problem Manager", "Has full access to problems."],
  ["Change Manager", "Has full access to changes."],
];

/** Roles, groups, requester groups and workspaces: few, and much the same on every account. */
export const seedNamed = (store: Store, seed: SeedSettings, flavour: Flavour, now: number): void => {
  const times = { created_at: now - 900 * day, updated_at: now - 400 * day };
  for (const [name, description] of roleNames) {
    const id = store.nextId("role");
    store.roles.set(id, { id, name, description, ...times });
  }
  for (let position = 0; position < seed.workspaces; position += 1) {
    const id = store.nextId("workspace");
    const template = flavour === "business" || position % 2 === 1 ? "hr" : "it";
    const name = ["My Team", "People & Culture"][position] ?? `Team ${position + 1}`;
    store.workspaces.set(id, {
      id,
      name,
      description: null,
      primary: position === 0,
      template_name: flavour === "msp" && position > 0 ? "client" : template,
      ...times,
    });
  }
  for (const name of groupNames) {
    const id = store.nextId("group");
    store.groups.set(id, {
      id,
      name,
      description: `${name} questions`,
      escalate_to: null,
      unassigned_for: name === "Escalations" ? "15m" : null,
      business_hours_id: null,
      auto_ticket_assign: false,
      restricted: false,
      approval_required: false,
      members: [],
      observers: [],
      leaders: [],
      workspace_id: store.workspaces.keys().next().value ?? null,
      ...times,
    });
  }
  for (const type of ["manual", "rule_based"] as const) {
    const id = store.nextId("requesterGroup");
    const name = type === "manual" ? "Board members" : "Everybody in Leipzig";
    store.requesterGroups.set(id, { id, name, description: null, type, memberIds: [], ...times });
  }
};

// prettier-ignore
const departmentNames = [
  "Customer Support", "Development", "Finance", "IT", "Marketing", "Vertrieb", "人事部", "Qualité",
];

export const seedDepartments = (store: Store, count: number, now: number): void => {
  for (let position = 0; position < count; position += 1) {
    const id = store.nextId("department");
    const round = Math.floor(position / departmentNames.length);
    const name = `${departmentNames[position % departmentNames.length]}${round === 0 ? "" : ` ${round + 1}`}`;
    store.departments.set(id, {
      id,
      name,
      description: `${name} team`,
      head_user_id: null,
      prime_user_id: null,
      domains: position % 3 === 0 ? [`department-${position + 1}.example`] : [],
      custom_fields: { cost_code: `K${100 + position}` },
      created_at: now - 700 * day + position * 3_600_000,
      updated_at: now - (position % 60) * day,
    });
  }
};

/** The first agent and every fourth one after it are administrators. */
export const seedAgents = (store: Store, chance: Chance, count: number, now: number): void => {
  const groups = [...store.groups.values()];
  const roles = [...store.roles.keys()];
  for (let position = 0; position < count; position += 1) {
    const { first, last, handle } = drawPerson(chance);
    const admin = position % 4 === 0;
    const memberOf = [...new Set([chance.pick(groups), chance.pick(groups)])];
    const agent: AgentRecord = {
      ...blankPerson,
      id: store.nextId("person"),
      first_name: first,
      last_name: position % 5 === 4 ? null : last,
      email: `${handle}.${position + 1}@acme.example`,
      mobile_phone_number: position % 3 === 0 ? drawPhone(chance) : null,
      job_title: admin ? "Head of service" : "Service agent",
      time_zone: chance.pick(timeZones),
      has_logged_in: true,
      custom_fields: emptyCustomFields(requesterCustomFields),
      occasional: position % 7 === 6,
      roles: [{ role_id: roles[admin ? 1 : 3] ?? 0, assignment_scope: "entire_helpdesk", groups: [] }],
      member_of: memberOf.map((group) => group.id),
      observer_of: [],
      workspace_ids: [...store.workspaces.keys()],
      signature: position % 2 === 0 ? `<p>${first}</p>\n` : null,
      auto_assign_tickets: true,
      last_login_at: now - chance.below(5 * day),
      last_active_at: now - chance.below(day),
      admin,
      created_at: now - (800 - position) * day,
      updated_at: now - chance.below(60) * day,
    };
    store.agents.set(agent.id, agent);
    for (const group of memberOf) group.members = [...group.members, agent.id];
  }
};

/** Some are deactivated, some are known by a telephone number only, and some have no last name. */
export const seedRequesters = (store: Store, chance: Chance, count: number, now: number): void => {
  const departments = [...store.departments.keys()];
  const manual = store.requesterGroups.values().next().value;
  for (let position = 0; position < count; position += 1) {
    const { first, last, handle } = drawPerson(chance);
    const isReachable = !chance.happens(0.04);
    const createdAt = now - chance.below(600 * day);
    const requester: RequesterRecord = {
      ...blankPerson,
      id: store.nextId("person"),
      first_name: first,
      last_name: chance.happens(0.15) ? null : last,
      primary_email: isReachable ? `${handle}.${position + 1}@people.example` : null,
      secondary_emails: isReachable && chance.happens(0.15) ? [`${handle}.${position + 1}@home.example`] : [],
      work_phone_number: isReachable && chance.happens(0.6) ? null : drawPhone(chance),
      mobile_phone_number: chance.happens(0.3) ? drawPhone(chance) : null,
      department_ids: departments.length > 0 && chance.happens(0.7) ? [chance.pick(departments)] : [],
      job_title: chance.happens(0.5) ? chance.pick(jobTitles) : null,
      address: chance.happens(0.2) ? "12 Rue de l’Église\n4000 Liège" : null,
      language: chance.pick(languages),
      time_zone: chance.pick(timeZones),
      external_id: chance.happens(0.3) ? `hr-${100_000 + position}` : null,
      active: position % 37 !== 13,
      vip_user: chance.happens(0.05),
      has_logged_in: chance.happens(0.5),
      can_see_all_changes_from_associated_departments: false,
      custom_fields: {
        ...emptyCustomFields(requesterCustomFields),
        ...(chance.happens(0.5) && { badge_number: `B${position}`, desk_floor: chance.below(12) }),
      },
      created_at: wholeSecond(createdAt),
      updated_at: wholeSecond(createdAt + chance.below(now - createdAt)),
    };
    store.requesters.add(requester);
    if (manual !== undefined && position < 3) manual.memberIds = [...manual.memberIds, requester.id];
  }
};
