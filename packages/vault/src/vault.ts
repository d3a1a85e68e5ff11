import type { DataKeyRecord } from "./data-key.ts";
import { watchWrapper } from "./kek-health.ts";
import type { KekHealth } from "./kek-health.ts";
import { activeOf, createKeyIssuer } from "./key-issuer.ts";
import type { KeyIssuer } from "./key-issuer.ts";
import { createKeyRing } from "./key-ring.ts";
import type { KeyRingDeps } from "./key-ring.ts";
import { encodeContext, purposes } from "./seal-context.ts";
import type { SealContext } from "./seal-context.ts";
import { createRecordOpener, parseRecord, sealRecord } from "./sealed-record.ts";
import type { Binding } from "./sealed-record.ts";
import { hmacKeyId, isTenantHmac, makeTenantHmac } from "./tenant-hmac.ts";

/** What a vault stands on. `now` counts ms on any clock that does not go back; only differences are used. */
export type VaultDeps = KeyRingDeps;

/** Seals and opens everything secret at rest. Every failure is a VaultError, or the store's own error passed through. */
export interface Vault extends KeyIssuer {
  /**
   * Seals for an owner, in the format PTS1: 114 bytes longer than the plaintext, which is at most 64 KiB (256 KiB for
   * stored bodies). Sealed by the owner's active key, or by the one given: a record that is only about to be stored,
   * together with what it seals.
   */
  seal: (context: SealContext, plaintext: Uint8Array, by?: DataKeyRecord) => Promise<Buffer>;
  /** The plaintext, for the very context it was sealed for. Nothing else opens, and nothing is released in doubt. */
  open: (context: SealContext, sealed: Uint8Array) => Promise<Buffer>;
  /**
   * A keyed hash of `data` that only this tenant's key can make, 48 bytes. Labels part its uses. Two of them are equal
   * for equal data until the tenant's key is replaced: to compare for longer, ask `verifyTenantHmac`.
   */
  tenantHmac: (tenantId: string, label: string, data: Uint8Array) => Promise<Buffer>;
  /** Whether `hmac` was made by `tenantHmac` for the same tenant, label and data, under its present key or an earlier one. */
  verifyTenantHmac: (tenantId: string, label: string, data: Uint8Array, hmac: Uint8Array) => Promise<boolean>;
  /**
   * Drops the unwrapped keys of a connection, or of a tenant and all its connections. To call in every process once the
   * stored keys are destroyed or replaced; from then on what a destroyed key has sealed opens for nobody.
   */
  forget: (tenantId: string, connectionId?: string) => void;
  /**
   * Tells the stored key epoch, which is to rise in every transaction that destroys, replaces or rewraps a key. Once it is
   * another than before, no key is used until its record has been read anew; a KMS is not asked for that. To call every
   * few seconds in every process: `forget` may get lost on its way, this cannot.
   */
  setEpoch: (epoch: number) => void;
  /**
   * Asks each key-encryption key whose work is in use whether it may still be used, by one call; a refusal drops all that
   * it has unwrapped, and holds until it is asked again and agrees. To call every 5 s in every process; never fails.
   */
  probe: () => Promise<void>;
  /** What the key-encryption key said when it was last asked; of several, the worst that stands. */
  health: () => KekHealth;
  /** Drops every unwrapped key. */
  close: () => void;
}

/** A vault over a store of wrapped keys and the key that wraps them. Opens nothing by itself; `close` when done. */
export const createVault = (given: VaultDeps): Vault => {
  const { wrapper, health } = watchWrapper(given.wrapper);
  const deps = { ...given, wrapper };
  const ring = createKeyRing(deps);
  const { deploymentId, random } = deps;
  const openRecord = createRecordOpener();
  const bindingOf = (context: SealContext): Binding => ({
    purpose: purposes[context.purpose],
    context: encodeContext(deploymentId, context),
  });

  return {
    ...createKeyIssuer(deps, ring),
    seal: async (context, plaintext, by) => {
      const binding = bindingOf(context);
      const connectionId = sealedFor(context);
      const key = await (by === undefined
        ? ring.active(context.tenantId, connectionId)
        : ring.ofRecord(activeOf(by, context.tenantId, connectionId)));
      return sealRecord(key, binding, plaintext, random);
    },
    open: async (context, sealed) => {
      const binding = bindingOf(context);
      const record = parseRecord(sealed, binding.purpose);
      const key = await ring.byId(context.tenantId, sealedFor(context), record.keyId);
      return openRecord(key, binding.context, record);
    },
    tenantHmac: async (tenantId, label, data) => makeTenantHmac(await ring.active(tenantId, null), label, data),
    verifyTenantHmac: async (tenantId, label, data, hmac) => {
      const key = await ring.byId(tenantId, null, hmacKeyId(hmac));
      return isTenantHmac(key, label, data, hmac);
    },
    forget: ring.forget,
    setEpoch: ring.setEpoch,
    probe: ring.probe,
    health: () => (ring.isRefused() ? "refused" : health()),
    close: ring.close,
  };
};

/** Whose key seals for this context: the connection's, or the tenant's (null). */
const sealedFor = (context: SealContext): string | null =>
  purposes[context.purpose].sealedBy === "connection" ? context.connectionId : null;
