import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hashRow, origin } from "./audit-chain.ts";
import type { AuditRow } from "./schema.ts";

type Content = Omit<AuditRow, "prevHash" | "hash">;

const refusal: Content = {
  tenantId: "ten_1",
  seq: 1,
  at: new Date("2026-11-24T08:30:00.007Z"),
  actor: "triage-bot",
  action: "contacts.delete",
  decision: "refused",
  reason: "grant contacts is read",
  sentence: "triage-bot was refused to delete contact 4711 – Grüße",
  connectionId: "con_1",
  target: null,
  requestId: "req_1",
};

test("the hash of a row is the one that another implementation of its description makes", () => {
  expect(hashRow(origin.hash, refusal).toString("hex")).toBe(
    "0b404b8d9ad4647e3ea1afb6dd872b7b08c2e050dba740b15f4e17a70ee4f12e",
  );
});

test("no two rows have one hash: not by moving text between fields, nor by leaving one out", () => {
  const text = fc.string({ maxLength: 3 });
  const optional = fc.option(text);
  const content = fc.record({
    tenantId: text,
    seq: fc.integer({ min: 1, max: 20 }),
    at: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
    actor: text,
    action: text,
    decision: fc.constantFrom("allowed" as const, "refused" as const),
    reason: optional,
    sentence: text,
    connectionId: optional,
    target: optional,
    requestId: text,
  });
  const moved = content.chain((row) =>
    fc
      .constantFrom<Content>(
        { ...row, actor: row.action, action: row.actor },
        { ...row, actor: row.actor + row.action, action: "" },
        { ...row, reason: row.target, target: row.reason },
        { ...row, reason: row.reason ?? "" },
        { ...row, seq: row.seq + 1 },
      )
      .map((other) => [row, other] as const),
  );
  fc.assert(
    fc.property(fc.oneof(moved, fc.tuple(content, content)), ([left, right]) => {
      const isOne =
        JSON.stringify(left, Object.keys(left).toSorted()) === JSON.stringify(right, Object.keys(left).toSorted());
      expect(hashRow(origin.hash, left).equals(hashRow(origin.hash, right))).toBe(isOne);
    }),
  );
});

test("the hash of a row depends on the one before it", () => {
  const hashes = [origin.hash, hashRow(origin.hash, refusal)].map((previous) => hashRow(previous, refusal));
  expect(hashes[0]).not.toEqual(hashes[1]);
});
