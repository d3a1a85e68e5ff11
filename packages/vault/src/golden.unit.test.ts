import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkMasterKey, sealCanary } from "./canary.ts";
import type { DataKeyRecord } from "./data-key.ts";
import { createMemoryStore } from "./fixture.ts";
import { toLocalWrapper } from "./local-wrapper.ts";
import { parseMasterKeys } from "./master-keys.ts";
import type { Random } from "./primitives.ts";
import type { SealContext } from "./seal-context.ts";
import { createVault } from "./vault.ts";

// Written by another implementation (Python's `cryptography`) from the format's wording. They are never regenerated: a
// change that fails here cannot read what is stored.
const golden = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8"));

interface GoldenKey {
  random: string[];
  record: Omit<DataKeyRecord, "wrapped"> & { wrapped: string };
}
interface GoldenRecord {
  context: SealContext;
  random: string[];
  plaintext: string;
  sealed: string;
}

const bytes = (hex: string): Buffer => Buffer.from(hex, "hex");
const recordOf = ({ record }: GoldenKey): DataKeyRecord => ({ ...record, wrapped: bytes(record.wrapped) });

const frozen = golden("wrapped_key") as {
  deploymentId: string;
  masterKey: string;
  masterKeyId: string;
  tenantKey: GoldenKey;
  connectionKey: GoldenKey;
};
const { deploymentId } = frozen;

/** The frozen deployment, whose randomness is the given list. */
const openGolden = (random: string[]) => {
  const queue = random.map(bytes);
  const draw: Random = (count) => {
    // When a held key is renewed is drawn as well, two bytes each, and stands in no file.
    if (count === 2) return Buffer.alloc(count);
    const next = queue.shift();
    if (next?.length !== count) throw new Error(`the golden file has no ${count} bytes here`);
    return next;
  };
  const store = createMemoryStore();
  const wrapper = toLocalWrapper(parseMasterKeys(frozen.masterKey, "golden"), draw);
  const vault = createVault({ deploymentId, keys: store.keys, wrapper, now: () => 0, random: draw });
  return { vault, store, wrapper };
};

const openStored = (random: string[] = []) => {
  const opened = openGolden(random);
  opened.store.insert(recordOf(frozen.tenantKey));
  opened.store.insert(recordOf(frozen.connectionKey));
  return opened;
};

describe("golden files", () => {
  it("a master key keeps its id", () => {
    expect(parseMasterKeys(frozen.masterKey, "golden")[0].id).toBe(frozen.masterKeyId);
  });

  it("a tenant key is wrapped by the master key as ever", async () => {
    const { vault } = openGolden(frozen.tenantKey.random);
    const record = recordOf(frozen.tenantKey);
    expect(await vault.createTenantKey(record.tenantId)).toEqual(record);
  });

  it("a connection key is wrapped by the tenant key as ever", async () => {
    const { vault, store } = openGolden(frozen.connectionKey.random);
    const record = recordOf(frozen.connectionKey);
    store.insert(recordOf(frozen.tenantKey));
    expect(await vault.createConnectionKey(record.tenantId, "con_golden")).toEqual(record);
  });

  describe.each(["provider_credential", "webhook_secret", "stored_body", "cursor"])("%s", (purpose) => {
    const { context, random, plaintext, sealed } = golden(purpose) as GoldenRecord;

    it("opens for ever", async () => {
      const { vault } = openStored();
      expect((await vault.open(context, bytes(sealed))).toString("utf8")).toBe(plaintext);
    });

    it("is sealed to the same bytes as ever", async () => {
      const { vault } = openStored(random);
      expect((await vault.seal(context, Buffer.from(plaintext))).toString("hex")).toBe(sealed);
    });
  });

  it("a tenant's HMAC stays the same", async () => {
    const { label, data, hmac } = golden("tenant_hmac") as Record<"label" | "data" | "hmac", string>;
    const { vault } = openStored();
    expect((await vault.tenantHmac("ten_golden", label, Buffer.from(data))).toString("hex")).toBe(hmac);
  });

  it("the canary is made and opens as ever", async () => {
    const { canary, random } = golden("canary") as { canary: string; random: string[] };
    const { wrapper } = openGolden(random);
    expect((await sealCanary({ deploymentId, wrapper })).toString("hex")).toBe(canary);
    await expect(checkMasterKey({ deploymentId, wrapper }, bytes(canary))).resolves.toBeUndefined();
  });
});
