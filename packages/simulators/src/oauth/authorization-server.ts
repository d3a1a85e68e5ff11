import { createHash } from "node:crypto";
import type { Grants } from "./grants.ts";
import type { OAuthSettings } from "./settings.ts";

/** What a sign-in needs of its account. */
export interface SignInAccount {
  readonly grants: Grants;
  settings(): OAuthSettings;
}

/** Answers calls to a vendor's sign-in, by what stands behind `root`; undefined where the path is none of its. */
export const answerSignIn = async (
  account: SignInAccount,
  request: Request,
  root: string,
  path: string,
): Promise<Response | undefined> => {
  if (!path.startsWith(`${root}/`)) return undefined;
  const answer = endpoints[`${request.method} ${path.slice(root.length)}`];
  return answer === undefined ? new Response(null, { status: 404 }) : answer(account, request, root);
};

type Endpoint = (account: SignInAccount, request: Request, root: string) => Response | Promise<Response>;

/** The page where somebody who is signed in already agrees, or does not. */
const askPerson: Endpoint = (account, request) => {
  const asked = askedBy(account, request);
  if (asked === undefined) return page(400, "<h1>This app is not known here</h1>");
  const buttons = ["allow", "deny"].map((word) => `<button name="decision" value="${word}">${labels[word]}</button>`);
  return page(200, `<h1>Allow access?</h1><form method="post">${buttons.join("")}</form>`);
};
const labels: Readonly<Record<string, string>> = { allow: "Allow", deny: "Deny" };

const decide: Endpoint = async (account, request, root) => {
  const asked = askedBy(account, request);
  if (asked === undefined) return page(400, "<h1>This app is not known here</h1>");
  const { query, url } = asked;
  const { oauthWithheld, oauthNamesIssuer, oauthPkce } = account.settings();
  const challenge = query.get("code_challenge_method") === "S256" ? query.get("code_challenge") : null;
  const back = new URL(asked.redirectUri);
  if (oauthPkce === "required" && challenge === null) back.searchParams.set("error", "invalid_request");
  else if ((await formOf(request)).get("decision") === "allow") {
    const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => !oauthWithheld.includes(scope));
    const { app, redirectUri } = asked;
    back.searchParams.set("code", account.grants.issueCode({ app, redirectUri, scopes, challenge }));
  } else back.searchParams.set("error", "access_denied");
  back.searchParams.set("state", query.get("state") ?? "");
  if (oauthNamesIssuer) back.searchParams.set("iss", url.href.slice(0, url.href.indexOf(root, url.origin.length)));
  return new Response(null, { status: 302, headers: { location: back.href } });
};

const hand: Endpoint = async (account, request) => {
  const form = await formOf(request);
  const app = appOf(account, request);
  if (app === undefined) return json(401, { error: "invalid_client" });
  const { grants } = account;
  if (form.get("grant_type") === "refresh_token") {
    const tokens = grants.refresh(app, form.get("refresh_token") ?? "");
    return tokens === undefined ? json(400, { error: "invalid_grant" }) : json(200, tokens);
  }
  if (form.get("grant_type") !== "authorization_code") return json(400, { error: "unsupported_grant_type" });
  const code = grants.takeCode(form.get("code") ?? "");
  const isAsked = code?.app === app && code.redirectUri === form.get("redirect_uri");
  const verifier = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  const isProven = account.settings().oauthPkce === "ignored" || code?.challenge === verifier;
  if (code === undefined || !isAsked || !isProven) return json(400, { error: "invalid_grant" });
  return json(200, grants.open(app, code.scopes));
};

const revoke: Endpoint = async (account, request) => {
  const app = appOf(account, request);
  if (app === undefined) return json(401, { error: "invalid_client" });
  account.grants.revoke(app, (await formOf(request)).get("token") ?? "");
  return json(200, {});
};

const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /authorize": askPerson,
  "POST /authorize": decide,
  "POST /token": hand,
  "POST /revoke": revoke,
};

/** Undefined where nobody may be sent back: the app is not known, or its address is another. */
const askedBy = (account: SignInAccount, request: Request) => {
  const url = new URL(request.url);
  const query = url.searchParams;
  const app = account.settings().oauthApps.find(({ id }) => id === query.get("client_id"));
  const isGood =
    app !== undefined && app.redirectUri === query.get("redirect_uri") && query.get("response_type") === "code";
  return isGood ? { app: app.id, redirectUri: app.redirectUri, query, url } : undefined;
};

/** Apps say who they are by HTTP Basic. */
const appOf = (account: SignInAccount, request: Request): string | undefined => {
  const encoded = /^Basic (\S+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const [id, secret] = Buffer.from(encoded, "base64").toString("utf8").split(":").map(decodeURIComponent);
  return account.settings().oauthApps.find((app) => app.id === id && app.secret === secret)?.id;
};

const formOf = async (request: Request): Promise<URLSearchParams> => new URLSearchParams(await request.text());

const json = (status: number, body: object): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store" } });

const page = (status: number, body: string): Response =>
  new Response(`<!doctype html><html lang="en"><title>Sign in</title><main>${body}</main></html>`, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
