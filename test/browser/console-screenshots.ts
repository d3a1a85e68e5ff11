import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Connection, Tenant } from "../e2e/deployment.ts";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { repositoryDir } from "../harness/processes.ts";
import { consolePages, type ConsoleWorld, openConsoleWorld, signIn } from "./console-world.ts";
import { openVisitor } from "./visitor.ts";

/** The screens that the pages are looked at on. */
const screens = {
  light: {},
  dark: { colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 } },
  "phone-dark": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
} as const;

const folder = join(repositoryDir, "reports/screenshots/console");
let world: ConsoleWorld;
let tenant: Tenant;
let connection: Connection;
let account: HelpDeskAccount;
beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  world = await openConsoleWorld();
  tenant = await world.openTenant("Acme Analytics");
  account = await world.helpDesks.openAccount({ plan: "trial", windowMs: world.windowMs });
  connection = await tenant.connect(account, { plan: "trial", label: "Acme, production" });
  await tenant.connect(await world.helpDesks.openAccount({}, "freshservice"), { plan: "starter" });
  await tenant.mint({ name: "reporting", scopes: ["tickets:read", "comments:read", "contacts:read"] });
  await connection.send("DELETE", "/tickets/999999");
});
afterAll(() => world.close());

/** Calls in waves, so that there is something to see: full windows, waiting, another app's use, and a freeze. */
const makeTraffic = async (): Promise<void> => {
  await account.spend(15);
  await account.disturb({ kind: "rate_limited", times: 1 });
  for (const count of [20, 60, 110, 35])
    await Promise.all(
      Array.from({ length: count }, () =>
        connection.send("GET", "/proxy/api/v2/tickets", { headers: { prefer: "wait=60" } }),
      ),
    );
};

/** What is opened on a page before it is looked at. */
const deeds: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  requests: (page) => page.locator(".disclose").first().click(),
  audit: (page) => page.locator(".entry summary").first().click(),
  "try-it": async (page) => {
    await page.getByLabel("Operation").selectOption({ label: "Create a ticket (POST)" });
    await page.getByLabel("Account").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Plan first" }).click();
    await page.getByLabel("The answer's body").waitFor();
  },
};

test.each(Object.keys(screens) as (keyof typeof screens)[])("%s", async (screen) => {
  const visitor = await openVisitor(world.browser, screens[screen]);
  const { page } = visitor;
  const shoot = (name: string) => page.screenshot({ path: join(folder, `${name}-${screen}.png`), fullPage: true });
  await page.goto(`${world.url}/console`);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await shoot("sign-in");
  await makeTraffic();
  await signIn(page, world.url, tenant.key);
  await page.getByRole("heading", { name: "Connections" }).waitFor();
  for (const { path, title } of consolePages(connection.id)) {
    await page.goto(`${world.url}/console${path}`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.waitForLoadState("networkidle");
    const name = path.includes(connection.id) ? (path.split("/")[3] ?? "overview") : path.slice(1) || "connections";
    await deeds[name]?.(page);
    await shoot(name);
  }
  await page.getByRole("link", { name: "Keys" }).click();
  await page.getByRole("button", { name: "Roll reporting" }).first().click();
  await shoot("roll");
  await visitor.close();
  expect(visitor.complaints).toEqual([]);
});
