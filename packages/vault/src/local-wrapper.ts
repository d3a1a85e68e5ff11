import type { KeyWrapper, WrapFor } from "./key-wrapper.ts";
import type { MasterKey, MasterKeys } from "./master-keys.ts";
import { keyBytes } from "./primitives.ts";
import type { Random } from "./primitives.ts";
import { VaultError } from "./vault-error.ts";
import { unwrapKey, wrapKey } from "./wrapped-key.ts";
import type { KeyOwner } from "./wrapped-key.ts";

/** A KeyWrapper on local master keys: the first wraps, all unwrap. A key it was not given is `kek_refused`. */
export const toLocalWrapper = (masterKeys: MasterKeys, random: Random): KeyWrapper => {
  const byRef = new Map(masterKeys.map((masterKey) => [refOf(masterKey), masterKey]));
  const [first] = masterKeys;

  return {
    generate: async (owner) => {
      const key = random(keyBytes);
      return { key, wrapped: wrapKey(first, tenantLevel(owner), key, random), kekRef: refOf(first) };
    },
    unwrap: async (owner, wrapped, kekRef) => {
      const masterKey = byRef.get(kekRef);
      if (masterKey === undefined) throw new VaultError("kek_refused");
      return unwrapKey(masterKey, tenantLevel(owner), wrapped);
    },
  };
};

const refOf = ({ id }: MasterKey): string => `local:${id}`;
const tenantLevel = (owner: WrapFor): KeyOwner => ({ ...owner, connectionId: null });
