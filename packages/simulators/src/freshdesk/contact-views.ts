import { signedUrl } from "./attachments.ts";
import type { Call } from "./call.ts";
import type { ContactRecord } from "./records.ts";
import { toTime } from "../freshworks/times.ts";

const basics = (contact: ContactRecord, call: Call) => ({
  active: contact.active,
  address: contact.address,
  company_id: contact.company_id,
  description: contact.description,
  email: contact.email,
  id: contact.id,
  contact_type: contact.contact_type,
  job_title: contact.job_title,
  language: contact.language,
  mobile: contact.mobile,
  name: contact.name,
  phone: contact.phone,
  time_zone: contact.time_zone,
  twitter_id: contact.twitter_id,
  ...(call.account.settings().socialHandler && { social_handler: [] }),
  created_at: toTime(contact.created_at),
  updated_at: toTime(contact.updated_at),
  custom_fields: contact.custom_fields,
  facebook_id: contact.facebook_id,
  unique_external_id: contact.unique_external_id,
  ...(contact.deleted && { deleted: true }),
});

/** A row of the list: further companies are bare ids here. */
export const listedContact = (contact: ContactRecord, call: Call) => ({
  ...basics(contact, call),
  other_companies: contact.other_companies.map((other) => other.company_id),
});

export const viewedContact = (contact: ContactRecord, call: Call) => ({
  ...basics(contact, call),
  view_all_tickets: contact.view_all_tickets,
  other_companies: contact.other_companies,
  other_emails: contact.other_emails,
  tags: contact.tags,
  avatar: avatarView(contact, call),
  ...(call.account.settings().socialHandler && { devices: [] }),
});

/** A search result has neither further companies nor further e-mails. */
export const foundContact = (contact: ContactRecord, call: Call) => basics(contact, call);

const avatarView = ({ avatar }: ContactRecord, call: Call) =>
  avatar && {
    avatar_url: signedUrl(call, avatar),
    content_type: avatar.content_type,
    id: avatar.id,
    name: avatar.name,
    size: avatar.size,
    created_at: toTime(avatar.created_at),
    updated_at: toTime(avatar.updated_at),
  };
