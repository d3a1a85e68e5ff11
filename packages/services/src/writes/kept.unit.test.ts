import type { IdempotencyKeyRow } from "@portico/db";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashOf } from "../auth/api-key.ts";
import { codeOf } from "../testing/open-services.ts";
import { keepOutcome, openIntent, openOutcome, sealIntent, type SentIntent, storedBytes } from "./kept.ts";
import { createOperatorVault } from "./operator-vault.ts";
import type { Outcome } from "./outcome.ts";

const ownerId = "00000000-0000-4000-8000-00000000d001";
const vault = createOperatorVault({
  db: { deploymentId: ownerId },
  now: () => 0,
  random: randomBytes,
  operatorTokenHash: hashOf("a token"),
});
const ledger = { ownerId, vault };
const row = (given: Partial<IdempotencyKeyRow> = {}): IdempotencyKeyRow => ({
  ownerId,
  key: "a",
  fingerprint: Buffer.alloc(0),
  route: "/x",
  connectionId: null,
  requestId: "req_a",
  state: "done",
  status: 200,
  intent: null,
  answer: null,
  leaseUntil: null,
  expiresAt: new Date(0),
  createdAt: new Date(0),
  updatedAt: new Date(0),
  ...given,
});

const streamed = (body: Buffer | null): Outcome => ({ kind: "streamed", status: 418, headers: [["a", "b"]], body });

describe("an outcome", () => {
  test.each<[string, Outcome, number]>([
    ["a value", { kind: "value", value: { a: [1, "ä\n", null] } }, 200],
    ["what was created", { kind: "created", value: "x", location: "/x" }, 201],
    ["nothing", { kind: "none" }, 204],
    ["a failure", { kind: "failed", code: "outcome_unknown", message: "?", details: { retryAfterSeconds: 1 } }, 504],
    ["an answer as it came", streamed(Buffer.from([10, 0, 255, 123])), 418],
    ["an empty answer", streamed(Buffer.alloc(0)), 418],
  ])("opens as it was kept, under its status: %s", async (_what, outcome, status) => {
    const kept = await keepOutcome(ledger, "a", outcome);
    expect(kept.status).toBe(status);
    expect(await openOutcome(ledger, row(kept))).toEqual(outcome);
  });

  test("is kept sealed, for its own row and as an answer", async () => {
    const kept = await keepOutcome(ledger, "a", { kind: "value", value: "in the clear" });
    expect(Buffer.from(kept.answer ?? []).toString("latin1")).not.toContain("in the clear");
    expect(await codeOf(openOutcome(ledger, row({ ...kept, key: "b" })))).toBe("not_authentic");
    const sealed = Buffer.from(kept.answer ?? []).toString("base64");
    expect(await codeOf(openIntent(ledger, row({ intent: { sealed } })))).toBe("not_authentic");
  });

  test("is kept up to 256 KiB, its status alone beyond", async () => {
    const ofBytes = (bytes: number): Outcome => ({ kind: "value", value: "x".repeat(bytes - frame) });
    const frame = JSON.stringify({ kind: "value", value: "" }).length;
    expect((await keepOutcome(ledger, "a", ofBytes(storedBytes))).answer).not.toBeNull();
    expect(await keepOutcome(ledger, "a", ofBytes(storedBytes + 1))).toEqual({ status: 200, answer: null });
  });

  test("that did not come whole is kept by its status alone", async () => {
    expect(await keepOutcome(ledger, "a", streamed(null))).toEqual({ status: 418, answer: null });
    expect(await openOutcome(ledger, row())).toBeNull();
  });

  test("is kept without the secret that was shown once", async () => {
    const kept = await keepOutcome(ledger, "a", { kind: "value", value: { id: "1", secret: "s" } });
    expect(await openOutcome(ledger, row(kept))).toEqual({ kind: "value", value: { id: "1", secret: null } });
  });
});

describe("an intent", () => {
  const intent: SentIntent = {
    connectionId: "con_a",
    resource: "tickets",
    parent: {},
    body: { subject: "ä" },
    collection: "/x",
    sentAt: 7,
  };

  test("opens as it was sealed, for its own row and as an intent", async () => {
    const sealed = await sealIntent(ledger, "a", intent);
    expect(await openIntent(ledger, row({ intent: sealed ?? null }))).toEqual(intent);
    expect(JSON.stringify(sealed)).not.toContain("con_a");
    expect(await codeOf(openIntent(ledger, row({ intent: sealed ?? null, key: "b" })))).toBe("not_authentic");
  });

  test.each([null, {}, { sealed: 1 }])("is none where a row holds %j", async (stored) => {
    expect(await openIntent(ledger, row({ intent: stored }))).toBeNull();
  });

  test("is none where it was noted that nothing can be looked for", async () => {
    const sealed = await sealIntent(ledger, "a", null);
    expect(await openIntent(ledger, row({ intent: sealed ?? null }))).toBeNull();
  });

  test("is sealed up to 256 KiB", async () => {
    const frame = JSON.stringify({ ...intent, collection: "" }).length + 1; // "ä" has two bytes
    const ofBytes = (bytes: number) => sealIntent(ledger, "a", { ...intent, collection: "x".repeat(bytes - frame) });
    expect(await ofBytes(storedBytes)).toBeDefined();
    expect(await ofBytes(storedBytes + 1)).toBeUndefined();
  });
});
