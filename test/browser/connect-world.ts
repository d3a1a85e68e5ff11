import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { oauthApp, openTenant, type Tenant } from "../e2e/deployment.ts";
import { type HelpDeskAccount, type HelpDesks, startHelpDesks } from "../e2e/help-desks.ts";
import { createSend, made, type Send } from "../e2e/http.ts";
import { repositoryDir } from "../harness/processes.ts";
import { openBrowser } from "./browser.ts";
import { openGateway, operatorToken } from "./gateway.ts";
import { openSite, type Site } from "./site.ts";

/** A tenant whose customers connect their help desks in a browser, and its own site, which they come from and go back to. */
export interface ConnectWorld {
  url: string;
  send: Send;
  browser: Browser;
  helpDesks: HelpDesks;
  tenant: Tenant;
  site: Site;
  /** Makes a link; its URL, and the connection to come. */
  link: (body?: object) => Promise<Link>;
  /** An account that one can sign in to. */
  openSignIn: (settings?: object) => Promise<HelpDeskAccount>;
  /** Calls the tenant otherwise. */
  rename: (name: string) => Promise<void>;
  /** Puts the gateway's clock forward, for good. */
  advance: (ms: number) => void;
  close: () => Promise<void>;
}

export interface Link {
  url: string;
  connectionId: string;
}

const callback = "/connect/oauth/callback";

/** Where the gateway's calls are said to come from. */
export const egressIp = "203.0.113.7";

export const openConnectWorld = async (): Promise<ConnectWorld> => {
  const [helpDesks, browser, site] = await Promise.all([startHelpDesks(), openBrowser(), openSite()]);
  let ahead = 0;
  const settings = {
    PORTICO_EGRESS_IPS: egressIp,
    // Where its own port is, nobody knows before it listens: what comes back to the public URL is sent on.
    PORTICO_PUBLIC_URL: site.origin,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_ID: oauthApp.id,
    PORTICO_OAUTH_FRESHSERVICE_CLIENT_SECRET: oauthApp.secret,
    PORTICO_OAUTH_FRESHSERVICE_ORIGIN: helpDesks.origins.freshservice,
  };
  const gateway = await openGateway(helpDesks, settings, () => Date.now() + ahead);
  site.pages.set(callback, {
    type: "text/html",
    text: `<script>location.replace(${JSON.stringify(gateway.url)} + location.pathname + location.search)</script>`,
  });
  const send = createSend(() => gateway.url);
  const tenant = await openTenant(send, operatorToken, "Acme Analytics");
  const change = async (json: object): Promise<void> =>
    void made(await send("PATCH", `/v1/tenants/${tenant.id}`, { key: operatorToken, json }));
  await change({ return_origins: [site.origin] });
  await addSdk(site, gateway.url);
  let links = 0;
  return {
    url: gateway.url,
    send,
    browser,
    helpDesks,
    tenant,
    site,
    link: async (body = {}) => {
      const forNew = { provider: "freshdesk", external_id: `customer-${(links += 1)}` };
      const json = {
        ...("connection_id" in body ? {} : forNew),
        return_url: `${site.origin}/back?from=portico`,
        state: "st4te",
        ...body,
      };
      const { token, connection_id } = made(await tenant.send("POST", "/v1/connect_sessions", { json }));
      return { url: `${gateway.url}/connect/${String(token)}`, connectionId: String(connection_id) };
    },
    openSignIn: (given = {}) => {
      const app = { ...oauthApp, redirectUri: `${site.origin}${callback}` };
      return helpDesks.openAccount({ oauthApps: [app], ...given }, "freshservice");
    },
    rename: (name) => change({ name }),
    advance: (ms) => void (ahead += ms),
    close: async () => {
      await browser.close();
      await site.close();
      await gateway.close();
      await helpDesks.stop();
    },
  };
};

/** The tenant's site uses the sdk as it is, under a policy that allows nothing inline. */
const addSdk = async ({ pages }: Site, gatewayUrl: string): Promise<void> => {
  const policy = "default-src 'none'; script-src 'self'; base-uri 'none'";
  for (const name of ["index", "open", "finish", "outcome", "channel", "sheet"]) {
    const source = await readFile(join(repositoryDir, `packages/sdk/src/connect/${name}.ts`), "utf8");
    pages.set(`/sdk/${name}.ts`, { type: "text/javascript", text: stripTypeScriptTypes(source) });
  }
  pages.set("/settings", { type: "text/html", text: sitePage("Settings", "/settings.js"), policy });
  pages.set("/back", { type: "text/html", text: sitePage("Back at Acme", "/back.js"), policy });
  pages.set("/isolated", { type: "text/html", text: sitePage("Settings", "/settings.js"), policy, isolated: true });
  pages.set("/by-hand", { type: "text/html", text: sitePage("Settings", "/by-hand.js"), policy });
  pages.set("/by-hand.js", {
    type: "text/javascript",
    text: `document.querySelector("#connect").onclick = () => window.open(${JSON.stringify(gatewayUrl)} + "/connect/" + location.hash.slice(1));`,
  });
  // The link comes from the tenant's backend, after the click.
  pages.set("/settings.js", {
    type: "text/javascript",
    text: `import { openConnect } from "/sdk/index.ts";
const say = (text) => (document.querySelector("#outcome").textContent = text);
document.querySelector("#connect").addEventListener("click", () => {
  const url = new Promise((resolve) => setTimeout(resolve, 0)).then(() => ${JSON.stringify(gatewayUrl)} + "/connect/" + location.hash.slice(1));
  openConnect({ url }).then(({ connectionId, state }) => say(connectionId + " " + state), ({ code }) => say(code));
});`,
  });
  pages.set("/back.js", {
    type: "text/javascript",
    text: `import { finishConnect } from "/sdk/index.ts";
const outcome = finishConnect();
document.querySelector("#outcome").textContent = outcome?.connectionId ?? outcome?.code ?? "nothing";`,
  });
};

const sitePage = (title: string, script: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1><button id="connect">Connect</button><p id="outcome"></p></main><script type="module" src="${script}"></script>`;
