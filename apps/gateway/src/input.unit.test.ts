import fc from "fast-check";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { GatewayEnv } from "./environment.ts";
import { acceptsJson, parseBody, parseQuery } from "./input.ts";
import { noContent, openRoute } from "./route.ts";
import { noParams } from "./routes/params.ts";

const route = openRoute({
  contract: {
    method: "post",
    path: "/x",
    operationId: "x",
    tag: "x",
    summary: "x",
    params: noParams,
    query: z.strictObject({ tag: z.string().optional() }),
    body: z.looseObject({
      share: z.number().max(1).optional(),
      words: z.record(z.string(), z.string()).optional(),
      free: z.record(z.string(), z.unknown()).optional(),
    }),
    success: [],
  },
  policy: { access: "public", errors: [] },
  handle: async () => noContent,
});

/** What the body of a request is read as; the code of the refusal where it is refused. */
const read = async (body: string | ReadableStream): Promise<unknown> => {
  let outcome: unknown;
  const app = new Hono<GatewayEnv>().post("/", async (c) => {
    outcome = await parseBody(route, c).then(
      ({ value }) => value,
      (error: unknown) => error,
    );
    return c.body(null);
  });
  await app.request("/", { method: "POST", body, headers: { "content-type": "application/json" }, duplex: "half" });
  return outcome instanceof Error && "code" in outcome ? outcome.code : outcome;
};

describe("a body that does not come", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test("is not waited for longer than a minute", async () => {
    const outcome = read(new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from("{")) }));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(await Promise.race([outcome, Promise.resolve("waiting")])).toBe("waiting");
    await vi.advanceTimersByTimeAsync(1);
    expect(await outcome).toBe("request_timeout");
  });
});

test("a body that breaks off is the caller's fault, not ours", async () => {
  const body = new ReadableStream({ start: (controller) => controller.error(new Error("gone")) });
  expect(await read(body)).toBe("invalid_request");
});

test("every JSON object within the limits is read as JSON.parse reads it", async () => {
  const value = fc.dictionary(
    fc.string().filter((key) => key !== "__proto__" && !key.includes("\0")),
    fc.jsonValue({ maxDepth: 4 }),
  );
  await fc.assert(
    fc.asyncProperty(value, async (given) => {
      const text = JSON.stringify(given);
      fc.pre(!/\\u0000|__proto__|\\ud[89a-f]/i.test(text));
      expect(JSON.stringify(await read(text))).toBe(text);
    }),
  );
});

test.each(["12345678901234567890", "1.10", "1e400", "-0"])(
  "the numeral %s stays as it was written",
  async (numeral) => {
    expect(JSON.stringify(await read(`{"x":${numeral}}`))).toBe(`{"x":${numeral}}`);
  },
);

test("a numeral is a number where the schema wants one, and never an object", async () => {
  expect(await read('{"share":0.50,"free":{"x":1.10}}')).toEqual({ share: 0.5, free: { x: JSON.rawJSON("1.10") } });
  expect(await read('{"share":1e400}')).toBe("validation_failed");
  expect(await read('{"words":1.10}')).toBe("validation_failed");
  expect(await read('{"words":{"x":1.10}}')).toBe("validation_failed");
  expect(await read('{"free":12345678901234567890}')).toBe("validation_failed");
  expect(await read("12345678901234567890")).toBe("validation_failed");
});

test.each([
  [undefined, true],
  ["", true],
  ["*/*", true],
  ["application/json", true],
  ["text/html, application/*;q=0.1", true],
  ["application/problem+json; charset=utf-8", true],
  ["text/html", false],
  ["application/jsonp", false],
  ["application/json;q=0", false],
  ["application/json; q=0.000, text/html", false],
])("a client that sends Accept: %s takes JSON: %s", (accept, takes) => {
  expect(acceptsJson(accept)).toBe(takes);
});

test("a query is read, or refused, whatever is in it", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (query) => {
      const url = new URL(`http://portico.test/x?${query}`);
      const names = [...url.searchParams.keys()];
      const outcome = (() => {
        try {
          return parseQuery(route, url);
        } catch (error) {
          return error instanceof Error && "code" in error ? error.code : error;
        }
      })();
      const isKnown = names.every((name) => name === "tag") && names.length <= 1;
      return isKnown ? typeof outcome === "object" || outcome === "invalid_request" : outcome === "invalid_request";
    }),
  );
});
