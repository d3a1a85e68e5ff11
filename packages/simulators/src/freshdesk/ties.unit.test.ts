import { expect, test } from "vitest";
import { openDesk, type Desk, type SeenTicket } from "../testing/desk.ts";

const crowd = 20;
const changed = async ({ send }: Desk): Promise<string[]> => {
  const path = "/tickets?per_page=100&order_by=updated_at&order_type=asc&updated_since=2020-01-01T00:00:00Z";
  return (await send<SeenTicket[]>("GET", path)).body.map(({ id, updated_at }) => `${updated_at} ${id}`);
};

test("tickets of one second come by id, or in another order with each call where the account has no order for them", async () => {
  const desk = openDesk({ tickets: 60, ticketsInOneSecond: crowd });
  const ordered = await changed(desk);
  expect(await changed(desk)).toEqual(ordered);

  desk.account.configure({ tieOrder: "shuffled" });
  const [one, other] = [await changed(desk), await changed(desk)];
  expect(one).not.toEqual(other);
  for (const rows of [one, other]) {
    expect(rows.toSorted()).toEqual(ordered.toSorted());
    const seconds = rows.map((row) => row.slice(0, 20));
    expect(seconds).toEqual(seconds.toSorted());
  }
});

test("contacts of one name do the same, and pages are cut from an order that is one call's own", async () => {
  const desk = openDesk({ contacts: 30, tieOrder: "shuffled" });
  const { contacts } = desk.account.store;
  for (const contact of Array.from(contacts.inOrder())) contacts.change(contact, { name: "Customer" });
  const ids = async (): Promise<number[]> =>
    (await desk.send<{ id: number }[]>("GET", "/contacts?per_page=100")).body.map(({ id }) => id);
  const [one, other] = [await ids(), await ids()];
  expect(one).not.toEqual(other);
  expect(new Set(one)).toEqual(new Set(other));
});
