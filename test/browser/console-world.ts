import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { promisify } from "node:util";
import { openTenant, type Tenant } from "../e2e/deployment.ts";
import { type HelpDesks, startHelpDesks } from "../e2e/help-desks.ts";
import { createSend, made, type Send } from "../e2e/http.ts";
import { repositoryDir } from "../harness/processes.ts";
import { openBrowser } from "./browser.ts";
import { openGateway, operatorToken } from "./gateway.ts";

/** A gateway with its console, and help desks whose windows are short. */
export interface ConsoleWorld {
  url: string;
  send: Send;
  browser: Browser;
  helpDesks: HelpDesks;
  windowMs: number;
  openTenant: (name: string) => Promise<Tenant>;
  /** Lets the connect pages of a tenant lead back to an origin. */
  allowReturnTo: (tenant: Tenant, origin: string) => Promise<void>;
  close: () => Promise<void>;
}

const windowMs = 2_000;

export const openConsoleWorld = async (): Promise<ConsoleWorld> => {
  const [helpDesks, browser] = await Promise.all([startHelpDesks(), openBrowser(), build()]);
  const { url, close } = await openGateway(helpDesks, { PORTICO_PROVIDER_WINDOW_MS: String(windowMs) });
  const send = createSend(() => url);
  return {
    url,
    send,
    browser,
    helpDesks,
    windowMs,
    openTenant: (name) => openTenant(send, operatorToken, name),
    allowReturnTo: async ({ id }, origin) => {
      made(await send("PATCH", `/v1/tenants/${id}`, { key: operatorToken, json: { return_origins: [origin] } }));
    },
    close: async () => {
      await browser.close();
      await close();
      await helpDesks.stop();
    },
  };
};

/** As it is delivered, whatever the tests run as. */
const build = () =>
  promisify(execFile)(process.execPath, [join(repositoryDir, "apps/console/build.ts")], {
    env: { ...process.env, NODE_ENV: "production" },
  });

/** Signs in, as a user does; `isKept` so that an address can be gone to afterwards. */
export const signIn = async (page: Page, url: string, key: string, { isKept = true } = {}): Promise<void> => {
  await page.goto(`${url}/console`);
  await page.getByLabel("API key").fill(key);
  if (isKept) await page.getByLabel("Stay signed in in this tab").check();
  await page.getByRole("button", { name: "Sign in" }).click();
};

/** The pages, by what stands above each. */
export const consolePages = (connectionId: string): readonly { path: string; title: string | RegExp }[] => [
  { path: "/", title: "Connections" },
  { path: `/connections/${connectionId}`, title: /\.freshdesk\.com$/ },
  { path: `/connections/${connectionId}/budget`, title: /\.freshdesk\.com$/ },
  { path: "/requests", title: "Requests" },
  { path: "/audit", title: "Audit log" },
  { path: "/keys", title: "API keys" },
  { path: "/try-it", title: "Try it" },
];
