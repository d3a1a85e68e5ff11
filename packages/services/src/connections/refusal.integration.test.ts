import { PorticoError } from "@portico/model";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "../context.ts";
import { openServices, type TestServices } from "../testing/open-services.ts";
import { storeConnection } from "../testing/store-connection.ts";
import { createConfirmation, refuseUnusable } from "./refusal.ts";

let opened: TestServices;
let ctx: Ctx;
beforeAll(async () => {
  opened = await openServices();
  ctx = await opened.openTenant("Acme");
});
afterAll(() => opened.close());

const unauthorized = new PorticoError("connection_unauthorized", "no");

/** A connection whose help desk answers the question for its identity as it is told to. */
const open = async (identity: () => Promise<never>) => {
  const row = await storeConnection(opened.deps, ctx);
  const asked: AbortSignal[] = [];
  const noted: string[] = [];
  const identify = ({ signal }: { signal: AbortSignal }): Promise<never> => {
    asked.push(signal);
    return identity();
  };
  const confirm = createConfirmation(opened.deps, ({ id }) => noted.push(id));
  const { connections } = opened.deps.db.forTenant(ctx.tenantId);
  return {
    row,
    asked,
    noted,
    connections,
    confirm: (given: Ctx = ctx) => confirm(given, { row, adapter: { identify } }),
    status: async () => (await connections.get(row.id))?.status,
  };
};

test("credentials that the identity itself refuses are noted, and the connection makes no call from then on", async () => {
  const { row, confirm, status, noted, connections } = await open(() => Promise.reject(unauthorized));
  await confirm();
  expect(await status()).toBe("needs_reauth");
  expect(noted).toEqual([row.id]);
  const current = await connections.get(row.id);
  expect(() => current && refuseUnusable(current)).toThrow("refused the stored credentials");
});

test("those who are refused at the same time have one question asked for them", async () => {
  const { confirm, asked } = await open(() => Promise.reject(unauthorized));
  await Promise.all(Array.from({ length: 20 }, () => confirm()));
  expect(asked).toHaveLength(1);
});

test("who is refused after it was noted asks no more", async () => {
  const { confirm, asked } = await open(() => Promise.reject(unauthorized));
  await confirm();
  await confirm();
  expect(asked).toHaveLength(1);
});

test("a caller who leaves takes nobody's answer away", async () => {
  const leaving = new AbortController();
  const { confirm, asked, status } = await open(async () => {
    leaving.abort();
    throw unauthorized;
  });
  await confirm({ ...ctx, signal: leaving.signal });
  expect(asked.map(({ aborted }) => aborted)).toEqual([false]);
  expect(await status()).toBe("needs_reauth");
});

describe("the connection stays as it is", () => {
  test("where the identity is taken, forbidden or not to be asked", async () => {
    for (const code of ["provider_forbidden", "provider_unavailable", "rate_limited", "provider_timeout"] as const) {
      const { confirm, status, noted } = await open(() => Promise.reject(new PorticoError(code, "")));
      await confirm();
      expect(await status()).toBe("active");
      expect(noted).toEqual([]);
    }
  });

  test("where the credentials were replaced while they were refused", async () => {
    const { row, confirm, status, connections } = await open(async () => {
      await connections.replaceCredentials(row.id, { sealedCredentials: randomBytes(8), generation: 2 });
      throw unauthorized;
    });
    await confirm();
    expect(await status()).toBe("active");
  });
});
