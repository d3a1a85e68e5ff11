import type { StoredBodyContext } from "@portico/vault";
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { hashOf } from "../auth/api-key.ts";
import { codeOf } from "../testing/open-services.ts";
import { createOperatorVault } from "./operator-vault.ts";

const deploymentId = "00000000-0000-4000-8000-00000000d001";
const text = Buffer.from("an answer");
const open = (token = "a token", id = deploymentId) =>
  createOperatorVault({
    db: { deploymentId: id },
    now: () => 0,
    random: randomBytes,
    operatorTokenHash: hashOf(token),
  });
const context = (tenantId = deploymentId): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId: null,
  row: "idempotency_keys/a/answer",
});

describe("what is sealed for the operator", () => {
  test("opens on every replica, since all have the operator's token", async () => {
    const sealed = await open().seal(context(), text);
    expect(await open().open(context(), sealed)).toEqual(text);
  });

  test("opens in every later release", async () => {
    const golden = Buffer.from(
      "UFRTMQEDyjdwR6eIhTWrDQYeB3pDss4QS876Fl1LpIaeGr7eHSkA9GaUvpRMxB6wBLNfBLCNosmoF2mehylWqMtOtnUTjoV_9PmFLKC--DPbRC5103vHQFChC-wZ3zrS-9_-oIImeUC2T6KoEY_E2jVCnQyvH75GOCxD",
      "base64url",
    );
    expect(await open().open(context(), golden)).toEqual(text);
  });

  test("opens for nobody once the token is another", async () => {
    const sealed = await open().seal(context(), text);
    expect(await codeOf(open("another").open(context(), sealed))).toBe("unknown_key");
  });

  test("opens for nobody in another deployment, whatever its token", async () => {
    const other = "00000000-0000-4000-8000-00000000d002";
    const sealed = await open().seal(context(), text);
    expect(await codeOf(open("a token", other).open(context(other), sealed))).toBe("unknown_key");
  });
});

const hash = (token?: string) => open(token).tenantHmac(deploymentId, "idempotency", text);

test("hashes are the same on every replica, and others under another token", async () => {
  expect(await hash()).toEqual(await hash());
  expect(await hash("another")).not.toEqual(await hash());
});

test("a key of the operator's is never made: it follows from the token", async () => {
  await expect(open().createTenantKey(deploymentId)).rejects.toThrow("neither made nor moved");
});
