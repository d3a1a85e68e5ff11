import { expect, test } from "vitest";
import { seedOf } from "../harness/seed.ts";
import { checkContactWalks } from "./walks/contact-walks.ts";
import { checkTicketWalks } from "./walks/ticket-walks.ts";

// Three hundred accounts, and four walks over each: a whole one, and three over what was changed since.
test("a walk over tickets misses nothing that lives throughout, repeats no version, and its deltas come to what is so", async () => {
  await expect(checkTicketWalks({ scaledDown: 240, crowded: 1 }, seedOf())).resolves.toBeUndefined();
}, 900_000);

test("a walk over contacts misses nothing that lives throughout, whoever is renamed, made or deleted meanwhile", async () => {
  await expect(checkContactWalks(60, seedOf())).resolves.toBeUndefined();
}, 900_000);
