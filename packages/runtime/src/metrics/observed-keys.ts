import { type KeyWrapper, type Vault, VaultError } from "@portico/vault";
import type { Metrics } from "./metrics.ts";

/** The same key-encryption key; each call of it is counted. */
export const observeWrapper = (wrapper: KeyWrapper, metrics: Pick<Metrics, "onKekCall">): KeyWrapper => {
  const counted =
    <Given extends unknown[], Answer>(operation: string, call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      try {
        const answer = await call(...given);
        metrics.onKekCall(operation, "ok");
        return answer;
      } catch (error) {
        metrics.onKekCall(operation, error instanceof VaultError ? error.code : "failed");
        throw error;
      }
    };
  return {
    ...wrapper,
    generate: counted("generate", wrapper.generate),
    unwrap: counted("unwrap", wrapper.unwrap),
    rewrap: counted("rewrap", wrapper.rewrap),
  };
};

/** The same vault; each use of a key is counted, so that its share of calls to the key-encryption key can be told. */
export const observeVault = (vault: Vault, metrics: Pick<Metrics, "onSecret">): Vault => ({
  ...vault,
  seal: (...given) => {
    metrics.onSecret("seal");
    return vault.seal(...given);
  },
  open: (...given) => {
    metrics.onSecret("open");
    return vault.open(...given);
  },
});
