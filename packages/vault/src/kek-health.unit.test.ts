import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { codeOf, deploymentId, newMasterKeys, tenantId } from "./fixture.ts";
import { watchWrapper } from "./kek-health.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { VaultError } from "./vault-error.ts";

const owner = { deploymentId, tenantId, keyId: deploymentId };

const watch = () => {
  const local = toLocalWrapper(newMasterKeys(), randomBytes);
  const kek: { failure: Error | undefined } = { failure: undefined };
  const failing =
    <Given extends unknown[], Answer>(call: (...given: Given) => Promise<Answer>) =>
    (...given: Given): Promise<Answer> =>
      kek.failure === undefined ? call(...given) : Promise.reject(kek.failure);
  const wrapper: KeyWrapper = {
    ...local,
    generate: failing(local.generate),
    unwrap: failing(local.unwrap),
    rewrap: failing(local.rewrap),
  };
  return { kek, ...watchWrapper(wrapper) };
};

describe("the health of the key above", () => {
  it("is good before anything was asked of it", () => {
    expect(watch().health()).toBe("ok");
  });

  it.each([
    { told: "degraded", failure: new VaultError("kek_unavailable") },
    { told: "degraded", failure: new Error("nobody knows what this is") },
    { told: "refused", failure: new VaultError("kek_refused") },
    // It answered: what is damaged is the one wrapping.
    { told: "ok", failure: new VaultError("kek_corrupt") },
    { told: "ok", failure: new VaultError("not_authentic") },
  ])("is $told after $failure, whatever it was asked, until it answers again", async ({ told, failure }) => {
    const { wrapper, health, kek } = watch();
    const { wrapped, kekRef } = await wrapper.generate(owner);
    const questions = [
      () => wrapper.generate(owner),
      () => wrapper.unwrap(owner, wrapped, kekRef),
      () => wrapper.rewrap(owner, wrapped, kekRef),
    ];
    for (const ask of questions) {
      kek.failure = failure;
      await expect(ask()).rejects.toBe(failure);
      expect(health()).toBe(told);
      kek.failure = undefined;
      await ask();
      expect(health()).toBe("ok");
    }
  });

  it("is not judged by what costs no question", async () => {
    const { wrapper, health, kek } = watch();
    const { kekRef } = await wrapper.generate(owner);
    kek.failure = new VaultError("kek_refused");
    expect(await codeOf(wrapper.generate(owner))).toBe("kek_refused");
    expect([wrapper.isCurrent(kekRef), wrapper.isCurrent("local:other")]).toEqual([true, false]);
    expect(health()).toBe("refused");
  });
});
