import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Connection, Tenant } from "../e2e/deployment.ts";
import { listIn } from "../e2e/http.ts";
import { consolePages, type ConsoleWorld, openConsoleWorld, signIn } from "./console-world.ts";
import { openVisitor, overflowOf, type Visitor, violationsOn } from "./visitor.ts";

let world: ConsoleWorld;
let tenant: Tenant;
let connection: Connection;
let host: string;
/** Calls of a window of the account. */
const limit = 50;
beforeAll(async () => {
  world = await openConsoleWorld();
  tenant = await world.openTenant("Acme Analytics");
  const account = await world.helpDesks.openAccount({ plan: "trial", windowMs: world.windowMs });
  host = `${account.subdomain}.freshdesk.com`;
  connection = await tenant.connect(account, { plan: "trial", label: "Acme, production" });
});
afterAll(() => world.close());

const visit = async (
  work: (page: Page, visitor: Visitor) => Promise<void>,
  options: Parameters<typeof openVisitor>[1] = {},
): Promise<void> => {
  const visitor = await openVisitor(world.browser, options);
  try {
    await work(visitor.page, visitor);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.hosts).toEqual(new Set([new URL(world.url).host]));
  } finally {
    await visitor.close();
  }
};
/** Asks again until it holds: a page shows things when the machine has time for it. */
const eventually = <Result>(ask: () => Promise<Result>): Promise<Result> => vi.waitFor(ask, { timeout: 50_000 });
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const goTo = (page: Page, path: string) => page.goto(`${world.url}/console${path}`);

describe("signing in", () => {
  test("takes a key that works, says of one that does not, and puts neither into an address", () =>
    visit(async (page) => {
      await signIn(page, world.url, `${tenant.key.slice(0, -1)}_`, { isKept: false });
      await page.getByRole("alert").getByText("That key does not work here.").waitFor();
      expect(await page.title()).toBe("Error: Sign in – Portico");
      await page.getByLabel("API key").fill(tenant.key);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("link", { name: host }).waitFor();
      expect(await page.evaluate("location.href + JSON.stringify(history.state)")).not.toContain("ptk_");
      await page.reload();
      await heading(page, "Sign in").waitFor();
    }));

  test("lasts as long as its tab where that is asked for, and until it is ended", () =>
    visit(async (page) => {
      await signIn(page, world.url, tenant.key);
      await heading(page, "Connections").waitFor();
      await page.reload();
      await page.getByRole("link", { name: host }).waitFor();
      expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("ptk_");
      await page.getByRole("button", { name: "Sign out" }).click();
      await heading(page, "Sign in").waitFor();
      expect(await page.evaluate("sessionStorage.length")).toBe(0);
    }));

  test("ends once the gateway does not take the key any more", () =>
    visit(async (page) => {
      await signIn(page, world.url, tenant.key);
      await heading(page, "Connections").waitFor();
      await page.route("**/v1/audit_log**", (route, request) =>
        route.continue({ headers: { ...request.headers(), authorization: "Bearer ptk_revoked" } }),
      );
      await page.getByRole("link", { name: "Audit" }).click();
      await page.getByRole("alert").getByText("That key does not work here.").waitFor();
      expect(await page.evaluate("sessionStorage.length")).toBe(0);
    }));
});

/** The number under a name of "Right now". */
const figure = async (page: Page, name: string): Promise<number> =>
  Number.parseInt(await page.locator("dl.now > div", { hasText: name }).locator("dd").innerText(), 10);

/** More calls than a window has room for, each with the patience to wait for it. */
const callOften = (count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      connection.send("GET", "/proxy/api/v2/groups", { headers: { prefer: "wait=60" } }),
    ),
  );

const callUntil = async (signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) await callOften(limit + 20);
};

test("a budget is watched while it drains, calls wait, and it fills again", () =>
  visit(async (page) => {
    await signIn(page, world.url, tenant.key);
    await page.getByRole("link", { name: host }).click();
    await page.getByRole("link", { name: "Budget" }).click();
    await page.getByRole("heading", { name: "Right now" }).waitFor();
    // Calls go on until it has shown: nobody knows when the page looks next.
    const drained = new AbortController();
    const seen = eventually(async () => {
      expect(await figure(page, "Waiting")).toBeGreaterThan(0);
      expect(await figure(page, "Left")).toBe(0);
    }).finally(() => drained.abort());
    await Promise.all([seen, callUntil(drained.signal)]);
    await eventually(async () => expect(await figure(page, "Left")).toBe(limit));
    expect(await figure(page, "Used by you")).toBe(0);
    expect(await page.locator("figure p").first().innerText()).toMatch(
      /^The budget was full .* At most \d+ calls? waited\.$/,
    );
    await page.getByText("Show as a table").click();
    expect(await page.getByRole("region", { name: "The chart as a table" }).getByRole("row").count()).toBeGreaterThan(
      1,
    );
    await page.getByRole("group", { name: "Windows, by the arrow keys" }).press("ArrowLeft");
    await page.getByText(/: you used \d+, other apps \d+, of 50\./).waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Paused").waitFor();
  }));

/** The id of a request that had to wait for the account's total, and for nothing else. */
const waitingRequest = (): Promise<string> =>
  eventually(async () => {
    await callOften(limit + 15);
    const found = listIn(await tenant.send("GET", "/v1/requests?waited=true")).find(
      ({ calls, waited_ms }) =>
        Number(waited_ms) > 1_000 &&
        Array.isArray(calls) &&
        calls.map(({ waited_for }) => waited_for).join() === "total",
    );
    expect(found).toBeDefined();
    return String(found?.["id"]);
  });

test("one request is found by its id, with the calls that it made and why it waited, and among those that waited", () =>
  visit(async (page) => {
    const id = await waitingRequest();
    await signIn(page, world.url, tenant.key);
    await page.getByRole("link", { name: "Requests" }).click();
    await page.getByLabel("Request id").fill(id);
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText(/^Waited [\d.]+ s: the total budget was used up\. 1 call, 1 credit\.$/).waitFor();
    const call = page.getByRole("list", { name: "Calls to the help desk" }).getByRole("listitem");
    expect(await call.innerText()).toMatch(/200 GET \/api\/v2\/groups\s+waited .*, took .*, 1 credit of total/);
    await page.goBack();
    await page.getByLabel("Budget").selectOption("Waited");
    await page.waitForURL(/\?waited=true$/);
    await page.reload();
    const row = page.getByRole("button", { name: "GET …/proxy/{path}" }).first();
    await row.click();
    expect(await row.getAttribute("aria-expanded")).toBe("true");
    await page.getByText(/^Waited /).waitFor();
    await page.getByLabel("Method").selectOption("DELETE");
    await page.getByText("No requests like this in the last seven days.").waitFor();
    await goTo(page, "/requests/req_none");
    await page.getByText("There is no such request.").waitFor();
  }));

test("a key is made, rolled and revoked, and each secret is shown once", () =>
  visit(async (page) => {
    await signIn(page, world.url, tenant.key);
    await page.getByRole("link", { name: "Keys" }).click();
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByLabel("Name").fill("reporting");
    await page.getByLabel("do everything that your key may").uncheck();
    await page.getByLabel("read connections").check();
    const first = await secretOf(page, "Make it");
    expect((await world.send("GET", "/v1/connections", { key: first })).status).toBe(200);
    expect((await world.send("GET", "/v1/audit_log", { key: first })).status).toBe(403);

    await page.getByRole("button", { name: "Roll reporting" }).click();
    await page.getByLabel("The old key works for").selectOption("1 hour");
    const second = await secretOf(page, "Roll it");
    expect(await page.content()).not.toContain(second);
    for (const key of [first, second]) expect((await world.send("GET", "/v1/connections", { key })).status).toBe(200);

    await page.getByRole("button", { name: "Revoke reporting" }).last().click();
    const revoke = page.getByRole("button", { name: "Revoke", exact: true });
    expect(await revoke.isDisabled()).toBe(true);
    await page.getByLabel("Type reporting to go on").fill("reporting");
    await revoke.click();
    await eventually(async () => expect(await page.getByRole("button", { name: "Revoke reporting" }).count()).toBe(1));
  }));

/** Sends a dialog, takes the secret that it shows, and closes it. */
const secretOf = async (page: Page, button: string): Promise<string> => {
  await page.getByRole("button", { name: button }).click();
  await page.getByText("Copy this now. We cannot show it again.").waitFor();
  const secret = await page.locator(".secret code").innerText();
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator("dialog").waitFor({ state: "detached" });
  return secret;
};

test("a help desk is connected by a link, checked, disabled, enabled and removed", () =>
  visit(async (page) => {
    const account = await world.helpDesks.openAccount();
    const second = await tenant.connect(account);
    await signIn(page, world.url, tenant.key);
    await page.getByRole("button", { name: "Connect a help desk" }).click();
    await page.getByLabel("Your id of this customer").fill("customer-4711");
    await page.getByRole("button", { name: "Make a link" }).click();
    await page.getByText("That did not work.").waitFor();
    expect(await page.getByLabel("Where the page leads back to").getAttribute("aria-invalid")).toBe("true");
    await world.allowReturnTo(tenant, world.url);
    await page.getByRole("button", { name: "Make a link" }).click();
    expect(await page.locator(".secret code").innerText()).toMatch(/\/connect\/\S+$/);
    await page.getByRole("button", { name: "Close" }).click();

    await page.getByRole("link", { name: account.subdomain }).click();
    await page.getByRole("button", { name: "Check now" }).click();
    await page.locator(".good, .findings li").first().waitFor();
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByText("Disabled", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Enable" }).click();
    await page.getByText("Active", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Remove" }).click();
    await page.getByLabel(`Type ${account.subdomain} to go on`).fill(account.subdomain);
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await heading(page, "Connections").waitFor();
    await page.getByRole("link", { name: host }).waitFor();
    expect(await page.getByRole("link", { name: account.subdomain }).count()).toBe(0);
    expect((await second.send("GET", "")).status).toBe(404);
  }));

test("an operation is planned, sent, and refused where it is wrong", () =>
  visit(async (page) => {
    await signIn(page, world.url, tenant.key);
    await page.getByRole("link", { name: "Try it" }).click();
    await page.getByLabel("Operation").selectOption({ label: "Create a ticket (POST)" });
    await page.getByLabel("Account").selectOption(host);
    const answer = page.getByLabel("The answer's body");
    await page.getByRole("button", { name: "Plan first" }).click();
    await answer.getByText('"dry_run": true').waitFor();
    await page.getByLabel("Body", { exact: true }).fill('{"subject":"Who asks?"}');
    await page.getByRole("button", { name: "Send" }).click();
    await answer.getByText('"pointer": "/requester"').waitFor();
    await page.getByText("With curl").click();
    expect(await page.locator(".line pre").last().innerText()).toContain("$PORTICO_KEY");
    await page.getByLabel("Body", { exact: true }).fill("{");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").getByText("The body is no JSON").waitFor();
  }));

test("its script weighs 130 KB at most on its way, and is asked for once", async () => {
  const page = await fetch(`${world.url}/console`);
  const src = /<script type="module"[^>]* src="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const { headers } = await fetch(`${world.url}${src}`, { headers: { "accept-encoding": "gzip" } });
  expect(headers.get("content-encoding")).toBe("gzip");
  expect(Number(headers.get("content-length"))).toBeLessThan(130_000);
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
});

describe("what is not there", () => {
  test("is said, and what to do about it", () =>
    visit(async (page) => {
      await signIn(page, world.url, (await world.openTenant("Empty")).key);
      await page.getByText("No help desk is connected yet.").waitFor();
      await page.getByRole("link", { name: "Requests" }).click();
      await page.getByText("No requests in the last seven days.").waitFor();
    }));

  test("for the moment leaves what was loaded, with its age and a way to try again", () =>
    visit(async (page, visitor) => {
      await signIn(page, world.url, tenant.key);
      await page.getByRole("link", { name: host }).click();
      await page.getByRole("link", { name: "Budget" }).click();
      await page.getByRole("heading", { name: "Right now" }).waitFor();
      await page.route("**/budget**", (route) => route.abort());
      await page.getByText("We could not load this.").waitFor();
      expect(await page.getByRole("heading", { name: "Right now" }).isVisible()).toBe(true);
      await page.unroute("**/budget**");
      await page.getByRole("button", { name: "Try again" }).click();
      await eventually(async () => expect(await page.getByText("We could not load this.").count()).toBe(0));
      // The browser's own line on what was cut off.
      visitor.complaints.splice(0);
    }));
});

test.each([
  { on: "a desk, in light", viewport: { width: 1280, height: 900 }, colorScheme: "light" as const },
  { on: "a phone, in the dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" as const },
])("on $on every page reads well, and none is wider than its window", ({ viewport, colorScheme }) =>
  visit(
    async (page) => {
      await page.goto(`${world.url}/console`);
      await heading(page, "Sign in").waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await signIn(page, world.url, tenant.key);
      await page.getByRole("link", { name: host }).waitFor();
      for (const { path, title } of consolePages(connection.id)) {
        await goTo(page, path);
        await heading(page, title).waitFor();
        await eventually(async () => expect(await page.getByText("Loading…").count()).toBe(0));
        expect([path, await violationsOn(page), await overflowOf(page)]).toEqual([
          path,
          [],
          expect.toSatisfy((px: number) => px <= 0),
        ]);
      }
    },
    { viewport, colorScheme },
  ),
);
