import { createSortedIndex } from "../sorted-index.ts";
import type { ContactRecord } from "./records.ts";

/** All contacts of an account, alphabetically, with the look-ups that uniqueness needs. */
export interface ContactShelf {
  get(id: number): ContactRecord | undefined;
  /** Whoever holds an address as first or further e-mail, in the trash too. */
  byEmail(email: string): ContactRecord | undefined;
  add(contact: ContactRecord): void;
  change(contact: ContactRecord, change: Partial<ContactRecord>): void;
  remove(contact: ContactRecord): void;
  alphabetically(): Iterable<ContactRecord>;
}

export const createContactShelf = (): ContactShelf => {
  const contacts = new Map<number, ContactRecord>();
  const holders = new Map<string, ContactRecord>();
  const names = createSortedIndex<ContactRecord>([], byName);
  // Names are compared on every insert, so the order is built when it is first read, after seeding.
  const waiting: ContactRecord[] = [];

  const hold = (contact: ContactRecord): void => {
    for (const address of addressesOf(contact)) holders.set(address, contact);
  };
  const letGo = (contact: ContactRecord): void => {
    for (const address of addressesOf(contact)) if (holders.get(address) === contact) holders.delete(address);
  };
  const settle = (): void => {
    for (const contact of waiting.splice(0)) names.insert(contact);
  };

  return {
    get: (id) => contacts.get(id),
    byEmail: (email) => holders.get(email.toLowerCase()),
    add: (contact) => {
      contacts.set(contact.id, contact);
      hold(contact);
      waiting.push(contact);
    },
    change: (contact, change) => {
      settle();
      letGo(contact);
      names.remove(contact);
      Object.assign(contact, change);
      names.insert(contact);
      hold(contact);
    },
    remove: (contact) => {
      settle();
      letGo(contact);
      names.remove(contact);
      contacts.delete(contact.id);
    },
    alphabetically: () => {
      settle();
      return walk(names);
    },
  };
};

const addressesOf = (contact: ContactRecord): string[] =>
  [contact.email, ...contact.other_emails].flatMap((address) => (address === null ? [] : [address.toLowerCase()]));

const byName = (left: ContactRecord, right: ContactRecord): number => {
  const [one, other] = [left.name.toLowerCase(), right.name.toLowerCase()];
  if (one !== other) return one < other ? -1 : 1;
  return left.id - right.id;
};

function* walk(names: { size: number; at(position: number): ContactRecord | undefined }): Iterable<ContactRecord> {
  for (let position = 0; position < names.size; position += 1) yield names.at(position) as ContactRecord;
}
