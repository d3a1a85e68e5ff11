import { expect, test } from "vitest";
import type { Problems } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { Flavour } from "./settings.ts";

const statusOf = async (flavour: Flavour, path: string, settings = {}): Promise<number> =>
  (await openServiceDesk({ flavour, ...settings }).send("GET", path)).status;

test.each<[path: string, itsm: number, business: number, msp: number]>([
  ["/tickets", 200, 200, 200],
  ["/problems", 200, 403, 403],
  ["/changes", 200, 403, 403],
  ["/releases", 200, 403, 403],
  ["/assets", 200, 403, 403],
  ["/vendors", 200, 403, 403],
  ["/canned_responses", 200, 200, 403],
  ["/objects", 200, 200, 403],
  ["/requesters", 200, 200, 404],
  ["/departments", 200, 200, 404],
  ["/contacts", 404, 404, 200],
  ["/companies", 404, 404, 200],
  ["/clients", 404, 404, 200],
  ["/workspaces", 200, 200, 200],
  ["/agents/me", 404, 404, 404],
  ["/service_catalog/items", 200, 200, 200],
])("%s answers %i for IT, %i for business teams and %i for service providers", async (path, itsm, business, msp) => {
  expect([await statusOf("itsm", path), await statusOf("business", path), await statusOf("msp", path)]).toEqual([
    itsm,
    business,
    msp,
  ]);
});

test("a module that is off is refused by name, or as if it did not exist", async () => {
  const { send, account } = openServiceDesk({ flavour: "business" });
  expect(await send("GET", "/problems")).toMatchObject({ status: 403, body: { code: "require_feature" } });
  account.configure({ missingModule: "not_found" });
  expect(await send("GET", "/problems")).toMatchObject({ status: 404, text: "" });
  expect((await send("PUT", "/tickets/8/promote")).status).toBe(404);
});

test("a ticket has nothing to do with modules that are off", async () => {
  const related = {
    assets: [{ display_id: 1 }],
    problem: { display_id: 1 },
    change_initiating_ticket: { display_id: 1 },
  };
  expect((await openServiceDesk().send("PUT", "/tickets/8", related)).status).toBe(200);
  const refused = await openServiceDesk({ flavour: "business" }).send<Problems>("PUT", "/tickets/8", related);
  expect(refused.body.errors.map(({ field, code }) => [field, code])).toEqual(
    Object.keys(related).map((field) => [field, "inaccessible_field"]),
  );
});

test("a service provider's answers are wrapped in its own words", async () => {
  const { send } = openServiceDesk({ flavour: "msp" });
  const contact = await send<{ contact: { id: number } }>("POST", "/contacts", {
    first_name: "C",
    primary_email: "c@example.com",
  });
  expect(contact).toMatchObject({ status: 201, body: { contact: { first_name: "C" } } });
  expect((await send("GET", `/contacts/${contact.body.contact.id}`)).body).toHaveProperty("contact");
  expect((await send("GET", "/contacts")).body).toHaveProperty("contacts");
  expect((await send("GET", "/companies")).body).toHaveProperty("companies");
  expect((await send("GET", "/contact_fields")).body).toHaveProperty("contact_fields");
  const client = await send<{ workspace: { id: number } }>("POST", "/workspace", { name: "Globex" });
  expect(client.status).toBe(201);
  expect((await send("GET", `/clients/${client.body.workspace.id}`)).body).toMatchObject({
    client: { name: "Globex" },
  });
});

test("a service provider's account can be set to know the other words too", async () => {
  expect(await statusOf("msp", "/requesters", { mspSpelling: "both" })).toBe(200);
  expect(await statusOf("msp", "/contacts", { mspSpelling: "both" })).toBe(200);
});

test("business teams and business workspaces make cases", async () => {
  const ticket = { email: "a@example.com", subject: "s", description: "d", status: 2, priority: 1 };
  const typeOf = async (flavour: Flavour, more = {}) =>
    (await openServiceDesk({ flavour }).send<{ ticket: object }>("POST", "/tickets", { ...ticket, ...more })).body
      .ticket;
  expect(await typeOf("itsm")).toMatchObject({ type: "Incident", workspace_id: 2 });
  expect(await typeOf("itsm")).not.toHaveProperty("planned_effort");
  expect(await typeOf("itsm", { workspace_id: 3 })).toMatchObject({ type: "Case", planned_effort: null });
  expect(await typeOf("business")).toMatchObject({ type: "Case" });
});

test("a flavour, plan or order that does not exist is no setting", () => {
  for (const settings of [{ flavour: "itam" }, { plan: "free" }, { filterOrder: "id desc" }]) {
    expect(() => openServiceDesk(settings as object)).toThrow("cannot be");
  }
});
