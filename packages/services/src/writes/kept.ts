import type { Answer, IdempotencyKeyRow } from "@portico/db";
import { parseJson } from "@portico/model";
import type { StoredBodyContext } from "@portico/vault";
import type { WriteIntent } from "../context.ts";
import type { Ledger } from "./ledger.ts";
import { type Outcome, statusOf, withoutSecret } from "./outcome.ts";

/** The most that is sealed into a row. */
export const storedBytes = 262_144;

/** A create as it was written down before it left. */
export interface SentIntent extends WriteIntent {
  /** Milliseconds since 1970, just before the request left. */
  sentAt: number;
}

/** Whose it is, and what seals it. */
type Sealer = Pick<Ledger, "ownerId" | "vault">;

/** An outcome as it is stored: sealed, or without its answer where that is too large or did not come whole. */
export const keepOutcome = async (ledger: Sealer, key: string, outcome: Outcome): Promise<Answer> => {
  const bytes = toBytes(withoutSecret(outcome));
  return {
    status: statusOf(outcome),
    answer:
      bytes === null || bytes.length > storedBytes
        ? null
        : await ledger.vault.seal(contextOf(ledger, key, "answer"), bytes),
  };
};

/** What was kept in a row; null where nothing was. */
export const openOutcome = async (ledger: Sealer, row: IdempotencyKeyRow): Promise<Outcome | null> =>
  row.answer === null ? null : fromBytes(await ledger.vault.open(contextOf(ledger, row.key, "answer"), row.answer));

/** The intent as it goes into the row, sealed; undefined where it is too large. */
export const sealIntent = async (
  ledger: Sealer,
  key: string,
  intent: SentIntent | null,
): Promise<Record<string, unknown> | undefined> => {
  const bytes = Buffer.from(JSON.stringify(intent));
  if (bytes.length > storedBytes) return undefined;
  return { sealed: (await ledger.vault.seal(contextOf(ledger, key, "intent"), bytes)).toString("base64") };
};

/** Null: what was sent cannot be looked for. */
export const openIntent = async (ledger: Sealer, row: IdempotencyKeyRow): Promise<SentIntent | null> => {
  const sealed = row.intent?.["sealed"];
  if (typeof sealed !== "string") return null;
  const opened = await ledger.vault.open(contextOf(ledger, row.key, "intent"), Buffer.from(sealed, "base64"));
  return parseJson(opened.toString("utf8")) as SentIntent | null; // sealed by ourselves, for this very row
};

const contextOf = ({ ownerId }: Sealer, key: string, column: "answer" | "intent"): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId: ownerId,
  connectionId: null,
  row: `idempotency_keys/${key}/${column}`,
});

/** One line of JSON; behind it the bytes of an answer that streamed by, as they came. */
const toBytes = (outcome: Outcome): Buffer | null => {
  if (outcome.kind !== "streamed") return Buffer.from(JSON.stringify(outcome));
  const { body, ...head } = outcome;
  return body === null ? null : Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
};

const fromBytes = (bytes: Buffer): Outcome => {
  const end = bytes.indexOf("\n");
  const head = parseJson(bytes.toString("utf8", 0, end === -1 ? undefined : end)) as Outcome; // sealed by ourselves, for this very row
  return head.kind === "streamed" ? { ...head, body: bytes.subarray(end + 1) } : head;
};
