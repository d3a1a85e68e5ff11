import { PorticoError } from "@portico/model";
import fc from "fast-check";
import { Hono } from "hono";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { bearerOrNative, tenantOf } from "./caller.ts";
import { namesVersion } from "./conditional.ts";
import type { GatewayEnv } from "./environment.ts";
import { acceptsJson, parseBody, parseParams, parseQuery } from "./input.ts";
import { isProxyTarget } from "./proxy.ts";
import { noContent, openRoute } from "./route.ts";

const runs = { numRuns: inject("parserCases") };

const route = openRoute({
  contract: {
    method: "post",
    path: "/x/{id}",
    operationId: "x",
    tag: "x",
    summary: "x",
    params: z.object({ id: z.string() }),
    query: z.strictObject({ tag: z.string().optional(), limit: z.string().optional() }),
    body: z.looseObject({}),
    success: [],
  },
  policy: { access: "public", errors: [] },
  handle: async () => noContent,
});

/** `served`, or the code of the refusal; anything else that is thrown fails the test. */
const outcomeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return "served";
  } catch (error) {
    if (error instanceof PorticoError) return error.code;
    throw error;
  }
};

/** A header's value: what is near to one that means something, and anything else. */
const headerOf = (...words: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.array(fc.constantFrom(...words, " ", ",", ";", "=", '"', "\t"), { maxLength: 8 }).map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 40 }),
  );

const actor = { apiKeyId: "key_1", name: "x", scopes: [], connectionIds: null, cidrs: null, expiresAtMs: null };
const seat = { assign: () => {}, leave: () => {} };
const sent: string[] = [];
const services: Parameters<typeof tenantOf>[0] = {
  authenticate: async (token) => {
    sent.push(token);
    return { kind: "tenant", tenantId: "ten_1", actor };
  },
};

test("an Authorization and a Prefer are one credential and a wait of 0 to 120 seconds, or are refused as what they are", async () => {
  const credential = headerOf("Bearer", "bearer", "Basic", "Digest", "ptk_test_1", "a.b.c", btoa("ptk_a:ptk_b"));
  const patience = headerOf("wait", "0", "25", "121", "99999999", "respond-async", "wait=5");
  const reader = fc.constantFrom(undefined, bearerOrNative);
  await fc.assert(
    fc.asyncProperty(credential, patience, reader, async (authorization, prefer, read) => {
      sent.length = 0;
      const calling = { call: { requestId: "req_1", address: "", seat, ctx: null }, authorization, prefer };
      const outcome = await outcomeOf(async () => {
        const ctx = await tenantOf(services, { ...calling, signal: new AbortController().signal }, read);
        expect(ctx.waitMs).toBeGreaterThanOrEqual(0);
        expect(ctx.waitMs).toBeLessThanOrEqual(120_000);
      });
      expect(["served", "unauthenticated", "invalid_request"]).toContain(outcome);
      expect(sent).toHaveLength(outcome === "served" ? 1 : 0);
    }),
    runs,
  );
});

test("an If-Match is met by the tag that it names, by * and by nothing else", () => {
  const tag = '"pC3vXJ0mX2q5b0n8Yk1rT6uWzQs"';
  fc.assert(
    fc.property(headerOf(tag, `W/${tag}`, "*", '"x"'), (header) => {
      const parts = new Set(header.split(",").map((part) => part.trim()));
      expect(namesVersion(header, tag)).toBe(parts.has(tag) || parts.has("*"));
      expect(namesVersion(header, undefined)).toBe(parts.has("*"));
    }),
    runs,
  );
});

test("an Accept takes JSON or does not, and a longer one takes no less", () => {
  fc.assert(
    fc.property(headerOf("*/*", "application/json", "application/*", "text/html", "q=0", "q=0.5", "q=1"), (header) => {
      expect(acceptsJson(`${header},text/html`)).toBe(acceptsJson(header) && header.trim() !== "");
      expect(acceptsJson(`${header},application/json`)).toBe(true);
    }),
    runs,
  );
});

test("a query is read as it was written, or is refused", async () => {
  const piece = fc.constantFrom(
    "tag",
    "limit",
    "__proto__",
    "=",
    "&",
    "%",
    "%00",
    "%ED%A0%80",
    "%41",
    "+",
    "a",
    "é",
    "#",
    ";",
  );
  const search = fc.oneof(
    fc.array(piece, { maxLength: 10 }).map((parts) => parts.join("")),
    fc.webQueryParameters(),
  );
  await fc.assert(
    fc.asyncProperty(search, async (text) => {
      const url = new URL(`http://portico.test/x?${text}`);
      const outcome = await outcomeOf(() =>
        expect(parseQuery(route, url)).toEqual(Object.fromEntries(url.searchParams)),
      );
      expect(["served", "invalid_request"]).toContain(outcome);
    }),
    runs,
  );
});

test("an id in a path is one that can exist, or names nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[\w.:-]{0,130}$/)), async (id) => {
      const outcome = await outcomeOf(() => parseParams(route, { id }));
      expect(outcome).toBe(/^[A-Za-z0-9_.:-]{1,128}$/.test(id) && !id.endsWith("\n") ? "served" : "not_found");
    }),
    runs,
  );
});

test("a target is the proxy's, or is not, whatever it holds", () => {
  const piece = fc.constantFrom("/v1", "/connections", "/con_1", "/proxy", "/", "?", "..", "%2f", "\\", "\n", "a");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map((parts) => parts.join("")),
        fc.string({ unit: "binary" }),
      ),
      (target) => {
        expect(!isProxyTarget(target) || /^\/v1\/connections\/[^/?]+\/proxy(?:[/?]|$)/.test(target)).toBe(true);
      },
    ),
    runs,
  );
});

const numeral = fc.constantFrom("1.10", "1e400", "-0", "12345678901234567890", "0");
const body = fc.oneof(
  fc.json(),
  fc.array(fc.oneof(numeral, fc.json({ maxDepth: 2 })), { maxLength: 3 }).map((items) => `{"a":[${items.join(",")}]}`),
  fc
    .array(fc.constantFrom("{", "}", "[", "]", '"', ":", ",", "a", "\\u0000", "\\ud800", "1", "\uFEFF"))
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary" }),
);
const contentType = fc.option(headerOf("application/json", "text/plain", "charset=utf-8", "multipart/form-data"), {
  freq: 1,
  nil: "application/json",
});

test("a body is the JSON that was sent, numeral by numeral, or is refused", async () => {
  let given = "";
  let outcome = "";
  const app = new Hono<GatewayEnv>().post("/", async (c) => {
    outcome = await outcomeOf(async () => {
      const { value, text } = await parseBody(route, c);
      expect(text).toBe(given.replace(/^\uFEFF/, "").toWellFormed());
      const isCompact = /^[[\]{}",:.\d-]+$/.test(text);
      expect(isCompact ? JSON.stringify(value) : text).toBe(text);
    });
    return c.body(null);
  });
  await fc.assert(
    fc.asyncProperty(body, contentType, async (text, type) => {
      given = text;
      const headers = { "content-type": type.replaceAll(/[^ -~]/g, "~") };
      await app.request("/", { method: "POST", body: text, headers });
      expect(["served", "invalid_request", "validation_failed", "unsupported_media_type"]).toContain(outcome);
    }),
    runs,
  );
});
