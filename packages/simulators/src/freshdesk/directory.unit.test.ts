import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Problems } from "../testing/desk.ts";

interface Named extends Record<string, unknown> {
  id: number;
  name: string;
}

test("the four shapes of choices are all there", async () => {
  const { send } = openDesk();
  const { body } = await send<(Named & { type: string; choices: unknown })[]>("GET", "/ticket_fields");
  const field = (name: string) => body.find((candidate) => candidate.name === name);
  expect(field("status")?.choices).toMatchObject({
    2: ["Open", "Being Processed"],
    9000: ["Assigned to AI Agent", "Being Processed"],
  });
  expect(field("priority")?.choices).toEqual({ Low: 1, Medium: 2, High: 3, Urgent: 4 });
  expect(field("ticket_type")?.choices).toContain("Refund");
  expect(field("cf_plan_tier")?.choices).toContain("Größe XL");
  expect(field("cf_region")?.choices).toContainEqual({
    Americas: [{ Chile: ["Valparaíso"] }, { Canada: ["Halifax", "Québec"] }],
  });
  expect(field("cf_region")?.["nested_ticket_fields"]).toMatchObject([
    { name: "cf_region_country", level: 2, ticket_field_id: field("cf_region")?.id },
    { name: "cf_region_city", level: 3 },
  ]);
  const types = ["text", "paragraph", "checkbox", "number", "decimal", "date", "dropdown", "phone_number", "url"];
  expect(types.filter((type) => !body.some((candidate) => candidate.type === `custom_${type}`))).toEqual([]);
  const [requester, ...others] = (await send<Named[]>("GET", "/ticket_fields?type=default_requester")).body;
  expect([requester?.name, others]).toEqual(["requester", []]);
});

test("agents are listed in short and viewed in full", async () => {
  const { send } = openDesk();
  const rows = (await send<(Named & { contact: { email: string } })[]>("GET", "/agents?per_page=100")).body;
  expect(rows).toHaveLength(10);
  expect(rows[0]).not.toHaveProperty("group_ids");
  expect((await send("GET", `/agents/${rows[0]?.id}`)).body).toHaveProperty("role_ids");
  const found = (await send<Named[]>("GET", `/agents?email=${rows[3]?.contact.email}`)).body;
  expect(found.map(({ id }) => id)).toEqual([rows[3]?.id]);
  const occasional = (await send<{ occasional: boolean }[]>("GET", "/agents?state=occasional")).body;
  expect(occasional.every((agent) => agent.occasional)).toBe(true);
});

test("a group names its agents only in its view and in the new list", async () => {
  const { send } = openDesk();
  const [group] = (await send<Named[]>("GET", "/groups")).body;
  expect(group).not.toHaveProperty("agent_ids");
  expect((await send("GET", `/groups/${group?.id}`)).body).toHaveProperty("agent_ids");
  expect((await send<Named[]>("GET", "/admin/groups")).body[0]).toHaveProperty("agent_ids");
});

test("a company's life: a unique name, domains replaced whole, and a delete that leaves its contacts", async () => {
  const { send } = openDesk();
  const sent = {
    name: "Zephyr & Co",
    domains: ["zephyr.example"],
    renewal_date: "2027-01-31",
    custom_fields: { cf_sites: 3 },
  };
  const made = await send<Named>("POST", "/companies", sent);
  expect(made).toMatchObject({ status: 201, body: { ...sent, renewal_date: "2027-01-31T00:00:00Z" } });
  expect(made.headers.get("location")).toBe(`http://desk.test/acme/api/v2/companies/${made.body.id}`);
  expect(made.body["org_company_id"]).toMatch(/^\d{19}$/);
  const taken = await send<Problems>("POST", "/companies", sent);
  expect([taken.status, taken.body.errors[0]?.field, taken.body.errors[0]?.code]).toEqual([
    409,
    "name",
    "duplicate_value",
  ]);
  expect((await send("PUT", `/companies/${made.body.id}`, { domains: [] })).body).toMatchObject({
    domains: [],
    name: "Zephyr & Co",
  });
  expect((await send("GET", "/companies/autocomplete?name=zeph")).body).toEqual({
    companies: [{ id: made.body.id, name: "Zephyr & Co" }],
  });
  const contact = { name: "C", email: "c@zephyr.example", company_id: made.body.id };
  const { id } = (await send<Named>("POST", "/contacts", contact)).body;
  expect((await send("DELETE", `/companies/${made.body.id}`)).status).toBe(204);
  expect((await send("GET", `/companies/${made.body.id}`)).status).toBe(404);
  expect((await send("GET", `/contacts/${id}`)).body).toMatchObject({ company_id: null });
});

test("companies are listed from A to Z, since a time, page by page", async () => {
  const { send, account } = openDesk();
  const { body, headers } = await send<Named[]>("GET", "/companies?per_page=5");
  expect(body).toHaveLength(5);
  expect(headers.get("link")).toContain("page=2");
  account.clock.advance(60_000);
  await send("POST", "/companies", { name: "New one" });
  expect(
    (await send<Named[]>("GET", "/companies?updated_since=2026-11-24T12:01:00Z")).body.map(({ name }) => name),
  ).toEqual(["New one"]);
});
