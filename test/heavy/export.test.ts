import { afterAll, beforeAll, expect, test } from "vitest";
import { deploy, type Deployment } from "../e2e/deployment.ts";
import { openEmbedded } from "../e2e/storages.ts";
import { seedOf } from "../harness/seed.ts";
import { exportUnderKills } from "../system/killed-export.ts";

let deployment: Deployment;
beforeAll(async () => {
  const storage = await openEmbedded();
  deployment = await deploy(async () => ({ ...storage, environment: { PORTICO_PROVIDER_WINDOW_MS: "1000" } }));
});
afterAll(() => deployment.close());

test("an export of 50,000 tickets, killed three times while they change and go, equals the account", async () => {
  const { rows, held, begins } = await exportUnderKills(deployment, { tickets: 50_000, kills: 3, seed: seedOf() });
  const edited = held.filter(({ subject }) => subject !== null);
  console.log(`${rows.length} tickets, ${edited.length} edited. ${begins.join(" ")}`);
  const inFile = new Map(rows.map((row) => [row.id, row]));
  expect(inFile.size).toBe(rows.length);
  expect(inFile).toEqual(new Map(held.map((ticket) => [ticket.id, ticket])));
});
