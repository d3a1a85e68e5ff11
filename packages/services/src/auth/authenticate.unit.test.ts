import { expect, test } from "vitest";
import type { Actor } from "../context.ts";
import { missingCredential, requireScope, unauthenticated } from "./authenticate.ts";

const actor: Actor = {
  apiKeyId: "key_a",
  name: "a test",
  scopes: ["tickets:read"],
  connectionIds: null,
  cidrs: null,
  expiresAtMs: null,
};

test("who sends no credential is told how to send one, and that none was wrong", () => {
  expect(missingCredential()).toMatchObject({
    code: "unauthenticated",
    message: "Send an API key as `Authorization: Bearer ptk_…`.",
    details: { headers: { "WWW-Authenticate": 'Bearer realm="portico"' } },
  });
});

test("who sends one that is not good is told no reason", () => {
  expect(unauthenticated()).toMatchObject({
    code: "unauthenticated",
    message: "This credential is unknown, revoked or expired.",
    details: { headers: { "WWW-Authenticate": 'Bearer realm="portico", error="invalid_token"' } },
  });
});

test("a scope that is there is enough, and one that is not is named", () => {
  expect(() => requireScope(actor, "tickets:read")).not.toThrow();
  expect(() => requireScope(actor, "tickets:write")).toThrow(
    expect.objectContaining({
      code: "insufficient_scope",
      message: "This credential lacks the scope `tickets:write`.",
      details: {
        headers: {
          "WWW-Authenticate": 'Bearer realm="portico", error="insufficient_scope", scope="tickets:write"',
        },
      },
    }),
  );
});
