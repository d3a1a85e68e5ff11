export { checkMasterKey, sealCanary } from "./canary.ts";
export type { CanaryDeps } from "./canary.ts";
export type { DataKeyRecord, DataKeyStore } from "./data-key.ts";
export type { KekHealth } from "./kek-health.ts";
export type { KeyWrapper, WrapFor, Wrapping } from "./key-wrapper.ts";
export { createKmsWrapper } from "./kms-wrapper.ts";
export type { KmsOptions, KmsWrapper } from "./kms-wrapper.ts";
export { toLocalWrapper } from "./local-wrapper.ts";
export { loadLocalMasterKeys, parseMasterKeys } from "./master-keys.ts";
export type { MasterKey, MasterKeys } from "./master-keys.ts";
export type { Random } from "./primitives.ts";
export type {
  CredentialContext,
  CursorContext,
  SealContext,
  StoredBodyContext,
  WebhookSecretContext,
} from "./seal-context.ts";
export { toSecret } from "./secret.ts";
export type { Secret } from "./secret.ts";
export { openSigner, rewrapSigningKey, sealSigningKey, toSigner } from "./signer.ts";
export type { PublicKey, Signer } from "./signer.ts";
export { makeUuid } from "./uuid.ts";
export { createVault } from "./vault.ts";
export type { Vault, VaultDeps } from "./vault.ts";
export { VaultError } from "./vault-error.ts";
export type { VaultErrorCode } from "./vault-error.ts";
