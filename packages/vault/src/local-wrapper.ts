import type { KeyWrapper, WrapFor, Wrapping } from "./key-wrapper.ts";
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

  const wrap = (owner: WrapFor, key: Uint8Array): Wrapping => ({
    wrapped: wrapKey(first, tenantLevel(owner), key, random),
    kekRef: refOf(first),
  });
  const unwrap: KeyWrapper["unwrap"] = async (owner, wrapped, kekRef) => {
    const masterKey = byRef.get(kekRef);
    if (masterKey === undefined) throw new VaultError("kek_refused");
    return unwrapKey(masterKey, tenantLevel(owner), wrapped);
  };

  return {
    generate: async (owner) => {
      const key = random(keyBytes);
      return { key, ...wrap(owner, key) };
    },
    unwrap,
    rewrap: async (owner, wrapped, kekRef) => {
      const key = await unwrap(owner, wrapped, kekRef);
      const rewrapped = wrap(owner, key);
      key.fill(0);
      return rewrapped;
    },
    isCurrent: (kekRef) => kekRef === refOf(first),
  };
};

const refOf = ({ id }: MasterKey): string => `local:${id}`;
const tenantLevel = (owner: WrapFor): KeyOwner => ({ ...owner, connectionId: null });
