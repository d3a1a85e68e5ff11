import type { Chance } from "../../random.ts";
import { emptyCustomFields } from "../../freshworks/custom-fields.ts";
import { accountTiers, healthScores, industries } from "../fields.ts";
import { contactCustomFields } from "../form.ts";
import type { AgentRecord, CompanyRecord, ContactRecord } from "../records.ts";
import type { Store } from "../store.ts";
import {
  companyNames,
  drawPerson,
  drawPhone,
  groupNames,
  jobTitles,
  languages,
  productNames,
  roleNames,
  timeZones,
} from "../../freshworks/seed/people.ts";

const day = 86_400_000;

/** Groups, products, roles and mailboxes: few, and the same on every account. */
export const seedNamed = (store: Store, now: number): void => {
  const times = { created_at: now - 900 * day, updated_at: now - 400 * day };
  for (const name of groupNames) {
    const id = store.nextId("group");
    store.groups.set(id, {
      id,
      name,
      description: `${name} questions`,
      escalate_to: null,
      unassigned_for: name === "Escalations" ? "30m" : null,
      business_hour_id: null,
      agent_ids: [],
      auto_ticket_assign: 0,
      ...times,
    });
  }
  for (const name of productNames) {
    const id = store.nextId("product");
    store.products.set(id, { id, name, description: null, ...times });
  }
  for (const [name, description] of roleNames) {
    const id = store.nextId("role");
    store.roles.set(id, { id, name, description, ...times });
  }
  for (const name of ["Support", "Billing"]) {
    store.emailConfigs.set(store.nextId("emailConfig"), { name, address: `${name.toLowerCase()}@acme.example` });
  }
};

/** The first agent and every fourth one after it are administrators. */
export const seedAgents = (store: Store, chance: Chance, count: number, now: number): void => {
  const groups = [...store.groups.values()];
  const roles = [...store.roles.keys()];
  for (let position = 0; position < count; position += 1) {
    const { first, last, handle } = drawPerson(chance);
    const name = `${first} ${last}`;
    const admin = position % 4 === 0;
    const memberOf = [chance.pick(groups), chance.pick(groups)];
    const agent: AgentRecord = {
      id: store.nextId("agent"),
      name,
      email: `${handle}.${position + 1}@acme.example`,
      phone: null,
      mobile: position % 3 === 0 ? drawPhone(chance) : null,
      job_title: admin ? "Head of support" : "Support agent",
      language: "en",
      time_zone: chance.pick(timeZones),
      admin,
      active: true,
      available: chance.happens(0.6),
      occasional: position % 7 === 6,
      signature: position % 2 === 0 ? `<div>${name}</div>` : null,
      ticket_scope: 1,
      type: "support_agent",
      group_ids: [...new Set(memberOf.map((group) => group.id))],
      role_ids: [roles[admin ? 1 : 3] ?? 0],
      skill_ids: [],
      last_login_at: now - chance.below(5 * day),
      created_at: now - (800 - position) * day,
      updated_at: now - chance.below(60) * day,
    };
    store.agents.set(agent.id, agent);
    for (const group of new Set(memberOf)) group.agent_ids = [...group.agent_ids, agent.id];
  }
};

export const seedCompanies = (store: Store, chance: Chance, count: number, now: number): void => {
  for (let position = 0; position < count; position += 1) {
    const suffix = position < companyNames.length ? "" : ` ${Math.floor(position / companyNames.length) + 1}`;
    const company: CompanyRecord = {
      id: store.nextId("company"),
      name: `${companyNames[position % companyNames.length]}${suffix}`,
      description: chance.happens(0.5) ? "Customer since the pilot" : null,
      note: null,
      domains: [domainOf(position)],
      custom_fields: { cf_contract_number: `C-${4000 + position}`, cf_sites: chance.below(12) },
      health_score: chance.happens(0.7) ? chance.pick(healthScores) : null,
      account_tier: chance.happens(0.7) ? chance.pick(accountTiers) : null,
      renewal_date: chance.happens(0.5) ? Math.floor(now / day) * day + chance.below(300) * day : null,
      industry: chance.happens(0.6) ? chance.pick(industries) : null,
      org_company_id: `18${String(24_150_771_514_184_704n + BigInt(position)).padStart(17, "0")}`,
      created_at: now - 700 * day + position * 3_600_000,
      updated_at: now - chance.below(90) * day,
    };
    store.companies.set(company.id, company);
  }
};

/** Some are blocked, deleted, unverified or known by a telephone number only. */
export const seedContacts = (store: Store, chance: Chance, count: number, now: number): void => {
  const companies = [...store.companies.values()];
  for (let position = 0; position < count; position += 1) {
    const { first, last, handle } = drawPerson(chance);
    const name = `${first} ${last}`;
    const company = companies.length > 0 && chance.happens(0.7) ? chance.pick(companies) : undefined;
    const reachable = !chance.happens(0.04);
    const createdAt = now - chance.below(600 * day);
    const contact: ContactRecord = {
      id: store.nextId("contact"),
      name,
      email: reachable ? `${handle}.${position + 1}@${company?.domains[0] ?? "mail.example"}` : null,
      phone: reachable && chance.happens(0.6) ? null : drawPhone(chance),
      mobile: chance.happens(0.3) ? drawPhone(chance) : null,
      twitter_id: chance.happens(0.1) ? `@${handle}${position}` : null,
      facebook_id: null,
      unique_external_id: chance.happens(0.3) ? `crm-${100_000 + position}` : null,
      active: chance.happens(0.6),
      blocked: position % 41 === 17,
      deleted: position % 37 === 13,
      view_all_tickets: chance.happens(0.2),
      address: chance.happens(0.2) ? "12 Rue de l’Église\n4000 Liège" : null,
      description: null,
      job_title: chance.happens(0.5) ? chance.pick(jobTitles) : null,
      language: chance.pick(languages),
      time_zone: chance.pick(timeZones),
      company_id: company?.id ?? null,
      other_companies: companies.length > 0 && chance.happens(0.1) ? othersOf(chance, companies, company) : [],
      other_emails: reachable && chance.happens(0.15) ? [`${handle}.${position + 1}@home.example`] : [],
      tags: chance.happens(0.3) ? ["newsletter"] : [],
      custom_fields: {
        ...emptyCustomFields(contactCustomFields),
        cf_newsletter: chance.happens(0.5),
        ...(chance.happens(0.5) && { cf_loyalty_number: `L${position}`, cf_visits: chance.below(40) }),
      },
      avatar: null,
      contact_type: chance.happens(0.05) ? "visitor" : "contact",
      created_at: wholeSecond(createdAt),
      updated_at: wholeSecond(createdAt + chance.below(now - createdAt)),
    };
    store.contacts.add(contact);
  }
};

const othersOf = (chance: Chance, companies: readonly CompanyRecord[], main: CompanyRecord | undefined) =>
  [chance.pick(companies)]
    .filter((company) => company !== main)
    .map((company) => ({ company_id: company.id, view_all_tickets: chance.happens(0.5) }));

const domainOf = (position: number): string => `customer-${position + 1}.example`;
const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000;
