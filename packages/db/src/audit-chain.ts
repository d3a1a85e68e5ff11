import { hash } from "node:crypto";
import type { AuditRow } from "./schema.ts";

/** A place in a tenant's chain: that of the row with this number and hash. */
export interface AuditLink {
  seq: number;
  hash: Uint8Array;
}

/** Where every chain starts: before its first row. */
export const origin: AuditLink = { seq: 0, hash: Buffer.alloc(32) };

/**
 * The hash of a row that follows `previous`: SHA-256 of `previous`, then `portico/audit/1`, then each field in the order
 * below. A field that is null is the byte 00; any other is the byte 01, its length in bytes (four, big-endian) and its
 * UTF-8. `seq` is in decimal, `at` as in 2026-11-24T00:00:00.000Z.
 */
export const hashRow = (previous: Uint8Array, row: Omit<AuditRow, "prevHash" | "hash">): Buffer =>
  hash("sha256", Buffer.concat([previous, label, ...toFields(row).map(encodeField)]), "buffer");

/** Whether two hashes are the same. They are no secrets: time does not matter. */
export const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

const label = Buffer.from("portico/audit/1");

const toFields = (row: Omit<AuditRow, "prevHash" | "hash">): (string | null)[] => [
  row.tenantId,
  String(row.seq),
  row.at.toISOString(),
  row.actor,
  row.action,
  row.decision,
  row.reason,
  row.sentence,
  row.connectionId,
  row.target,
  row.requestId,
];

const encodeField = (field: string | null): Buffer => {
  if (field === null) return Buffer.from([0]);
  const text = Buffer.from(field, "utf8");
  const head = Buffer.from([1, 0, 0, 0, 0]);
  head.writeUInt32BE(text.length, 1);
  return Buffer.concat([head, text]);
};
