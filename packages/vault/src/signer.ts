import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { type DeploymentKeyDeps, makeDeploymentKey, openDeploymentKey, rewrapDeploymentKey } from "./deployment-key.ts";

/** A public key of Ed25519 as a JSON Web Key (RFC 8037); `kid` is its thumbprint (RFC 7638). */
export interface PublicKey {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
}

/** Signs for the deployment with Ed25519. */
export interface Signer {
  publicKey: PublicKey;
  /** 64 bytes. */
  sign: (data: Uint8Array) => Buffer;
}

/** A new signing key in the form in which it is stored, by compare-and-set like the canary. */
export const sealSigningKey = async (deps: DeploymentKeyDeps): Promise<Buffer> => {
  const { key, sealed } = await makeDeploymentKey(deps, "audit");
  key.fill(0);
  return sealed;
};

/** The signer of a stored key. Fails like `KeyWrapper.unwrap`. */
export const openSigner = async (deps: DeploymentKeyDeps, sealed: Uint8Array): Promise<Signer> =>
  toSigner(await openDeploymentKey(deps, "audit", sealed));

/** The same signing key under the key-encryption key that wraps now. */
export const rewrapSigningKey = (deps: DeploymentKeyDeps, sealed: Uint8Array): Promise<Buffer> =>
  rewrapDeploymentKey(deps, "audit", sealed);

/** Takes a seed of 32 bytes over (RFC 8032), and overwrites it. */
export const toSigner = (seed: Buffer): Signer => {
  const encoded = Buffer.concat([pkcs8Head, seed]);
  const key = createPrivateKey({ key: encoded, format: "der", type: "pkcs8" });
  encoded.fill(0);
  seed.fill(0);
  const x = createPublicKey(key).export({ format: "jwk" }).x ?? "";
  const thumbprint = createHash("sha256").update(JSON.stringify({ crv: "Ed25519", kty: "OKP", x }));
  return {
    publicKey: { kty: "OKP", crv: "Ed25519", x, kid: thumbprint.digest("base64url") },
    sign: (data) => sign(null, data, key),
  };
};

/** What goes before the seed of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");
