import { expect, test } from "vitest";
import { openDesk, startOfTest } from "../testing/desk.ts";
import type { Problems, SeenTicket } from "../testing/desk.ts";
import { toTime } from "../freshworks/times.ts";

interface SeenContact extends Record<string, unknown> {
  id: number;
  name: string;
}

test("the list is alphabetical and leaves out blocked and deleted contacts unless they are asked for", async () => {
  const { send } = openDesk();
  const { body } = await send<SeenContact[]>("GET", "/contacts?per_page=100");
  const names = body.map((contact) => contact.name.toLowerCase());
  expect(names).toEqual(names.toSorted());
  const count = async (state: string) =>
    (await send<SeenContact[]>("GET", `/contacts?per_page=100&state=${state}`)).body.length;
  const [blocked, deleted, verified, unverified] = [
    await count("blocked"),
    await count("deleted"),
    await count("verified"),
    await count("unverified"),
  ];
  expect([blocked, deleted].every((number) => number > 0)).toBe(true);
  expect(verified + unverified).toBe(body.length);
  expect(body.length + blocked + deleted).toBe(60);
  expect((await send("GET", "/contacts?state=asleep")).status).toBe(400);
});

test("both spellings of the time filter work, or the one that the account is set to", async () => {
  const { send, account } = openDesk();
  account.clock.advance(60_000);
  await send("POST", "/contacts", { name: "Late Comer", email: "late@example.com" });
  const since = encodeURIComponent(toTime(startOfTest + 60_000));
  for (const spelling of ["updated_since", "_updated_since"]) {
    expect((await send<SeenContact[]>("GET", `/contacts?${spelling}=${since}`)).body.map(({ name }) => name)).toEqual([
      "Late Comer",
    ]);
  }
  account.configure({ contactsUpdatedFilter: "_updated_since" });
  const refused = await send<Problems>("GET", `/contacts?updated_since=${since}`);
  expect(refused.body.errors).toEqual([
    { field: "updated_since", message: "Unexpected/invalid field in request", code: "invalid_field" },
  ]);
});

test("a contact needs a name and a way to tell it apart", async () => {
  const { send } = openDesk();
  const refused = await send<Problems>("POST", "/contacts", { job_title: "x" });
  expect(refused.body.errors.map(({ field, code }) => [field, code])).toEqual([
    ["name", "missing_field"],
    ["email", "missing_field"],
  ]);
  for (const way of [{ phone: "1" }, { mobile: "2" }, { twitter_id: "@x" }, { unique_external_id: "u" }]) {
    expect((await send("POST", "/contacts", { name: "N", ...way })).status).toBe(201);
  }
});

test("a taken address is a 409 that names its holder, one in the trash and an agent too", async () => {
  const { send, account } = openDesk();
  const { id } = (await send<SeenContact>("POST", "/contacts", { name: "One", email: "one@example.com" })).body;
  const taken = await send<Problems>("POST", "/contacts", { name: "Two", email: "ONE@example.com" });
  expect(taken).toMatchObject({
    status: 409,
    body: {
      description: "Validation failed",
      errors: [
        {
          field: "email",
          additional_info: { user_id: id },
          message: "It should be a unique value",
          code: "duplicate_value",
        },
      ],
    },
  });
  await send("DELETE", `/contacts/${id}`);
  const inTrash = await send<Problems>("POST", "/contacts", { name: "Two", email: "one@example.com" });
  expect([inTrash.status, inTrash.body.errors[0]?.additional_info?.user_id]).toEqual([409, id]);
  const [agent] = account.store.agents.values();
  expect((await send("POST", "/contacts", { name: "A", email: agent?.email })).status).toBe(409);
});

test("what is written reads back, further companies in the two shapes of view and list", async () => {
  const { send, account } = openDesk();
  const [one = 0, two = 0] = account.store.companies.keys();
  const sent = {
    name: "Zz Şükrü",
    email: "sukru@example.com",
    other_emails: ["s@home.example"],
    company_id: one,
    other_companies: [{ company_id: two, view_all_tickets: true }],
    tags: ["vip"],
    language: "tr",
    time_zone: "Istanbul",
    custom_fields: { cf_segment: "Business", cf_newsletter: true, cf_visits: 4, cf_loyalty_number: "L9" },
  };
  const { id } = (await send<SeenContact>("POST", "/contacts", sent)).body;
  expect((await send("GET", `/contacts/${id}`)).body).toMatchObject(sent);
  const [row] = (await send<SeenContact[]>("GET", "/contacts?email=sukru@example.com")).body;
  expect(row).toMatchObject({ id, other_companies: [two] });
  for (const key of ["avatar", "other_emails", "tags"]) expect(row).not.toHaveProperty(key);
  const changed = await send("PUT", `/contacts/${id}`, {
    mobile: "+90",
    company_id: null,
    custom_fields: { cf_visits: 5 },
  });
  expect(changed.body).toMatchObject({
    mobile: "+90",
    company_id: null,
    name: "Zz Şükrü",
    custom_fields: { cf_visits: 5, cf_segment: "Business" },
  });
});

test("plans without social handlers lack the key", async () => {
  const { send, account } = openDesk();
  expect((await send<SeenContact[]>("GET", "/contacts")).body[0]).toHaveProperty("social_handler");
  account.configure({ socialHandler: false });
  expect((await send<SeenContact[]>("GET", "/contacts")).body[0]).not.toHaveProperty("social_handler");
});

test("a deleted contact takes no changes, comes back, and goes for good with its tickets only from the trash", async () => {
  const { send } = openDesk();
  const { id } = (await send<SeenContact>("POST", "/contacts", { name: "One", email: "one@example.com" })).body;
  const ticket = (await send<SeenTicket>("POST", "/tickets", { requester_id: id })).body;
  expect((await send<Problems>("DELETE", `/contacts/${id}/hard_delete`)).status).toBe(400);
  expect(await send("DELETE", `/contacts/${id}`)).toMatchObject({ status: 204, text: "" });
  expect((await send("PUT", `/contacts/${id}`, { name: "x" })).status).toBe(405);
  expect((await send("GET", `/contacts/${id}`)).body).toMatchObject({ deleted: true });
  expect((await send("PUT", `/contacts/${id}/restore`)).status).toBe(204);
  expect((await send("PUT", `/contacts/${id}`, { name: "x" })).status).toBe(200);
  expect((await send("DELETE", `/contacts/${id}/hard_delete?force=true`)).status).toBe(204);
  expect((await send("GET", `/contacts/${id}`)).status).toBe(404);
  expect((await send("GET", `/tickets/${ticket.id}`)).status).toBe(404);
});

test("a merge takes over the others' addresses and tickets, and sends them to the trash", async () => {
  const { send } = openDesk();
  const make = async (name: string) =>
    (await send<SeenContact>("POST", "/contacts", { name, email: `${name}@example.com` })).body.id;
  const [one, two] = [await make("one"), await make("two")];
  const ticket = (await send<SeenTicket>("POST", "/tickets", { requester_id: two })).body;
  expect(
    (await send("POST", "/contacts/merge", { primary_contact_id: one, secondary_contact_ids: [two] })).status,
  ).toBe(204);
  expect((await send("GET", `/contacts/${one}`)).body).toMatchObject({
    email: "one@example.com",
    other_emails: ["two@example.com"],
  });
  expect((await send("GET", `/contacts/${two}`)).body).toMatchObject({ deleted: true });
  expect((await send("GET", `/tickets/${ticket.id}`)).body).toMatchObject({ requester_id: one });
});

test("autocomplete matches the start of any word of a name", async () => {
  const { send } = openDesk();
  const { id } = (await send<SeenContact>("POST", "/contacts", { name: "Ada van Quentin", email: "q@example.com" }))
    .body;
  expect((await send("GET", "/contacts/autocomplete?term=quent")).body).toEqual([{ id, name: "Ada van Quentin" }]);
});

test("a contact becomes an agent, and one without an e-mail cannot", async () => {
  const { send } = openDesk();
  const { id } = (await send<SeenContact>("POST", "/contacts", { name: "One", email: "one@example.com" })).body;
  const promoted = await send("PUT", `/contacts/${id}/make_agent`, { occasional: true });
  expect(promoted).toMatchObject({
    status: 200,
    body: { name: "One", agent: { id, occasional: true, ticket_scope: 1 } },
  });
  expect((await send("GET", `/agents/${id}`)).status).toBe(200);
  const mute = (await send<SeenContact>("POST", "/contacts", { name: "Two", phone: "2" })).body;
  const refused = await send<Problems>("PUT", `/contacts/${mute.id}/make_agent`);
  expect(refused.body.errors[0]?.code).toBe("inconsistent_state");
});
