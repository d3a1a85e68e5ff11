import type { Resource } from "@portico/model";
import { expect } from "vitest";
import type { Body, Row } from "./door.ts";

/** Reads an object that a written field refers to. */
export type Look = (resource: Resource, id: string) => Promise<Row | undefined>;

type Check = (row: Row, sent: unknown, look: Look) => void | Promise<void>;

/** Proves that each field of a body reads back from the object that it was written to. */
export const expectReadBack = async (row: Row, body: Body, look: Look): Promise<void> => {
  for (const [field, sent] of Object.entries(body)) {
    if (row.not_loaded.includes(field)) continue;
    const check: Check = checks[field] ?? ((given, value) => expect(given[field], field).toEqual(value));
    await check(row, sent, look);
  }
};

/** Where what was said and what is read differ in name or in form; anything else reads back as it was sent. */
const checks: Readonly<Record<string, Check>> = {
  description: (row, sent) => expectText(row["description"], sent),
  body: (row, sent) => expectText(row["body"], sent),
  native_status_id: (row, sent) => expect(row["native_status"]).toMatchObject({ id: sent }),
  native_priority_id: (row, sent) => expect(row["native_priority"]).toMatchObject({ id: sent }),
  // It is said in the channel, and what is in `native` in the vendor's own object.
  outbound: (row, sent) => {
    if (sent === true) expect(row["channel"]).toBe("email");
  },
  native: () => {},
  requester: async (row, sent, look) => {
    const requester = await look("contacts", String(row["requester_id"]));
    if (requester !== undefined) expect(requester["emails"]).toContain(valueAt(sent, "email"));
  },
  author: (row, sent) => expect(row["author"]).toMatchObject({ id: valueAt(sent, "id") }),
  emails: (row, sent) => {
    expect(row["emails"]).toEqual(sent);
    expect(row["email"]).toBe(Array.isArray(sent) ? (sent[0] ?? null) : null);
  },
  phones: (row, sent) => expect(sorted(row["phones"])).toEqual(sorted(sent)),
  due_at: expectMoment("due_at"),
  first_response_due_at: expectMoment("first_response_due_at"),
  custom_fields: (row, sent) => {
    for (const [key, value] of entriesOf(sent))
      expect(String(valueAt(row["custom_fields"], key)), key).toBe(String(value));
  },
};

/** Text as people read it: runs of blanks are one. Markup may be wrapped. */
function expectText(read: unknown, sent: unknown): void {
  const html = valueAt(sent, "html");
  if (typeof html === "string") expect(valueAt(read, "html")).toContain(html);
  else expect(plain(valueAt(read, "text"))).toBe(plain(valueAt(sent, "text")));
}

/** Help desks keep whole seconds. */
function expectMoment(field: string): Check {
  return (row, sent) => {
    if (sent === null) expect(row[field], field).toBeNull();
    else expect(secondOf(row[field]), field).toBe(secondOf(sent));
  };
}

const secondOf = (time: unknown): number => Math.floor(Date.parse(String(time)) / 1_000);
const plain = (text: unknown): string => String(text).replace(/\s+/g, " ").trim();
const sorted = (values: unknown): string[] =>
  (Array.isArray(values) ? values : []).map((one) => JSON.stringify(one)).toSorted();
const entriesOf = (value: unknown): [string, unknown][] =>
  Object.entries(typeof value === "object" && value !== null ? value : {});
const valueAt = (value: unknown, key: string): unknown => entriesOf(value).find(([name]) => name === key)?.[1];
