import { type HttpClient, HttpError, type HttpRequest } from "@portico/http";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { oauth2, type OAuth, type Provider } from "./contract.ts";
import { authorizeUrl, createTokenEndpoint, oauthOf } from "./oauth.ts";
import { invented } from "./testing/invented.ts";

const facts = {
  origin: "https://{subdomain}.desk.example",
  paths: { authorize: "/authorize", token: "/token", revoke: "/revoke" },
  pkce: true,
  client: "basic",
  scopes: { read: ["tickets.read"], read_write: ["tickets.read", "tickets.write"] },
} as const satisfies Parameters<typeof oauth2>[0];
const client = {
  id: "an app",
  secret: "it's:50%",
  target: { origin: "https://acme.desk.example", basePath: "/base", operatorSet: false },
};
const proof = { redirectUri: "https://portico.test/connect/oauth/callback", verifier: "v".repeat(43) };

/** A vendor that answers every call alike, and the calls that it got. */
const vendor = (status: number, body: string, change: Partial<OAuth> = {}) => {
  const calls: HttpRequest[] = [];
  const http: HttpClient = {
    send: async (request) => {
      calls.push(request);
      return { status, headers: [], header: () => undefined, body: Readable.from([Buffer.from(body)]) };
    },
    close: async () => {},
  };
  const auth = { ...oauth2(facts), ...change };
  const provider: Provider = { ...invented, auth: [invented.auth[0], auth] };
  return { calls, provider, tokens: createTokenEndpoint({ http, now: () => 0 }) };
};
const formOf = ({ body }: HttpRequest): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(typeof body === "string" ? body : ""));
const granted = JSON.stringify({ access_token: "a", refresh_token: "r", expires_in: 60, scope: "x y" });

test("people are sent to the vendor with what is asked for, a challenge where it takes one, and never the verifier", () => {
  const query = (auth: OAuth, access: "read" | "read_write") =>
    Object.fromEntries(new URL(authorizeUrl(auth, client, { ...proof, state: "s t&", access })).searchParams);
  const asked = {
    response_type: "code",
    client_id: "an app",
    redirect_uri: proof.redirectUri,
    scope: "tickets.read tickets.write",
    state: "s t&",
  };
  const challenge = createHash("sha256").update(proof.verifier).digest("base64url");
  expect(query(oauth2(facts), "read_write")).toEqual({
    ...asked,
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  expect(query(oauth2({ ...facts, pkce: false }), "read")).toEqual({ ...asked, scope: "tickets.read" });
});

test("a code is handed in with what it was asked for with, and the app says who it is as the vendor wants it", async () => {
  const basic = vendor(200, granted);
  await basic.tokens.exchange(basic.provider, client, "c", proof);
  expect(basic.calls[0]).toMatchObject({ origin: "https://acme.desk.example", path: "/base/token", method: "POST" });
  const fields = { grant_type: "authorization_code", code: "c", redirect_uri: proof.redirectUri };
  expect(basic.calls.map(formOf)).toEqual([{ ...fields, code_verifier: proof.verifier }]);
  const credentials = Buffer.from("an%20app:it's%3A50%25").toString("base64");
  expect(basic.calls[0]?.headers).toContainEqual(["authorization", `Basic ${credentials}`]);

  const form = vendor(200, granted, { client: "form", pkce: false });
  await form.tokens.exchange(form.provider, client, "c", proof);
  expect(form.calls.map(formOf)).toEqual([{ ...fields, client_id: client.id, client_secret: client.secret }]);
  expect(form.calls[0]?.headers.map(([name]) => name)).not.toContain("authorization");
});

test.each([
  [granted, { access_token: "a", refresh_token: "r", expires_at: "1970-01-01T00:01:00.000Z" }, ["x", "y"]],
  ['{"access_token":"a","scope":"x,y"}', { access_token: "a", refresh_token: "", expires_at: "" }, ["x", "y"]],
  ['{"access_token":"a","expires_in":0,"scope":["x"]}', { access_token: "a", expires_at: "" }, ["x"]],
  ['{"access_token":"a","expires_in":"60"}', { expires_at: "1970-01-01T00:01:00.000Z" }, null],
])("%s is a grant", async (body, credentials, scopes) => {
  const { tokens, provider } = vendor(200, body);
  expect(await tokens.exchange(provider, client, "c", proof)).toMatchObject({ is: "granted", credentials, scopes });
});

test("a refresh token that no other takes the place of is kept", async () => {
  const { tokens, provider } = vendor(200, '{"access_token":"b"}');
  expect(await tokens.refresh(provider, client, "r")).toMatchObject({ credentials: { refresh_token: "r" } });
});

test("a refusal is told by the vendor's code", async () => {
  const { tokens, provider } = vendor(400, '{"error":"invalid_grant","error_description":"gone"}');
  expect(await tokens.refresh(provider, client, "r")).toEqual({ is: "refused", code: "invalid_grant" });
});

test.each([
  [503, "", "provider_unavailable"],
  [429, "{}", "provider_unavailable"],
  [200, "<html>Sign in</html>", "provider_invalid_response"],
  [200, '{"access_token":"a\\r\\nx: y"}', "provider_invalid_response"],
  [200, '{"error":"invalid_grant"}', "provider_invalid_response"],
  [302, "", "provider_invalid_response"],
])("an answer %i %s fails as %s, and quotes nothing", async (status, body, code) => {
  const { tokens, provider } = vendor(status, body);
  await expect(tokens.exchange(provider, client, "c", proof)).rejects.toMatchObject({ code });
});

test("a vendor that cannot be reached is unavailable", async () => {
  const { provider } = vendor(200, "");
  const http: HttpClient = {
    send: () => Promise.reject(new HttpError("timeout_headers", { sent: true })),
    close: async () => {},
  };
  const { refresh } = createTokenEndpoint({ http, now: () => 0 });
  await expect(refresh(provider, client, "r")).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("nothing is asked of a vendor that has no way to revoke", async () => {
  const { tokens, provider, calls } = vendor(200, "{}", { paths: { authorize: "/a", token: "/t" } });
  await tokens.revoke(provider, client, "r");
  expect(calls).toEqual([]);
});

const forms = { token: /^[\x21-\x7e]+$/, code: /^\w+$/, failure: /^provider_(?:unavailable|invalid_response)$/ };

test("whatever a vendor answers is a grant that fits a header, a refusal, or a failure of one of two kinds", async () => {
  const status = fc.constantFrom(200, 201, 400, 401, 500);
  const body = fc.oneof(
    fc.json(),
    fc.record({ access_token: fc.string(), expires_in: fc.anything() }).map((value) => JSON.stringify(value)),
    fc.record({ error: fc.string() }).map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(status, body, async (code, text) => {
      const { tokens, provider } = vendor(code, text);
      const [kind, told] = await tokens.exchange(provider, client, "c", proof).then(
        (grant) => (grant.is === "granted" ? ["token", grant.credentials["access_token"]] : ["code", grant.code]),
        (error: unknown) => ["failure", error instanceof Error && "code" in error ? error.code : error],
      );
      expect(told).toMatch(forms[kind as keyof typeof forms]);
    }),
  );
});

test("only a definition that says so has a sign-in of its own", () => {
  expect(oauthOf(vendor(200, "").provider)?.kind).toBe("oauth2");
  expect(oauthOf(invented)).toBeUndefined();
});
