import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openTenant } from "../e2e/deployment.ts";
import { type EmbeddedNode, openEmbeddedNode } from "./embedded-node.ts";
import { fillDisk, startOnSmallDisk } from "./small-disk.ts";
import { killFirstStart, killWhileWriting, startTwice } from "./violence.ts";

describe("an embedded database under violence", () => {
  let node: EmbeddedNode;
  beforeAll(async () => {
    node = await openEmbeddedNode();
  });
  afterAll(() => node.close());

  test("survives the death of its very first start", async () => {
    await killFirstStart(node, 1_500);
    await node.start();
    expect(await node.missing([String(await node.write())])).toEqual([]);
  });

  test("has every row that was acknowledged before its process was killed", async () => {
    for (const afterMs of [300, 700]) {
      const { acknowledged, lost } = await killWhileWriting(node, afterMs);
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    }
  });

  test("is left alone by a second process, which says so in one line", async () => {
    for (let round = 0; round < 2; round += 1) {
      const { said, lost } = await startTwice(node);
      expect(said).toMatch(/^75 portico: another process has this data directory open; [^\n]*\n$/);
      expect(lost).toEqual([]);
    }
  });
});

test("on a full disk reads go on, writes are refused and nothing acknowledged is lost, until there is room again", async () => {
  const node = await openEmbeddedNode();
  onTestFinished(node.close);
  const gateway = await startOnSmallDisk(node);
  const tenant = await openTenant(node.send, node.operatorToken, "Acme");
  const connection = await tenant.connect({ subdomain: "acme", apiKey: node.helpDeskKey });
  const create = (key: string) =>
    connection.send("POST", "/tickets", {
      headers: { "idempotency-key": key },
      json: { subject: key, description: { text: "x".repeat(20_000) }, requester: { email: "a@example.com" } },
    });
  expect(await create("before")).toMatchObject({ status: 201 });

  const free = await fillDisk(gateway, node.dataDir);
  const keys: string[] = ["before"];
  for (;;) {
    const key = `full-${keys.length}`;
    const { status, json, headers } = await create(key);
    if (status === 201) {
      keys.push(key);
      continue;
    }
    expect({ status, code: json["code"] }).toEqual({ status: 503, code: "storage_unavailable" });
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    break;
  }
  for (let round = 0; round < 5; round += 1)
    expect(await connection.send("GET", "/tickets?limit=1")).toMatchObject({ status: 200 });

  await free();
  await expect.poll(async () => (await create("after")).status, { timeout: 10_000 }).toBe(201);
  for (const key of [...keys, "after"]) {
    const replayed = await create(key);
    expect(replayed.headers.get("idempotency-replayed")).toBe("true");
    expect([...node.account.store.tickets.all()].filter(({ subject }) => subject === key)).toHaveLength(1);
  }
});
