import { VaultError } from "./vault-error.ts";

/** A provider credential: opens for this connection's account only, and only in the generation it was written in. */
export interface CredentialContext {
  purpose: "provider_credential";
  tenantId: string;
  connectionId: string;
  /** Which of the connection's secrets this is, e.g. `api_key`. */
  field: string;
  provider: string;
  /** The provider's built-in origin with the subdomain filled in, plus the account id where the host is shared. */
  account: string;
  /** Rises with every write of the credential, so that an old value cannot be put back. */
  generation: number;
}

/** A signing secret of a webhook, ours going out (no connection) or a provider's coming in. */
export interface WebhookSecretContext {
  purpose: "webhook_secret";
  tenantId: string;
  connectionId: string | null;
  /** Names table, row and column: no other value of the tenant may share it. */
  row: string;
  generation: number;
}

/** A body kept for a while: an idempotent answer, a delivery that waits. */
export interface StoredBodyContext {
  purpose: "stored_body";
  tenantId: string;
  connectionId: string | null;
  /** Names table, row and column: no other value of the tenant may share it. */
  row: string;
}

/** A data key under the key above it. Only the vault itself, and a KeyWrapper built on it, seals for this purpose. */
export interface WrappedKeyContext {
  purpose: "wrapped_key";
  tenantId: string;
  connectionId: string | null;
  /** Id of the key inside, not of the key that wraps it. */
  keyId: string;
}

/** A position in a list walk; good only with the resource, filters and order it was made for. */
export interface CursorContext {
  purpose: "cursor";
  tenantId: string;
  connectionId: string;
  resource: string;
  filterHash: string;
  sort: string;
}

/** To whom and to what a sealed value belongs. It opens under the very same context and under no other. */
export type SealContext = CredentialContext | WebhookSecretContext | StoredBodyContext | CursorContext;

type AnyContext = SealContext | WrappedKeyContext;
type Purpose = AnyContext["purpose"];
type Slot<P extends Purpose> = P extends Purpose
  ? Exclude<keyof Extract<AnyContext, { purpose: P }>, "purpose" | "tenantId">
  : never;

interface PurposeRule<P extends Purpose> {
  /** The byte at offset 5 of a sealed record. */
  byte: number;
  /** The level of the hierarchy that seals; null: whichever is above the wrapped key. */
  sealedBy: "tenant" | "connection" | null;
  plaintextBytes: number;
  /**
   * What fills the context after deployment and tenant; null is a zero-length field. The first five places are those of
   * connection id, field name, provider, account and generation; a purpose may add more behind them.
   */
  slots: readonly (Slot<P> | null)[];
}

const kib = 1024;

/** The frozen table of purposes: part of the sealed format, printed in the README and held by a golden file each. */
export const purposes = {
  provider_credential: {
    byte: 1,
    sealedBy: "connection",
    plaintextBytes: 64 * kib,
    slots: ["connectionId", "field", "provider", "account", "generation"],
  },
  webhook_secret: {
    byte: 2,
    sealedBy: "tenant",
    plaintextBytes: 64 * kib,
    slots: ["connectionId", "row", null, null, "generation"],
  },
  stored_body: {
    byte: 3,
    sealedBy: "tenant",
    plaintextBytes: 256 * kib,
    slots: ["connectionId", "row", null, null, null],
  },
  wrapped_key: {
    byte: 4,
    sealedBy: null,
    plaintextBytes: 64 * kib,
    slots: ["connectionId", "keyId", null, null, null],
  },
  cursor: {
    byte: 5,
    sealedBy: "tenant",
    plaintextBytes: 64 * kib,
    slots: ["connectionId", null, null, null, null, "resource", "filterHash", "sort"],
  },
} as const satisfies { [P in Purpose]: PurposeRule<P> };

/**
 * The context as the bytes that GCM authenticates: each field as `u16 big-endian length ‖ UTF-8`. Two contexts never
 * share an encoding; one that could (an empty id, a lone surrogate) or that is too long is a VaultError `invalid_context`.
 */
export const encodeContext = (deploymentId: string, context: AnyContext): Buffer => {
  const fields: { [S in Slot<Purpose>]?: string | number | null } = context;
  const given = purposes[context.purpose].slots.map((slot) => (slot === null ? null : fields[slot]));
  const texts = [deploymentId, context.tenantId, ...given].map(toText);
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + 2 + lengthOf(text), 0));
  let at = 0;
  for (const text of texts) {
    at = bytes.writeUInt16BE(lengthOf(text), at);
    at += bytes.write(text, at, "utf8");
  }
  return bytes;
};

const toText = (value: string | number | null | undefined): string => {
  if (value === null) return "";
  const text = typeof value === "number" ? toDecimal(value) : value;
  // A field that is missing, or empty, would read the same as one that does not apply.
  if (text === undefined || text === "" || !text.isWellFormed()) throw new VaultError("invalid_context");
  return text;
};

const longestField = 0xffff;

const lengthOf = (text: string): number => {
  const bytes = Buffer.byteLength(text, "utf8");
  if (bytes > longestField) throw new VaultError("invalid_context");
  return bytes;
};

const toDecimal = (value: number): string => {
  if (!Number.isSafeInteger(value) || value < 0) throw new VaultError("invalid_context");
  return String(value);
};

/** Bytes behind their own length as `u16 big-endian`; more than 65 535 of them are a VaultError `invalid_context`. */
export const frame = (bytes: Uint8Array): Buffer => {
  if (bytes.length > longestField) throw new VaultError("invalid_context");
  const framed = Buffer.alloc(2 + bytes.length);
  framed.writeUInt16BE(bytes.length);
  framed.set(bytes, 2);
  return framed;
};
