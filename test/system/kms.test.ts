import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { openWrapper } from "../harness/kms-fixture.ts";
import { type KmsServer, startKmsServer } from "../harness/kms-server.ts";
import { type Bench, openBench } from "./bench.ts";
import { keks, openReplicas, type Replicas } from "./replicas.ts";

const path = "/tickets?limit=1";

describe("a KMS that refuses while two replicas hold keys that it unwrapped", () => {
  let world: Replicas;
  let kms: KmsServer;
  beforeAll(async () => {
    world = await openReplicas(inject("postgresUrl"), keks["a KMS"]);
    if (world.kms === undefined) throw new Error("this world has a KMS");
    kms = world.kms;
  });
  afterAll(() => world.close());

  /** What each replica answers to a read of each connection. */
  const reads = async (): Promise<string[]> => {
    const asked = [0, 1].flatMap((replica) =>
      world.connections.map(({ id }) =>
        world.sendTo(replica)("GET", `/v1/connections/${id}${path}`, { key: world.tenant.key }),
      ),
    );
    const answers = await Promise.all(asked);
    return answers.map(({ status, json }) => (status === 200 ? "200" : `${status} ${String(json["code"])}`));
  };
  const ready = () =>
    Promise.all([0, 1].map(async (replica) => (await world.sendTo(replica)("GET", "/readyz")).status));
  const all = (answer: string): string[] => Array.from({ length: 2 * world.connections.length }, () => answer);

  test.each([
    { how: "the permission is withdrawn", answer: "AccessDeniedException" },
    { how: "the key is disabled", answer: "DisabledException" },
  ])("opens nothing any more once $how, and everything once that is undone", async ({ answer }) => {
    expect(await reads()).toEqual(all("200"));
    kms.switches.answerWith = answer;
    await expect.poll(reads, { timeout: 10_000, interval: 250 }).toEqual(all("503 secrets_unavailable"));
    // From here on nothing is served again until the KMS agrees, not by one replica either.
    for (let round = 0; round < 5; round += 1) expect(await reads()).toEqual(all("503 secrets_unavailable"));
    await expect.poll(ready, { timeout: 10_000, interval: 250 }).toEqual([503, 503]);
    kms.switches.answerWith = null;
    await expect.poll(reads, { timeout: 10_000, interval: 250 }).toEqual(all("200"));
    await expect.poll(ready, { timeout: 10_000, interval: 250 }).toEqual([200, 200]);
  });
});

describe("a tenant's first reads", () => {
  let bench: Bench;
  let kms: KmsServer;
  let close: () => void;
  beforeAll(async () => {
    kms = await startKmsServer();
    const wrapper = await openWrapper(kms, kms.createKey().id);
    close = wrapper.close;
    bench = await openBench({ wrapper });
  });
  afterAll(async () => {
    await bench.close();
    close();
    await kms.close();
  });

  test("a thousand at once ask the KMS once, and those that are turned away ask nothing", async () => {
    const { tenant, connection } = await bench.open();
    bench.deps.vault.forget(tenant.id);
    const before = kms.counts()["Decrypt"] ?? 0;
    const answers = await Promise.all(Array.from({ length: 1_000 }, () => connection.send("GET", path)));
    expect(kms.counts()["Decrypt"]).toBe(before + 1);
    const served = answers.filter(({ status }) => status === 200);
    const turnedAway = answers.filter(({ json }) => ["overloaded", "rate_limited"].includes(String(json["code"])));
    expect(served.length).toBeGreaterThanOrEqual(100);
    expect(served.length + turnedAway.length).toBe(1_000);
  });
});
