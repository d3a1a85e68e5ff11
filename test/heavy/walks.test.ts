import { expect, test } from "vitest";
import { providerNamed } from "../conformance/provider-named.ts";
import { seedOf } from "../harness/seed.ts";
import { checkContactWalks } from "../system/walks/contact-walks.ts";
import { openWalkDesk } from "../system/walks/desk.ts";
import { checkTicketWalks } from "../system/walks/ticket-walks.ts";
import { walkOn } from "../system/walks/walk-on.ts";

/** So many accounts are walked over, which takes a quiet core half an hour. `WALKS` asks for fewer. */
const walks = Number(process.env["WALKS"] ?? 10_000);

test("a walk over tickets misses nothing that lives throughout, repeats no version, and its deltas come to what is so", async () => {
  await expect(
    checkTicketWalks({ scaledDown: walks * 0.995, crowded: walks * 0.005 }, seedOf()),
  ).resolves.toBeUndefined();
}, 3_600_000);

test("a walk over contacts misses nothing that lives throughout, whoever is renamed, made or deleted meanwhile", async () => {
  await expect(checkContactWalks(walks * 0.3, seedOf())).resolves.toBeUndefined();
}, 3_600_000);

test("120,000 tickets, 500 of them of one second, are all given while others are edited, past the help desk's last page", async () => {
  const tickets = 120_000;
  let edits = 0;
  const desk = openWalkDesk(providerNamed("freshdesk"), { tickets, ticketsInOneSecond: 500, contacts: 500 }, () => {
    // A prime, so that edits fall everywhere.
    for (const _ of [1, 2, 3])
      desk.account.changeTicket(((edits += 1) * 7_919) % tickets || 1, { subject: `Edit ${edits}` });
  });
  const shown = desk.account.tickets().filter(({ deleted, spam, archived }) => !deleted && !spam && !archived);
  const first = await walkOn(desk, "tickets", {}, null, { limits: [100], restarts: [false] });
  const met = new Set(first.rows.map(({ id }) => id));
  expect(shown.filter(({ id }) => !met.has(String(id)))).toEqual([]);
  expect(first).toMatchObject({ cutBy: null, weakness: null });
  console.log(`${met.size} tickets, ${first.rows.length} versions, ${desk.calls()} calls, ${edits} edits`);
});
