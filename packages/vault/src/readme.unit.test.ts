import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createMemoryStore, deploymentId, newMasterKeys } from "./fixture.ts";
import { createVault, toLocalWrapper } from "./index.ts";
import { purposes } from "./seal-context.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const readme = read("../README.md");

describe("the README", () => {
  it("shows an example that runs", async () => {
    const { keys, insert } = createMemoryStore();
    const masterKeys = newMasterKeys();
    // example begins
    const wrapper = toLocalWrapper(masterKeys, randomBytes);
    const vault = createVault({ deploymentId, keys, wrapper, now: () => performance.now(), random: randomBytes });
    insert(await vault.createTenantKey("ten_1"));

    const context = {
      purpose: "provider_credential",
      tenantId: "ten_1",
      connectionId: "con_1",
      field: "api_key",
      provider: "freshdesk",
      account: "https://acme.freshdesk.com",
      generation: 1,
    } as const;
    const dataKey = await vault.createConnectionKey("ten_1", "con_1");
    const sealed = await vault.seal(context, Buffer.from("the key"), dataKey);
    insert(dataKey); // in the transaction that also stores the connection and `sealed`
    const opened = await vault.open(context, sealed);
    // example ends
    expect(opened.toString()).toBe("the key");

    const [, example = ""] = read(import.meta.url).split(/^ +\/\/ example (?:begins|ends)\n/m);
    expect(readme).toContain(example.replaceAll(/^ {4}/gm, ""));
  });

  it("prints the table of purposes as it is", () => {
    for (const [purpose, { byte, sealedBy, plaintextBytes, slots }] of Object.entries(purposes)) {
      const fields = ["deploymentId", "tenantId", ...slots].map((slot) => slot ?? "–").join(" · ");
      const row = `| ${byte} | \`${purpose}\` | ${sealedBy ?? "the key above"} | ${plaintextBytes / 1024} KiB | ${fields} |`;
      expect(readme).toContain(row);
    }
  });
});
