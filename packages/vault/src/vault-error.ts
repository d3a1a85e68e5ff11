const didNotOpen = "the sealed value did not open";
const masterKeyUnusable = "the master key cannot be used";

/** One fixed sentence per code. Everything that can go wrong while opening shares one, so that no caller can tell apart. */
const sentences = {
  malformed: didNotOpen,
  unknown_suite: didNotOpen,
  wrong_purpose: didNotOpen,
  unknown_key: didNotOpen,
  wrong_key: didNotOpen,
  destroyed_key: didNotOpen,
  not_committed: didNotOpen,
  not_authentic: didNotOpen,
  too_large: "the value is larger than its purpose allows",
  invalid_context: "the context does not name one owner",
  no_active_key: "the owner has no active data key",
  kek_unavailable: "the key that wraps the data keys cannot be reached",
  kek_refused: "the key that wraps the data keys was refused",
  kek_corrupt: didNotOpen,
  master_key_missing: masterKeyUnusable,
  master_key_invalid: masterKeyUnusable,
  master_key_exposed: masterKeyUnusable,
  master_key_foreign: masterKeyUnusable,
} as const;

/** Why the vault refused. For logs, alerts and branching inside the process; never for an API answer. */
export type VaultErrorCode = keyof typeof sentences;

/**
 * The one error of this package. Branch on `code`. The message never holds key material, plaintext or an owner's ids;
 * a detail for the operator follows only the `master_key_*` codes, which stop a start, and `kek_unavailable` and
 * `kek_refused`, where it is the name that the KMS gave to its failure.
 */
export class VaultError extends Error {
  override readonly name = "VaultError";
  readonly code: VaultErrorCode;

  constructor(code: VaultErrorCode, detail?: string) {
    super(detail === undefined ? sentences[code] : `${sentences[code]}: ${detail}`);
    this.code = code;
  }
}
