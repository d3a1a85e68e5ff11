import type { KeyWrapper } from "./key-wrapper.ts";
import { VaultError } from "./vault-error.ts";

/**
 * What the key-encryption key said last: `degraded` when it could not be reached, so that keys in use are bridged for as
 * long as they may be; `refused` when it turned us away, so that nothing it wraps opens and somebody must be woken.
 */
export type KekHealth = "ok" | "degraded" | "refused";

/** The same wrapper, and what its last answer told. */
export const watchWrapper = (wrapper: KeyWrapper): { wrapper: KeyWrapper; health: () => KekHealth } => {
  let health: KekHealth = "ok";
  const noting =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      try {
        const answer = await call(...given);
        health = "ok";
        return answer;
      } catch (error) {
        health = healthAfter(error);
        throw error;
      }
    };
  return {
    wrapper: {
      generate: noting(wrapper.generate),
      unwrap: noting(wrapper.unwrap),
      rewrap: noting(wrapper.rewrap),
      isCurrent: wrapper.isCurrent,
    },
    health: () => health,
  };
};

/** A wrapping that is damaged says nothing about the key: it answered. */
const healthAfter = (error: unknown): KekHealth => {
  if (!(error instanceof VaultError)) return "degraded";
  return error.code === "kek_unavailable" ? "degraded" : error.code === "kek_refused" ? "refused" : "ok";
};
