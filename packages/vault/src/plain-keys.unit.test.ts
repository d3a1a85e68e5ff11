import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkMasterKey, sealCanary } from "./canary.ts";
import { connectionId, deploymentId, newMasterKeys, openTestVault, tenantId } from "./fixture.ts";
import type { KeyWrapper } from "./key-wrapper.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { openSigner, sealSigningKey } from "./signer.ts";

/** A wrapper that remembers the buffers in which it handed out keys. */
const remembering = () => {
  const handedOut: Buffer[] = [];
  const local = toLocalWrapper(newMasterKeys(), randomBytes);
  const wrapper: KeyWrapper = {
    ...local,
    generate: async (owner) => {
      const made = await local.generate(owner);
      handedOut.push(made.key);
      return made;
    },
    unwrap: async (...args) => {
      const key = await local.unwrap(...args);
      handedOut.push(key);
      return key;
    },
  };
  return { wrapper, handedOut };
};

const zeros = Buffer.alloc(32);

describe("the bytes of a key are overwritten once they are used", () => {
  it("of a new tenant, and of one whose key was unwrapped", async () => {
    const { wrapper, handedOut } = remembering();
    const { vault } = await openTestVault({ wrapper });
    await vault.tenantHmac(tenantId, "a test", Buffer.from("x"));
    expect(handedOut).toEqual([zeros, zeros]);
  });

  it("of a new connection", async () => {
    const drawn: Buffer[] = [];
    const draw = (bytes: number): Buffer => {
      const fresh = randomBytes(bytes);
      drawn.push(fresh);
      return fresh;
    };
    const { vault } = await openTestVault({ random: draw });
    drawn.length = 0;
    await vault.createConnectionKey(tenantId, connectionId);
    expect(drawn.find((bytes) => bytes.length === 32)).toEqual(zeros);
  });

  it("of a new signing key, and of one that was opened", async () => {
    const { wrapper, handedOut } = remembering();
    await openSigner({ deploymentId, wrapper }, await sealSigningKey({ deploymentId, wrapper }));
    expect(handedOut).toEqual([zeros, zeros]);
  });

  it("of the canary", async () => {
    const { wrapper, handedOut } = remembering();
    await checkMasterKey({ deploymentId, wrapper }, await sealCanary({ deploymentId, wrapper }));
    expect(handedOut).toEqual([zeros, zeros]);
  });
});
