import { KMS } from "@aws-sdk/client-kms";
import { checkMasterKey, sealCanary } from "@portico/vault";
import type { DataKeyRecord } from "@portico/vault";
import { describe, expect, it } from "vitest";
import type { TestContext } from "vitest";
import { bodyOf, createKeyTable, deploymentId, openKmsVault, openWrapper, outcomeOf, secret } from "./kms-fixture.ts";
import type { KeyTable } from "./kms-fixture.ts";
import { startKmsServer } from "./kms-server.ts";
import type { KmsServer } from "./kms-server.ts";

const minutes = 60_000;

/** Everything opened here is closed with its own test: some of them run side by side. */
const startKms = async ({ onTestFinished }: TestContext) => {
  const kms = await startKmsServer();
  onTestFinished(kms.close);
  const wrapperOn = async (keyId: string) => {
    const wrapper = await openWrapper(kms, keyId);
    onTestFinished(wrapper.close);
    return wrapper;
  };
  const vaultOn = async (keyId: string, table: KeyTable) => {
    const opened = await openKmsVault(kms, keyId, table);
    onTestFinished(opened.close);
    return opened;
  };
  return { kms, key: kms.createKey(), table: createKeyTable(), wrapperOn, vaultOn };
};

type Opened = Awaited<ReturnType<typeof openKmsVault>>;

/** Stores a tenant's first key and seals one value under it, which leaves the key in that vault's cache. */
const addTenant = async ({ vault, table }: Opened, tenantId: string): Promise<Buffer> => {
  table.put(await vault.createTenantKey(tenantId));
  return vault.seal(bodyOf(tenantId), secret);
};

type Failure = { name: string; code: string; cause: (kms: KmsServer) => void };
const answering = (code: string, ...names: string[]): Failure[] =>
  names.flatMap((name) =>
    (["modelled", "all_400"] as const).map((statuses) => ({
      name: `${name} (${statuses})`,
      code,
      cause: ({ switches }: KmsServer) => Object.assign(switches, { answerWith: name, statuses }),
    })),
  );
const failing = (...faults: ("hang" | "reset" | "html_503")[]): Failure[] =>
  faults.map((fault) => ({
    name: fault,
    code: "kek_unavailable",
    cause: ({ switches }) => Object.assign(switches, { fault }),
  }));

const failures: Failure[] = [
  ...failing("hang", "reset", "html_503"),
  ...answering(
    "kek_unavailable",
    "ThrottlingException",
    "LimitExceededException",
    "KMSInternalException",
    "DependencyTimeoutException",
    "KeyUnavailableException",
    "ExpiredTokenException",
    "UnrecognizedClientException",
  ),
  ...answering(
    "kek_refused",
    "AccessDeniedException",
    "DisabledException",
    "KMSInvalidStateException",
    "NotFoundException",
    "NobodyForesawThisException",
  ),
  ...answering("kek_corrupt", "InvalidCiphertextException", "IncorrectKeyException", "InvalidKeyUsageException"),
];

describe("a vault on a KMS that fails", () => {
  it.concurrent("gives up a call that hangs, after a second attempt and before a third", async (test) => {
    const { kms, key, wrapperOn } = await startKms(test);
    const wrapper = await wrapperOn(key.id);
    kms.switches.fault = "hang";
    expect(await outcomeOf(wrapper.generate({ deploymentId, tenantId: "ten_a", keyId: deploymentId }))).toBe(
      "kek_unavailable",
    );
    expect(kms.counts()["GenerateDataKey"]).toBe(2);
  });

  it.concurrent.for(failures)(
    "answers $name with $code, unless a key it holds may bridge it",
    async (failure, test) => {
      const { kms, key, table, vaultOn } = await startKms(test);
      const [opened, elsewhere] = [await vaultOn(key.id, table), await vaultOn(key.id, table)];
      const { vault, clock } = opened;
      const sealed = {
        stale: await addTenant(opened, "ten_stale"),
        none: await addTenant(elsewhere, "ten_none"),
      };
      clock.nowMs = 20 * minutes;
      const sealedFresh = await addTenant(opened, "ten_fresh");
      const both = (state: "stale" | "none" | "fresh") => {
        const context = bodyOf(`ten_${state}`);
        const value = state === "fresh" ? sealedFresh : sealed[state];
        return Promise.all([outcomeOf(vault.open(context, value)), outcomeOf(vault.seal(context, secret))]);
      };

      failure.cause(kms);
      const bridged = failure.code === "kek_unavailable" ? "opened" : failure.code;
      expect(await Promise.all([both("fresh"), both("stale"), both("none")])).toEqual([
        ["opened", "opened"],
        [bridged, bridged],
        [failure.code, failure.code],
      ]);
      const health = { kek_unavailable: "degraded", kek_refused: "refused", kek_corrupt: "ok" }[failure.code];
      expect(vault.health()).toBe(health);

      // An outage after a refusal does not bring back what the refusal has dropped.
      Object.assign(kms.switches, { fault: null, answerWith: "ExpiredTokenException" });
      clock.nowMs += 2000;
      const later = bridged === "opened" ? "opened" : "kek_unavailable";
      expect(await both("stale")).toEqual([later, later]);

      kms.switches.answerWith = null;
      clock.nowMs += 2000;
      expect(await Promise.all([both("stale"), both("none")])).toEqual([
        ["opened", "opened"],
        ["opened", "opened"],
      ]);
      expect(vault.health()).toBe("ok");
    },
  );

  it("fails no read of a key in use for as long as that may be bridged, and not a moment longer", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const { vault, clock } = await vaultOn(key.id, table);
    table.put(await vault.createTenantKey("ten_a"));
    const context = bodyOf("ten_a");
    const sealed = await vault.seal(context, secret);
    kms.switches.answerWith = "ExpiredTokenException";
    for (; clock.nowMs < 60 * minutes; clock.nowMs += 45_000) {
      expect(await vault.open(context, sealed)).toEqual(secret);
    }
    expect(vault.health()).toBe("degraded");
    expect(await outcomeOf(vault.open(context, sealed))).toBe("kek_unavailable");
  });

  it("opens nothing any more once it was refused, at the latest when ten minutes are over", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const opened = await vaultOn(key.id, table);
    const sealed = await addTenant(opened, "ten_a");
    kms.setKeyState(key.id, "Disabled");
    opened.clock.nowMs = 10 * minutes;
    for (let read = 0; read < 50; read += 1) {
      opened.clock.nowMs += 1500;
      expect(await outcomeOf(opened.vault.open(bodyOf("ten_a"), sealed))).toBe("kek_refused");
    }
    expect(opened.vault.health()).toBe("refused");
  });

  it("rides over what an attempt more can mend", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const opened = await vaultOn(key.id, table);
    Object.assign(kms.switches, { throttleEvery: 2, latencyMs: 20 });
    const sealed = await addTenant(opened, "ten_a");
    expect(await opened.vault.open(bodyOf("ten_a"), sealed)).toEqual(secret);
    expect(opened.vault.health()).toBe("ok");
  });
});

describe("a vault on a KMS under load", () => {
  it("asks once for a thousand first reads of one tenant", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const [first, second] = [await vaultOn(key.id, table), await vaultOn(key.id, table)];
    const sealed = await addTenant(first, "ten_a");
    const before = kms.counts()["Decrypt"] ?? 0;
    const reads = Array.from({ length: 1000 }, () => second.vault.open(bodyOf("ten_a"), sealed));
    expect(new Set((await Promise.all(reads)).map(String))).toEqual(new Set(["s3cret"]));
    expect(kms.counts()["Decrypt"]).toBe(before + 1);
  });

  it("has no more than twenty calls in flight however many tenants it meets at once", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const opened = await vaultOn(key.id, table);
    kms.switches.latencyMs = 5;
    const tenants = Array.from({ length: 200 }, (_, index) => `ten_${index}`);
    await Promise.all(tenants.map((tenantId) => addTenant(opened, tenantId)));
    expect(kms.mostInFlight()).toBe(20);
  });

  it("fails no read while every tenant's key is moved to another key of the KMS", async (test) => {
    const { kms, key, table, vaultOn } = await startKms(test);
    const next = kms.createKey();
    const old = await vaultOn(key.id, table);
    const tenants = Array.from({ length: 20 }, (_, index) => `ten_${index}`);
    const sealed = new Map<string, Buffer>();
    for (const tenantId of tenants) sealed.set(tenantId, await addTenant(old, tenantId));
    const renewed = await vaultOn(next.id, table);

    const outcomes: unknown[] = [];
    const readAll = async (): Promise<void> => {
      for (const { vault } of [old, renewed]) {
        for (const [tenantId, value] of sealed) outcomes.push(await outcomeOf(vault.open(bodyOf(tenantId), value)));
      }
    };
    const state = { isMoving: true };
    const reading = (async () => {
      while (state.isMoving) {
        await readAll();
        for (const { clock } of [old, renewed]) clock.nowMs += 1 * minutes;
      }
    })();
    let epoch = 0;
    for (const row of table.rows.values().toArray()) {
      const moved: DataKeyRecord = await renewed.vault.rewrapTenantKey(row);
      expect(renewed.vault.isCurrentKek(moved.kekRef ?? "")).toBe(true);
      table.put(moved);
      epoch += 1;
      for (const { vault } of [old, renewed]) vault.setEpoch(epoch);
    }
    state.isMoving = false;
    await reading;
    kms.setKeyState(key.id, "PendingDeletion");
    for (const { clock } of [old, renewed]) clock.nowMs += 70 * minutes;
    await readAll();
    expect(outcomes.length).toBeGreaterThanOrEqual(2 * 2 * tenants.length);
    expect(new Set(outcomes)).toEqual(new Set(["opened"]));
  });
});

describe("a key of a KMS", () => {
  it("is named by its ARN in what it wraps, whatever it was called", async (test) => {
    const { kms, wrapperOn } = await startKms(test);
    const { arn, id } = kms.createKey({ alias: "alias/portico" });
    for (const name of [id, arn, "alias/portico"]) {
      const wrapper = await wrapperOn(name);
      const { kekRef } = await wrapper.generate({ deploymentId, tenantId: "ten_a", keyId: deploymentId });
      expect(kekRef).toBe(arn);
      expect(wrapper.isCurrent(kekRef)).toBe(true);
    }
  });

  it("binds what it wraps to four opaque ids, and to these for ever", async (test) => {
    const { kms, key, wrapperOn } = await startKms(test);
    const wrapper = await wrapperOn(key.id);
    const made = await wrapper.generate({ deploymentId, tenantId: "ten_a", keyId: "key_a" });
    const { endpoint, region, credentials } = kms;
    const client = new KMS({ endpoint, region, credentials });
    test.onTestFinished(() => client.destroy());
    const context = {
      "portico:deployment": deploymentId,
      "portico:tenant": "ten_a",
      "portico:key": "key_a",
      "portico:purpose": "wrapped_key",
    };
    const opened = await client.decrypt({ CiphertextBlob: made.wrapped, EncryptionContext: context });
    expect(Buffer.from(opened.Plaintext ?? [])).toEqual(made.key);
  });

  it("unwraps for no other owner, no other key and no altered bytes", async (test) => {
    const { kms, key, wrapperOn } = await startKms(test);
    const wrapper = await wrapperOn(key.id);
    const owner = { deploymentId, tenantId: "ten_a", keyId: deploymentId };
    const { wrapped, kekRef, key: plain } = await wrapper.generate(owner);
    expect(await wrapper.unwrap(owner, wrapped, kekRef)).toEqual(plain);
    for (const other of [{ deploymentId: "x" }, { tenantId: "ten_b" }, { keyId: "x" }]) {
      expect(await outcomeOf(wrapper.unwrap({ ...owner, ...other }, wrapped, kekRef))).toBe("kek_corrupt");
    }
    expect(await outcomeOf(wrapper.unwrap(owner, wrapped, kms.createKey().arn))).toBe("kek_corrupt");
    const flipped = Buffer.from(wrapped);
    flipped.writeUInt8(flipped.readUInt8(40) ^ 1, 40);
    expect(await outcomeOf(wrapper.unwrap(owner, flipped, kekRef))).toBe("kek_corrupt");
  });

  it("that cannot wrap stops the start, and one that cannot be reached is not called wrong", async (test) => {
    const { kms, key, wrapperOn } = await startKms(test);
    expect(await outcomeOf(wrapperOn("no-such-key"))).toBe("kek_refused");
    kms.setKeyState(key.id, "Disabled");
    expect(await outcomeOf(wrapperOn(key.id))).toBe("kek_refused");
    kms.switches.fault = "reset";
    expect(await outcomeOf(wrapperOn(key.id))).toBe("kek_unavailable");
  });

  it("proves itself by the canary of this deployment", async (test) => {
    const { kms, key, wrapperOn } = await startKms(test);
    const wrapper = await wrapperOn(key.id);
    const canary = await sealCanary({ deploymentId, wrapper });
    await expect(checkMasterKey({ deploymentId, wrapper }, canary)).resolves.toBeUndefined();
    expect(await outcomeOf(checkMasterKey({ deploymentId: "another", wrapper }, canary))).toBe("master_key_foreign");
    kms.switches.answerWith = "ExpiredTokenException";
    expect(await outcomeOf(checkMasterKey({ deploymentId, wrapper }, canary))).toBe("kek_unavailable");
  });
});
