import type { Connector, Provider, Target } from "@portico/connector";
import type { Database } from "@portico/db";
import type { Limiter } from "@portico/limiter";
import type { createIds } from "@portico/model";
import type { Vault } from "@portico/vault";

/** What the use cases stand on; joined in runtime. */
export interface Deps {
  db: Database;
  vault: Vault;
  limiter: Limiter;
  connector: Connector;
  providers: readonly Provider[];
  /** Where an account lives: the provider's own origin, or what the operator has set in its place. */
  targetOf: (provider: Provider, subdomain: string) => Target;
  /** Overrides the length of every rate window: for tests. */
  windowMs?: number | undefined;
  /** SHA-256 of the operator's token. */
  operatorTokenHash: Uint8Array;
  newId: ReturnType<typeof createIds>;
  now: () => number;
  random: (bytes: number) => Buffer;
  /** Told of what failed in work that no caller waits for. */
  onLateFailure: (what: string, error: unknown) => void;
}
