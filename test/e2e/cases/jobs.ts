import { expect, test } from "vitest";
import type { Deployment } from "../deployment.ts";
import type { Vendor } from "../help-desks.ts";
import { listIn, made } from "../http.ts";

const vendors: readonly Vendor[] = ["freshdesk", "freshservice"];

/** Many tickets are changed by one call, at every help desk. */
export const jobCases = (deployment: () => Deployment): void => {
  test.each(vendors)("%s: a job changes and deletes tickets, and tells of each", async (vendor) => {
    const account = await deployment().helpDesks.openAccount({}, vendor);
    const { id, send } = await (await deployment().openTenant()).connect(account);
    const [one = "", two = ""] = listIn(await send("GET", "/tickets?limit=2")).map((ticket) => String(ticket["id"]));
    const items = [
      { operation: "update", id: one, changes: { priority: "urgent" } },
      { operation: "delete", id: two },
      { operation: "update", id: "999999", changes: { priority: "urgent" } },
    ];
    const asked = await send("POST", "/tickets/bulk", { json: { items } });
    const path = `/jobs/${String(made(asked)["id"])}`;
    expect(asked).toMatchObject({ status: 202, json: { status: "running", counts: { waiting: 3 } } });
    expect(asked.headers.get("location")).toBe(`/v1/connections/${id}${path}`);
    await expect
      .poll(async () => (await send("GET", path)).json)
      .toMatchObject({
        status: "done",
        counts: { waiting: 0, done: 2, failed: 1, unknown: 0 },
        items: [{ id: one, status: "done" }, { id: two, status: "done" }, { problem: { code: "not_found" } }],
      });
    expect(await send("GET", `/tickets/${one}`)).toMatchObject({ json: { priority: "urgent" } });
    const deleted = (await account.tickets()).find((ticket) => String(ticket.id) === two);
    expect(deleted).toMatchObject({ deleted: true });
  });
};
