import { VaultError, type VaultErrorCode } from "@portico/vault";

/**
 * Whether the vault found no key of the owner's own. While its row is there an owner has one, so that this is what a call
 * meets whose tenant or connection was deleted under it, until everybody knows. Where the row is there, it is a fault.
 */
export const isWithoutKey = (error: unknown): boolean => error instanceof VaultError && codes.has(error.code);
const codes = new Set<VaultErrorCode>(["no_active_key", "unknown_key", "destroyed_key", "wrong_key"]);
