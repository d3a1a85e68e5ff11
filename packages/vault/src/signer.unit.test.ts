import { createPublicKey, randomBytes, verify } from "node:crypto";
import { expect, test } from "vitest";
import { toLocalWrapper } from "./local-wrapper.ts";
import { parseMasterKeys } from "./master-keys.ts";
import { openSigner, type PublicKey, rewrapSigningKey, sealSigningKey, toSigner } from "./signer.ts";

const deploymentId = "0d4c6f3e-5f0a-4b9e-9a53-0d6a5bbf7c11";
const newKey = (): string => randomBytes(32).toString("base64");
const wrapperOf = (...keys: string[]) => toLocalWrapper(parseMasterKeys(keys.join(","), "a test"), randomBytes);
const isSigned = (key: PublicKey, data: Uint8Array, signature: Uint8Array): boolean =>
  verify(null, data, createPublicKey({ key: { ...key }, format: "jwk" }), signature);

test("a seed signs as RFC 8032 says, and is overwritten", () => {
  const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
  const { publicKey, sign } = toSigner(seed);
  expect(Buffer.from(publicKey.x, "base64url").toString("hex")).toBe(
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
  );
  // The thumbprint that RFC 8037 gives for this key.
  expect(publicKey.kid).toBe("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  expect(sign(Buffer.alloc(0)).toString("hex")).toBe(
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
  );
  expect(seed.equals(Buffer.alloc(32))).toBe(true);
});

test("a stored key signs alike in every process, and under the next key-encryption key", async () => {
  const [old, next] = [newKey(), newKey()];
  const data = Buffer.from("data");
  const sealed = await sealSigningKey({ deploymentId, wrapper: wrapperOf(old) });
  const first = await openSigner({ deploymentId, wrapper: wrapperOf(old) }, sealed);
  const moved = await rewrapSigningKey({ deploymentId, wrapper: wrapperOf(next, old) }, sealed);
  const second = await openSigner({ deploymentId, wrapper: wrapperOf(next) }, moved);
  expect(second.publicKey).toEqual(first.publicKey);
  expect(isSigned(first.publicKey, data, second.sign(data))).toBe(true);
  expect(isSigned(first.publicKey, Buffer.from("other"), second.sign(data))).toBe(false);
});

test("a stored key opens for its own deployment and key-encryption key alone", async () => {
  const wrapper = wrapperOf(newKey());
  const sealed = await sealSigningKey({ deploymentId, wrapper });
  const elsewhere = { deploymentId: "11111111-5f0a-4b9e-9a53-0d6a5bbf7c11", wrapper };
  await expect(openSigner(elsewhere, sealed)).rejects.toMatchObject({ name: "VaultError" });
  await expect(openSigner({ deploymentId, wrapper: wrapperOf(newKey()) }, sealed)).rejects.toMatchObject({
    code: "kek_refused",
  });
});

test("a signer prints nothing of its key", () => {
  const seed = randomBytes(32);
  const hex = seed.toString("hex");
  expect(JSON.stringify(toSigner(seed))).not.toContain(hex);
});
