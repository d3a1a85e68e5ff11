import type { SealingKey } from "./sealed-record.ts";
import { VaultError } from "./vault-error.ts";

/** A tenant's key as it was unwrapped: by which key-encryption key, and from what. */
export interface TenantKey extends SealingKey {
  tenantId: string;
  kekRef: string;
  wrapped: Uint8Array;
}

export interface KekGuardDeps {
  /** The keys that could still be used, the one used last first. */
  held: () => Iterable<TenantKey>;
  /** Whether the store still keeps this key, and under the same key-encryption key. */
  isKept: (key: TenantKey) => Promise<boolean>;
  unwrap: (key: TenantKey) => Promise<Buffer>;
  drop: (matches: (key: TenantKey) => boolean) => void;
}

/** Notices that a key-encryption key was withdrawn while keys that it unwrapped are held. */
export interface KekGuard {
  /** Throws `kek_refused` from the question that was refused until one that is not. */
  assertUsable: (kekRef: string) => void;
  /**
   * Asks each key-encryption key in use for one thing it has done before. A refusal drops everything it has unwrapped;
   * silence drops nothing. Never fails.
   */
  probe: () => Promise<void>;
  isRefused: () => boolean;
}

export const createKekGuard = ({ held, isKept, unwrap, drop }: KekGuardDeps): KekGuard => {
  /** By key-encryption key, what it refused to unwrap: the question to be asked again. */
  const refused = new Map<string, TenantKey>();

  /** For each key-encryption key one that it did unwrap. Of one that was left by all its keys there is none. */
  const findSpecimens = async (): Promise<Map<string, TenantKey>> => {
    const specimens = new Map<string, TenantKey>();
    for (const key of [...refused.values(), ...held()])
      if (!specimens.has(key.kekRef) && (await isKept(key))) specimens.set(key.kekRef, key);
    return specimens;
  };

  const ask = async (specimen: TenantKey): Promise<void> => {
    const { kekRef } = specimen;
    try {
      (await unwrap(specimen)).fill(0);
      refused.delete(kekRef);
    } catch (error) {
      const code = error instanceof VaultError ? error.code : "kek_unavailable";
      if (code === "kek_unavailable") return;
      if (code !== "kek_refused") {
        // It answered, and what it would not open is this one wrapping.
        refused.delete(kekRef);
        return drop((key) => key.id === specimen.id);
      }
      refused.set(kekRef, specimen);
      drop((key) => key.kekRef === kekRef);
    }
  };

  return {
    assertUsable: (kekRef) => {
      if (refused.has(kekRef)) throw new VaultError("kek_refused");
    },
    probe: async () => {
      const specimens = await findSpecimens();
      for (const kekRef of refused.keys()) if (!specimens.has(kekRef)) refused.delete(kekRef);
      await Promise.all(specimens.values().map(ask));
    },
    isRefused: () => refused.size > 0,
  };
};
