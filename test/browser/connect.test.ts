import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listIn, made } from "../e2e/http.ts";
import { decide, fill, hostOf, leave, needingKey, open, send, states } from "./connect-states.ts";
import { type ConnectWorld, type Link, openConnectWorld } from "./connect-world.ts";
import { openVisitor, overflowOf, type Visitor, violationsOn, weightOf } from "./visitor.ts";

let world: ConnectWorld;
beforeAll(async () => {
  world = await openConnectWorld();
});
afterAll(() => world.close());

const visit = async (
  work: (visitor: Visitor) => Promise<void>,
  options: Parameters<typeof openVisitor>[1] = {},
): Promise<void> => {
  const visitor = await openVisitor(world.browser, options);
  try {
    await work(visitor);
    expect(visitor.complaints).toEqual([]);
  } finally {
    await visitor.close();
  }
};

const keyField = (visitor: Visitor) => visitor.page.getByLabel("API key", { exact: true });
const heading = (visitor: Visitor) => visitor.page.getByRole("heading", { level: 1 });
const connections = async (): Promise<Record<string, unknown>[]> =>
  listIn({ json: made(await world.tenant.send("GET", "/v1/connections")) });
const connectionOf = async ({ connectionId }: Link) => (await connections()).find(({ id }) => id === connectionId);

describe("somebody who was sent a link", () => {
  test("pastes any address, sees what was understood, is connected, and is led back with the connection", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const account = await world.helpDesks.openAccount();
      const link = await world.link({ label: "Acme, production", access: "read" });
      await open(page, link);
      await page.getByLabel(/address$/).fill(`HTTPS://${hostOf(account).toUpperCase()}/a/tickets?tab=1`);
      expect(await page.locator("#address-echo").textContent()).toBe(`We will connect ${hostOf(account)}`);
      await keyField(visitor).fill(account.apiKey);
      await page.getByRole("button", { name: "Show API key" }).click();
      expect(await keyField(visitor).getAttribute("type")).toBe("text");
      await send(page);
      expect(await heading(visitor).textContent()).toBe("Freshdesk is connected");
      expect(await page.content()).not.toContain(account.apiKey);
      expect(await page.title()).toBe("Freshdesk is connected – Acme Analytics");
      await page.getByRole("link", { name: "Return to Acme Analytics" }).click();
      const back = new URL(page.url());
      expect(`${back.origin}${back.pathname}`).toBe(`${world.site.origin}/back`);
      expect(Object.fromEntries(back.searchParams)).toEqual({
        from: "portico",
        connection_id: link.connectionId,
        state: "st4te",
      });
      expect(await connectionOf(link)).toMatchObject({ status: "active", access: "read", label: "Acme, production" });
      // Its own pages aside, only the site that it leads back to was asked for anything.
      expect(visitor.hosts).toEqual(new Set([new URL(world.url).host, new URL(world.site.origin).host]));
    }));

  test("needs no script for any of it", () =>
    visit(
      async (visitor) => {
        const account = await world.helpDesks.openAccount({}, "freshservice");
        const link = await world.link({ provider: undefined });
        await open(visitor.page, link);
        await visitor.page.getByRole("link", { name: "Freshservice" }).click();
        await fill(visitor.page, hostOf(account), "wrongkey0001");
        await send(visitor.page);
        expect(await visitor.page.getByRole("alert").textContent()).toContain("does not accept this key");
        expect(await visitor.page.getByRole("button", { name: "Show API key" }).count()).toBe(0);
        await keyField(visitor).fill(account.apiKey);
        await send(visitor.page);
        expect(await heading(visitor).textContent()).toBe("Freshservice is connected");
        expect(await connectionOf(link)).toMatchObject({ provider: "freshservice", access: "read_write" });
      },
      { javaScriptEnabled: false },
    ));

  test("may reload and go back at each step, and finds what was connected at every one afterwards", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const account = await world.helpDesks.openAccount();
      await open(page, await world.link({ provider: undefined }));
      await page.getByRole("link", { name: "Freshdesk" }).click();
      const step = page.url();
      await page.goBack();
      expect(await heading(visitor).textContent()).toBe("Which help desk do you use?");
      await page.goForward();
      await fill(page, hostOf(account), "wrongkey0001");
      await send(page);
      await page.reload();
      expect(await page.getByRole("alert").textContent()).toContain("does not accept this key");
      expect(await page.getByLabel(/address$/).inputValue()).toBe(hostOf(account));
      expect(await keyField(visitor).inputValue()).toBe("");
      await keyField(visitor).fill(account.apiKey);
      await send(page);
      for (const again of [() => page.reload(), () => page.goBack(), () => page.goto(step)]) {
        await again();
        expect(await heading(visitor).textContent()).toBe("Freshdesk is connected");
      }
    }));

  test("who gives up is led back with a reason, and may still use the link", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      await open(page, await world.link());
      await page.getByRole("link", { name: "Cancel" }).click();
      expect(page.url()).toBe(`${world.site.origin}/back?from=portico&error=cancelled&state=st4te`);
      await page.goBack();
      expect(await heading(visitor).textContent()).toBe("Connect your Freshdesk");
    }));
});

describe("a key that is not at fault", () => {
  test("is kept for another try, which needs no second paste, and for no other account", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const [account, other] = [await world.helpDesks.openAccount(), await world.helpDesks.openAccount()];
      const link = await world.link();
      await open(page, link);
      await account.disturb({ kind: "answer", status: 503, method: "GET", times: 9 });
      await fill(page, hostOf(account), account.apiKey);
      await send(page);
      expect(await page.getByRole("alert").textContent()).toContain("nothing is wrong with your key");
      await other.forgetCalls();
      await page.getByLabel(/address$/).fill(hostOf(other));
      await send(page, "Try again");
      expect(await page.getByRole("alert").textContent()).toContain("Paste your API key");
      expect(await other.calls()).toEqual([]);
      expect(await connectionOf(link)).toBeUndefined();
    }));

  test("connects once the help desk answers again", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const account = await world.helpDesks.openAccount();
      await open(page, await world.link());
      // As often as a read is tried.
      await account.disturb({ kind: "answer", status: 503, method: "GET", times: 3 });
      await fill(page, hostOf(account), account.apiKey);
      await send(page);
      expect(await page.getByRole("alert").textContent()).toContain("We cannot reach");
      await send(page, "Try again");
      expect(await heading(visitor).textContent()).toBe("Freshdesk is connected");
    }));

  test("of a restricted agent connects if that is wanted", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const keys = [{ key: "restrictedkey0001", role: "agent", ticketScope: 3 }];
      const account = await world.helpDesks.openAccount({ keys });
      const link = await world.link();
      await open(page, link);
      await fill(page, hostOf(account), "restrictedkey0001");
      await send(page);
      expect(await connectionOf(link)).toBeUndefined();
      await send(page, "Connect anyway");
      expect(await heading(visitor).textContent()).toBe("Freshdesk is connected");
      expect(await connectionOf(link)).toMatchObject({ status: "active", agent: { role: "agent" } });
    }));
});

test("a link preview, which keeps no cookie, takes no link from whom it was sent to", async () => {
  const { url } = await world.link();
  const first = await fetch(url, { redirect: "manual" });
  expect([first.status, first.headers.get("set-cookie")]).toEqual([
    303,
    expect.stringMatching(/^__Host-[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/),
  ]);
  const followed = await fetch(url);
  expect([followed.status, await followed.text()]).toEqual([403, expect.stringContaining("blocks cookies")]);
  await visit(async (visitor) => {
    await open(visitor.page, { url });
    expect(await heading(visitor).textContent()).toBe("Connect your Freshdesk");
  });
});

test("of forms that are sent at once one connects, once, and all lead to what it connected", async () => {
  const account = await world.helpDesks.openAccount();
  const link = await world.link();
  const [cookie = ""] = (await fetch(link.url, { redirect: "manual" })).headers.get("set-cookie")?.split(";") ?? [];
  const step = (): Promise<string> =>
    fetch(`${link.url}/with/freshdesk`, { headers: { cookie } }).then((page) => page.text());
  const [, token = ""] = /name="token" value="([^"]+)"/.exec(await step()) ?? [];
  const fields = { token, provider: "freshdesk", address: account.subdomain, "credentials.api_key": account.apiKey };
  const post = { method: "POST", headers: { cookie }, body: new URLSearchParams(fields), redirect: "manual" } as const;
  const answers = await Promise.all(Array.from({ length: 4 }, () => fetch(link.url, post)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(await step()).toContain("is connected");
  const stored = (await connections()).filter(({ subdomain }) => subdomain === account.subdomain);
  expect(stored).toMatchObject([{ id: link.connectionId, status: "active" }]);
});

test("a page is kept by nobody, tells no host of itself, and belongs in no frame; what it is drawn with is kept for ever", async () => {
  const page = await fetch(`${world.url}/connect/none`);
  const text = await page.text();
  expect(Object.fromEntries(page.headers)).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "content-security-policy":
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  });
  const assets = [...text.matchAll(/(?:href|src)="(\/connect\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(assets).toHaveLength(3);
  for (const path of assets)
    expect((await fetch(`${world.url}${path}`)).headers.get("cache-control")).toBe(
      "public, max-age=31536000, immutable",
    );
});

test("the longest name, and one that would be a tag, are shown as they are and widen nothing", () =>
  visit(
    async (visitor) => {
      const { page } = visitor;
      const name = `<img src=x onerror=alert(1)>${"W".repeat(60)} & Söhne`;
      await world.rename(name);
      try {
        await open(page, await world.link());
        await fill(page, "w".repeat(63), "somekey0001");
        await send(page);
        expect(await page.locator("header").innerText()).toContain(name);
        expect(await page.getByRole("alert").innerText()).toContain("w".repeat(63));
        expect(await overflowOf(page)).toBe(0);
        expect(await violationsOn(page)).toEqual([]);
      } finally {
        await world.rename("Acme Analytics");
      }
    },
    { viewport: { width: 320, height: 720 } },
  ));

test("a form that another page sends, in the name of who has the link open, does nothing", () =>
  visit(async (visitor) => {
    const { page } = visitor;
    const account = await world.helpDesks.openAccount();
    const link = await world.link();
    await open(page, link);
    await page.evaluate("document.querySelector('input[name=token]').value = 'forged'");
    await fill(page, hostOf(account), account.apiKey);
    await account.forgetCalls();
    await send(page);
    expect(await page.getByRole("alert").textContent()).toContain("This page was open for a while");
    expect(await account.calls()).toEqual([]);
    expect(await connectionOf(link)).toBeUndefined();
  }));

describe("a connection that needs another key", () => {
  test("is asked for the key alone, keeps its id, and works again", () =>
    visit(async (visitor) => {
      const { page } = visitor;
      const { connection, apiKey } = await needingKey(world);
      const before = (await connections()).find(({ id }) => id === connection.id);
      expect(before).toMatchObject({ status: "needs_reauth" });
      await open(page, await world.link({ connection_id: connection.id }));
      expect(await page.getByLabel(/address$/).count()).toBe(0);
      await keyField(visitor).fill("wrongkey0001");
      await send(page);
      expect(await page.getByRole("alert").textContent()).toContain("does not accept this key");
      await keyField(visitor).fill(apiKey);
      await send(page);
      expect(await heading(visitor).textContent()).toMatch(/ works again$/);
      const after = (await connections()).find(({ id }) => id === connection.id);
      expect(after).toEqual({ ...before, status: "active", updated_at: expect.any(String) });
      expect(made(await connection.send("GET", "/tickets?limit=1"))["data"]).toHaveLength(1);
    }));
});

/** Opens the connect page from a page of the tenant's. */
const startFromSite = async (visitor: Visitor, path = "/settings") => {
  const account = await world.helpDesks.openAccount();
  const link = await world.link();
  await visitor.page.goto(`${world.site.origin}${path}#${link.url.split("/").at(-1) ?? ""}`);
  const opening = visitor.context.waitForEvent("page");
  await visitor.page.getByRole("button", { name: "Connect" }).click();
  const popup = await opening;
  await popup.getByRole("heading", { level: 1 }).waitFor();
  const outcome = async (text: string): Promise<void> => {
    await visitor.page.getByText(text).waitFor();
    expect(await visitor.page.locator("#outcome").textContent()).toBe(text);
    expect(await visitor.page.getByRole("dialog").count()).toBe(0);
  };
  return { account, link, popup, outcome };
};

describe("from a page of the tenant's, of another origin and under a strict policy", () => {
  test("a window is opened, and the page hears which connection was made", () =>
    visit(async (visitor) => {
      const { account, link, popup, outcome } = await startFromSite(visitor);
      expect(await visitor.page.getByRole("dialog").isVisible()).toBe(true);
      expect(await violationsOn(visitor.page)).toEqual([]);
      await fill(popup, hostOf(account), account.apiKey);
      await send(popup);
      const closed = popup.waitForEvent("close");
      await popup.getByRole("link", { name: "Return to Acme Analytics" }).click();
      await closed;
      await outcome(`${link.connectionId} st4te`);
    }));

  test("it hears so, too, where the window is closed by hand, or leads back without a word", () =>
    visit(async (visitor) => {
      const { account, link, popup, outcome } = await startFromSite(visitor);
      await fill(popup, hostOf(account), account.apiKey);
      await send(popup);
      await popup.getByRole("heading", { name: "is connected" }).waitFor();
      await popup.close();
      await outcome(`${link.connectionId} st4te`);
    }));

  test("it hears so, too, where its own policy cuts it off from the window", () =>
    visit(async (visitor) => {
      const { account, link, popup, outcome } = await startFromSite(visitor, "/isolated");
      expect(await popup.evaluate("window.opener")).toBe(null);
      await fill(popup, hostOf(account), account.apiKey);
      await send(popup);
      await popup.getByRole("link", { name: "Return to Acme Analytics" }).click();
      await outcome(`${link.connectionId} st4te`);
    }));

  test("a window that was opened without the sdk is led back", () =>
    visit(async (visitor) => {
      const { account, link, popup } = await startFromSite(visitor, "/by-hand");
      await fill(popup, hostOf(account), account.apiKey);
      await send(popup);
      await popup.getByRole("link", { name: "Return to Acme Analytics" }).click();
      await popup.getByText(link.connectionId).waitFor();
    }));

  test("it hears that nothing was connected, by Cancel in either window", () =>
    visit(async (visitor) => {
      const there = await startFromSite(visitor);
      await there.popup.getByRole("link", { name: "Cancel" }).click();
      await there.outcome("cancelled");
      const here = await startFromSite(visitor);
      await visitor.page.getByRole("button", { name: "Cancel" }).click();
      await here.outcome("cancelled");
    }));

  test("on a phone the page itself goes there, and comes back with the answer", () =>
    visit(
      async (visitor) => {
        const account = await world.helpDesks.openAccount();
        const link = await world.link();
        await visitor.page.goto(`${world.site.origin}/settings#${link.url.split("/").at(-1) ?? ""}`);
        await visitor.page.getByRole("button", { name: "Connect" }).click();
        await visitor.page.waitForURL(/\/connect\/.+\/with\//);
        await fill(visitor.page, hostOf(account), account.apiKey);
        await send(visitor.page);
        await visitor.page.getByRole("link", { name: "Return to Acme Analytics" }).click();
        await visitor.page.getByText(link.connectionId).waitFor();
      },
      { viewport: { width: 390, height: 844 } },
    ));
});

test("through a connection that was agreed to for reading alone nothing is written, by no key", () =>
  visit(async (visitor) => {
    const account = await world.helpDesks.openAccount();
    const link = await world.link({ access: "read" });
    await open(visitor.page, link);
    await fill(visitor.page, hostOf(account), account.apiKey);
    await send(visitor.page);
    const at = `/v1/connections/${link.connectionId}`;
    const json = { subject: "x", requester: { email: "a@example.com" } };
    await account.forgetCalls();
    for (const path of [`${at}/tickets`, `${at}/proxy/api/v2/tickets`])
      expect(await world.tenant.send("POST", path, { json })).toMatchObject({
        status: 403,
        json: { code: "grant_denied" },
      });
    expect(await account.calls()).toEqual([]);
    expect((await world.tenant.send("GET", `${at}/tickets?limit=1`)).status).toBe(200);
  }));

test("who signs in at their help desk may reload and deny it first, and is connected without a key", () =>
  visit(async (visitor) => {
    const { page } = visitor;
    const account = await world.openSignIn();
    const link = await world.link({ provider: "freshservice" });
    await leave(page, link, account);
    await page.reload();
    await decide(page, "Deny");
    expect(await page.getByRole("alert").textContent()).toContain("You did not allow access");
    expect(await page.getByLabel(/address$/).inputValue()).toBe(hostOf(account));
    expect(await violationsOn(page)).toEqual([]);
    await send(page, "Sign in at Freshservice instead");
    await decide(page, "Allow");
    expect(await heading(visitor).textContent()).toBe("Freshservice is connected");
    expect(page.url()).not.toMatch(/code|state/);
    await page.reload();
    expect(await heading(visitor).textContent()).toBe("Freshservice is connected");
    expect(await connectionOf(link)).toMatchObject({ status: "active", provider: "freshservice" });
  }));

// Each on a screen of 320 pixels, since what fits there fits anywhere.
describe.each(states)("the page $name", ({ title, status, says, arrive }) => {
  test("says what is so under its status, suits axe, fits the screen, and weighs little", () =>
    visit(
      async (visitor) => {
        const { page } = visitor;
        await arrive(world, page);
        const shown =
          status === 200 || (await page.getByRole("alert").count()) === 0
            ? heading(visitor)
            : page.getByRole("alert").getByRole("heading");
        expect((await shown.textContent())?.trim()).toMatch(title);
        expect(visitor.statuses.at(-1)).toBe(status);
        expect(await page.locator("body").innerText()).toMatch(says ?? "");
        expect(await page.title()).toMatch(status === 200 ? /^(?!Error: )/ : /^Error: /);
        expect(await violationsOn(page)).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
        expect(visitor.hosts).toEqual(new Set([new URL(world.url).host]));
        expect(await weightOf(page)).toBeLessThan(60_000);
      },
      { viewport: { width: 320, height: 720 } },
    ));
});
