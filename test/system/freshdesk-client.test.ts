import Freshdesk from "freshdesk-api";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRecord } from "../e2e/http.ts";
import { type Bench, type Desk, openBench } from "./bench.ts";

type Done = (error: unknown, data: unknown, extra: { pageIsLast: boolean }) => void;

let bench: Bench;
let desk: Desk;
let client: Freshdesk;
beforeAll(async () => {
  bench = await openBench();
  const opened = await bench.open({ tickets: 45 });
  desk = opened.desk;
  // The one line that changes in the code of somebody who has called Freshdesk until now: its address and its key.
  client = new Freshdesk(`${bench.url}/v1/connections/${opened.connection.id}/proxy`, opened.tenant.key);
});
afterAll(() => bench.close());

/** What a call of the library, which takes a callback, ends with. */
const outcomeOf = (start: (done: Done) => void): Promise<{ data: unknown; isLast: boolean }> =>
  new Promise((resolve, reject) => {
    start((error, data, extra) => {
      if (error instanceof Error) reject(error);
      else resolve({ data, isLast: extra.pageIsLast });
    });
  });

const ticket = { subject: "By a library", description: "x", email: "ann@example.com", priority: 1, status: 2 };

/** What of a failure does not differ from call to call. */
const failureOf = async (start: (done: Done) => void): Promise<object> => {
  const error: unknown = await outcomeOf(start).catch((reason: unknown) => reason);
  const { name, message, status, data } = isRecord(error) ? error : {};
  return { name, message, status, data };
};

const idOf = (value: unknown): number => (isRecord(value) ? Number(value["id"]) : Number.NaN);

test("a ticket is created, read, changed, answered and deleted", async () => {
  const { data: made } = await outcomeOf((done) => client.createTicket(ticket, done));
  const id = idOf(made);
  expect(made).toMatchObject({ subject: "By a library", priority: 1 });
  expect(await outcomeOf((done) => client.getTicket(id, done))).toMatchObject({ data: { id, status: 2 } });
  const changed = await outcomeOf((done) => client.updateTicket(id, { priority: 4 }, done));
  expect(changed.data).toMatchObject({ id, priority: 4 });
  await outcomeOf((done) => client.createNote(id, { body: "Seen." }, done));
  await outcomeOf((done) => client.createReply(id, { body: "It is out." }, done));
  const said = await outcomeOf((done) => client.listAllConversations(id, done));
  expect(said.data).toHaveLength(2);
  expect(await outcomeOf((done) => client.deleteTicket(id, done))).toMatchObject({ data: null });
  expect(desk.tickets().find((mark) => mark.id === id)).toMatchObject({ deleted: true });
});

test("every ticket comes, page by page", async () => {
  const ids: number[] = [];
  for (let page = 1, isLast = false; !isLast; page += 1) {
    const filter = { per_page: 20, page, updated_since: "1970-01-01T00:00:00Z" };
    const answer = await outcomeOf((done) => client.listAllTickets(filter, done));
    ids.push(...(Array.isArray(answer.data) ? answer.data.map(idOf) : []));
    isLast = answer.isLast;
  }
  const listed = desk.tickets().filter((mark) => !mark.deleted && !mark.spam && !mark.archived);
  expect(new Set(ids)).toEqual(new Set(listed.map(({ id }) => Number(id))));
});

test("a contact is created, listed, changed and deleted", async () => {
  const { data: made } = await outcomeOf((done) =>
    client.createContact({ name: "Bea", email: "bea@example.com" }, done),
  );
  const id = idOf(made);
  const found = await outcomeOf((done) => client.listAllContacts({ email: "bea@example.com" }, done));
  expect(found.data).toMatchObject([{ id }]);
  const changed = await outcomeOf((done) => client.updateContact(id, { job_title: "Clerk" }, done));
  expect(changed.data).toMatchObject({ job_title: "Clerk" });
});

test("an attachment goes up as the library sends it", async () => {
  const attachments = [createReadStream(fileURLToPath(import.meta.url))];
  const { data } = await outcomeOf((done) => client.createTicket({ ...ticket, attachments }, done));
  expect(data).toMatchObject({ attachments: [{ name: basename(fileURLToPath(import.meta.url)) }] });
});

test("a failure is the one that the library gives without us, with the help desk's words in it", async () => {
  const direct = new Freshdesk(desk.url, desk.apiKey);
  const failures: ((of: Freshdesk) => (done: Done) => void)[] = [
    (of) => (done) => of.createTicket({ ...ticket, status: 99 }, done),
    (of) => (done) => of.getTicket(987_654, done),
    (of) => (done) => of.listAllTickets({ page: -1 }, done),
  ];
  for (const start of failures) {
    const [ours, theirs] = await Promise.all([client, direct].map((of) => failureOf(start(of))));
    expect(ours).toEqual(theirs);
    expect(ours).toMatchObject({ name: expect.stringMatching(/Error$/) });
  }
});

test("a wrong key is refused as Freshdesk would refuse it", async () => {
  const stranger = new Freshdesk(client.baseUrl, "not-a-key");
  await expect(outcomeOf((done) => stranger.getTicket(4, done))).rejects.toMatchObject({ status: 401 });
});
