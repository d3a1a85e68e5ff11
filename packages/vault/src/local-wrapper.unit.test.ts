import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkMasterKey, sealCanary } from "./canary.ts";
import { codeOf, deploymentId, newMasterKeys, tenantId } from "./fixture.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { VaultError } from "./vault-error.ts";

const owner = { deploymentId, tenantId, keyId: "00000000-0000-4000-8000-0000000000a1" };
const [older] = newMasterKeys();
const [newer] = newMasterKeys();
const before = toLocalWrapper([older], randomBytes);
const during = toLocalWrapper([newer, older], randomBytes);
const after = toLocalWrapper([newer], randomBytes);

describe("local master keys", () => {
  it("unwrap what any of them wrapped, and the first wraps", async () => {
    const old = await before.generate(owner);
    const fresh = await during.generate(owner);
    expect(old.kekRef).toBe(`local:${older.id}`);
    expect(fresh.kekRef).toBe(`local:${newer.id}`);
    expect(await during.unwrap(owner, old.wrapped, old.kekRef)).toEqual(old.key);
    expect(await after.unwrap(owner, fresh.wrapped, fresh.kekRef)).toEqual(fresh.key);
  });

  it("that are no longer listed are refused, as is one of another kind", async () => {
    const { wrapped, kekRef } = await before.generate(owner);
    expect(await codeOf(after.unwrap(owner, wrapped, kekRef))).toBe("kek_refused");
    expect(await codeOf(before.unwrap(owner, wrapped, "arn:aws:kms:eu-west-1:1:key/1"))).toBe("kek_refused");
  });

  it("unwrap a key for no other tenant, deployment or key id", async () => {
    const { wrapped, kekRef } = await before.generate(owner);
    for (const other of [{ tenantId: "ten_b" }, { deploymentId: owner.keyId }, { keyId: deploymentId }]) {
      expect(await codeOf(before.unwrap({ ...owner, ...other }, wrapped, kekRef))).toBe("not_authentic");
    }
  });

  it("are not fooled by a reference to another key than the one that wrapped", async () => {
    const { wrapped } = await before.generate(owner);
    expect(await codeOf(during.unwrap(owner, wrapped, `local:${newer.id}`))).toBe("wrong_key");
  });
});

describe("the canary", () => {
  it("opens while its master key is listed, and stops the start once it is not", async () => {
    const canary = await sealCanary({ deploymentId, wrapper: before });
    await expect(checkMasterKey({ deploymentId, wrapper: during }, canary)).resolves.toBeUndefined();
    await expect(checkMasterKey({ deploymentId, wrapper: after }, canary)).rejects.toMatchObject({
      code: "master_key_foreign",
      message: "the master key cannot be used: it does not open what this deployment has stored",
    });
  });

  it("opens for no other deployment, and in no other form", async () => {
    const canary = await sealCanary({ deploymentId, wrapper: before });
    expect(await codeOf(checkMasterKey({ deploymentId: owner.keyId, wrapper: before }, canary))).toBe(
      "master_key_foreign",
    );
    for (let length = 0; length < canary.length; length += 1) {
      const cut = checkMasterKey({ deploymentId, wrapper: before }, canary.subarray(0, length));
      expect(await codeOf(cut), `${length} bytes`).toBe("master_key_foreign");
    }
  });

  it("calls a key that cannot be reached unreachable, not wrong", async () => {
    const unreachable: KeyWrapper = {
      ...before,
      unwrap: () => Promise.reject(new VaultError("kek_unavailable")),
    };
    const canary = await sealCanary({ deploymentId, wrapper: before });
    expect(await codeOf(checkMasterKey({ deploymentId, wrapper: unreachable }, canary))).toBe("kek_unavailable");
  });
});
