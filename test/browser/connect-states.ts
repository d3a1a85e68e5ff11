import type { Page } from "playwright-core";
import type { HelpDeskAccount } from "../e2e/help-desks.ts";
import { type ConnectWorld, egressIp, type Link } from "./connect-world.ts";

/** What somebody does on the pages. */
export const open = async (page: Page, { url }: Pick<Link, "url">): Promise<void> => {
  await page.goto(url);
};
export const fill = async (page: Page, address: string, key: string): Promise<void> => {
  await page.getByLabel(/address$/).fill(address);
  await page.getByLabel("API key", { exact: true }).fill(key);
};
export const send = async (
  page: Page,
  button: string | RegExp = /^(?:Check and|Try again|Use another)/,
): Promise<void> => {
  const answered = page.waitForResponse((response) => response.request().method() === "GET");
  await page.getByRole("button", { name: button }).click();
  await answered;
  await page.waitForLoadState("load");
};
export const hostOf = ({ subdomain, provider }: HelpDeskAccount): string => `${subdomain}.${provider}.com`;

/** Each page of the connect flow, and how somebody comes to see it. */
export interface State {
  name: string;
  title: string | RegExp;
  status: number;
  /** The text, in part. */
  says?: string | RegExp;
  arrive: (world: ConnectWorld, page: Page) => Promise<void>;
}

const typed = (address: string, key: string) => async (world: ConnectWorld, page: Page) => {
  await open(page, await world.link());
  await fill(page, address, key);
  await send(page);
};

/** Tries the right key on an account that is disturbed meanwhile. */
const disturbed =
  (fault: object | null, settings: object = {}, key?: string) =>
  async (world: ConnectWorld, page: Page): Promise<void> => {
    const account = await world.helpDesks.openAccount(settings);
    await open(page, await world.link());
    if (fault !== null) await account.disturb(fault);
    await fill(page, hostOf(account), key ?? account.apiKey);
    await send(page);
  };

const connected = async (world: ConnectWorld, page: Page): Promise<Link> => {
  const account = await world.helpDesks.openAccount();
  const link = await world.link();
  await open(page, link);
  await fill(page, hostOf(account), account.apiKey);
  await send(page);
  return link;
};

const elsewhere = async (world: ConnectWorld, page: Page, visit: (page: Page) => Promise<Link>): Promise<void> => {
  const other = await world.browser.newContext();
  const link = await visit(await other.newPage());
  await other.close();
  await open(page, link);
};

export const needingKey = async (world: ConnectWorld) => {
  const account = await world.helpDesks.openAccount();
  const connection = await world.tenant.connect(account);
  const apiKey = `${account.apiKey}new`;
  await account.configure({ keys: [{ key: apiKey, role: "admin" }] });
  await connection.send("POST", "/check");
  return { account, connection, apiKey };
};

/** Leaves for the help desk's own sign-in. */
export const leave = async (page: Page, link: Pick<Link, "url">, account: HelpDeskAccount): Promise<void> => {
  await open(page, link);
  await page.getByLabel(/address$/).fill(hostOf(account));
  await send(page, "Sign in at Freshservice instead");
};
export const decide = async (page: Page, decision: "Allow" | "Deny"): Promise<void> => {
  await page.getByRole("link", { name: "Go to Freshservice" }).click();
  await page.getByRole("button", { name: decision }).click();
  await page.waitForURL(/\/with\//);
};

const restricted = { keys: [{ key: "restrictedkey0001", role: "agent", ticketScope: 2 }] };

export const states: readonly State[] = [
  {
    name: "choose",
    title: "Which help desk do you use?",
    status: 200,
    says: "Acme Analytics wants to connect to it",
    arrive: async (world, page) => open(page, await world.link({ provider: undefined })),
  },
  {
    name: "key-step",
    title: "Connect your Freshdesk",
    status: 200,
    says: "read and answer tickets",
    arrive: async (world, page) => open(page, await world.link()),
  },
  {
    name: "key-step-chosen",
    title: "Connect your Freshservice",
    status: 200,
    says: "Show API key",
    arrive: async (world, page) => {
      await open(page, await world.link({ provider: undefined, access: "read" }));
      await page.getByRole("link", { name: "Freshservice" }).click();
    },
  },
  { name: "address-missing", title: "Enter your Freshdesk address", status: 422, arrive: typed("", "k") },
  { name: "key-missing", title: "Paste your API key", status: 422, arrive: typed("acme", "") },
  {
    name: "address-malformed",
    title: "This is not a Freshdesk address",
    status: 422,
    says: "It ends in .freshdesk.com, as in acme.freshdesk.com.",
    arrive: typed("acme help desk", "k"),
  },
  {
    name: "own-domain",
    title: "support.acme.com is your own domain",
    status: 422,
    says: "Whoever set up Freshdesk knows it.",
    arrive: typed("https://Support.Acme.com/hc/en-us", "k"),
  },
  {
    name: "not-a-key",
    title: "This is not an API key",
    status: 422,
    arrive: typed("acme.freshdesk.com", "sam@acme.com"),
  },
  {
    name: "no-such-account",
    title: "We found no help desk at nobody-here.freshdesk.com",
    status: 422,
    says: "Check the spelling.",
    arrive: typed("nobody-here", "somekey0001"),
  },
  {
    name: "wrong-key",
    title: "Freshdesk does not accept this key",
    status: 422,
    says: "Keys of other accounts do not work here.",
    arrive: disturbed(null, {}, "wrongkey0001"),
  },
  {
    name: "restricted",
    title: "This key sees only part of your Freshdesk",
    status: 422,
    says: /It belongs to .+, who is no administrator.+; and who sees only tickets of their own or of their groups/,
    arrive: disturbed(null, restricted, restricted.keys[0]?.key),
  },
  {
    name: "addresses",
    title: /lets in only listed addresses$/,
    status: 422,
    says: `Add ${egressIp} to the trusted IP addresses in Freshdesk`,
    arrive: disturbed({ kind: "answer", status: 403, method: "GET", path: "/agents/me$", body: { message: "no" } }),
  },
  { name: "suspended", title: /is suspended$/, status: 422, arrive: disturbed(null, { suspended: true }) },
  {
    name: "busy",
    title: "Freshdesk is busy right now",
    status: 429,
    says: /Try again in \d+ seconds; you need not paste the key again/,
    arrive: disturbed({ kind: "rate_limited", retryAfter: "34", times: 9 }),
  },
  {
    name: "unreachable",
    title: /^We cannot reach/,
    status: 503,
    says: "nothing is wrong with your key",
    arrive: disturbed({ kind: "answer", status: 503, method: "GET", times: 9 }),
  },
  {
    name: "strange",
    title: /answered with an unknown page$/,
    status: 502,
    says: "behind a sign-in wall",
    arrive: disturbed({ kind: "answer", status: 200, method: "GET", body: "<html>Sign in</html>", times: 9 }),
  },
  {
    name: "taken",
    title: /is connected already$/,
    status: 422,
    says: "ask Acme Analytics for a link to reconnect it",
    arrive: async (world, page) => {
      const account = await world.helpDesks.openAccount();
      await world.tenant.connect(account, { external_id: `taken-${account.subdomain}` });
      await open(page, await world.link({ external_id: `taken-${account.subdomain}` }));
      await fill(page, hostOf(account), account.apiKey);
      await send(page);
    },
  },
  {
    name: "too-many",
    title: "Too many tries with this link",
    status: 429,
    arrive: async (world, page) => {
      await disturbed(null, {}, "wrongkey0")(world, page);
      for (const key of ["wrongkey1", "wrongkey2", "wrongkey3", "wrongkey4", "wrongkey5"]) {
        await page.getByLabel("API key", { exact: true }).fill(key);
        await send(page);
      }
    },
  },
  {
    name: "sign-in",
    title: "Sign in at Freshservice",
    status: 200,
    says: "choose Allow; you come back by yourself",
    arrive: async (world, page) =>
      leave(page, await world.link({ provider: "freshservice" }), await world.openSignIn()),
  },
  {
    name: "success",
    title: "Freshdesk is connected",
    status: 200,
    says: /Acting as.+, Administrator.+700 a minute, shared with your other apps/s,
    arrive: async (world, page) => {
      await connected(world, page);
    },
  },
  {
    name: "reconnect",
    title: /^Reconnect desk-/,
    status: 200,
    says: "Freshdesk no longer accepts the key we hold.",
    arrive: async (world, page) => {
      const { connection } = await needingKey(world);
      await open(page, await world.link({ connection_id: connection.id }));
    },
  },
  {
    name: "reconnected",
    title: /works again$/,
    status: 200,
    says: "Everything set up before goes on as it was.",
    arrive: async (world, page) => {
      const { connection, apiKey } = await needingKey(world);
      await open(page, await world.link({ connection_id: connection.id }));
      await page.getByLabel("API key", { exact: true }).fill(apiKey);
      await send(page);
    },
  },
  {
    name: "used",
    title: "This link has been used",
    status: 410,
    arrive: (world, page) => elsewhere(world, page, (other) => connected(world, other)),
  },
  {
    name: "elsewhere",
    title: "This link is open in another browser",
    status: 403,
    arrive: (world, page) =>
      elsewhere(world, page, async (other) => {
        const link = await world.link();
        await open(other, link);
        return link;
      }),
  },
  {
    name: "broken",
    title: "This link is not complete",
    status: 404,
    arrive: async (world, page) => open(page, { url: (await world.link()).url.slice(0, -7) }),
  },
  {
    name: "no-cookies",
    title: "Your browser blocks cookies here",
    status: 403,
    arrive: async (world, page) => {
      const { url } = await world.link();
      await page.goto(`${url}/choose`);
    },
  },
  {
    name: "unreadable",
    title: "This form is not complete",
    status: 415,
    says: "nothing was stored",
    // No form of ours comes like this.
    arrive: async (world, page) => {
      const { url } = await world.link();
      await page.goto(url);
      await page.evaluate("{ const form = document.forms[0]; form.enctype = 'text/plain'; form.submit(); }");
      await page.getByRole("heading", { name: "This form is not complete" }).waitFor();
    },
  },
  // Last, since the clock goes on for all.
  {
    name: "expired",
    title: "This link has expired",
    status: 410,
    arrive: async (world, page) => {
      const link = await world.link({ expires_in: 60 });
      world.advance(61_000);
      await open(page, link);
    },
  },
];
