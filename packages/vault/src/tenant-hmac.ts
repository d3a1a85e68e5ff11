import { timingSafeEqual } from "node:crypto";
import { hkdfSha512, hmacSha256, keyBytes, takeKey } from "./primitives.ts";
import type { SealingKey } from "./sealed-record.ts";
import { fromUuid, toUuid } from "./uuid.ts";
import { VaultError } from "./vault-error.ts";

const keyIdBytes = 16;
const macBytes = 32;

/** Key id ‖ HMAC-SHA-256 under a key derived for this label. The id in front lets a tenant key be replaced. */
export const makeTenantHmac = (by: SealingKey, label: string, data: Uint8Array): Buffer => {
  const keyId = fromUuid(by.id);
  if (keyId === undefined) throw new VaultError("unknown_key");
  const info = Buffer.from(`portico/s1/hmac/${label}`, "utf8");
  const derived = takeKey(hkdfSha512(by.key, Buffer.alloc(0), info, keyBytes));
  return Buffer.concat([keyId, hmacSha256(derived, data)]);
};

/** Id of the tenant key that made an HMAC. */
export const hmacKeyId = (hmac: Uint8Array): string => {
  if (hmac.length !== keyIdBytes + macBytes) throw new VaultError("malformed");
  return toUuid(hmac.subarray(0, keyIdBytes));
};

/** Whether the HMAC is this key's for label and data, in constant time. */
export const isTenantHmac = (by: SealingKey, label: string, data: Uint8Array, hmac: Uint8Array): boolean =>
  timingSafeEqual(makeTenantHmac(by, label, data), hmac);
