import { createPortico } from "@portico/sdk";
import { expect, test } from "vitest";
import { findBreach } from "./audit-checkpoints.ts";

const signed = (seq: number) => ({
  tenant_id: "ten_1",
  seq,
  hash: String(seq).repeat(64),
  at: "2026-11-24T10:00:00.000Z",
  key_id: "k",
  signature: "s",
});

/** A gateway that shows these entries. */
const showing = (shown: readonly { seq: number; hash: string }[]) =>
  createPortico({
    baseUrl: "https://portico.example.com",
    apiKey: "ptk_test_1",
    fetch: async ({ url }) => {
      const asked = new Set(new URL(url).searchParams.get("seq")?.split(",").map(Number));
      return Response.json({ data: shown.filter(({ seq }) => asked.has(seq)), next_cursor: null });
    },
  });

test("a log that is the one that was signed has no breach", async () => {
  expect(await findBreach(showing([signed(1), signed(2)]), 2, [signed(1), signed(2)])).toBeUndefined();
});

test("an entry that was written anew lies behind the last that holds", async () => {
  const log = showing([signed(1), { ...signed(2), hash: "f".repeat(64) }]);
  expect(await findBreach(log, 2, [signed(1), signed(2)])).toMatch(/^entry 2 .* one up to 2, is not the one/);
});

test("what was signed beyond the end is missing", async () => {
  expect(await findBreach(showing([signed(1)]), 1, [signed(1), signed(2)])).toMatch(
    /^entry 2 .* is missing at the end/,
  );
});

test("an entry that the key is not shown is no breach: it is told which key to take", async () => {
  await expect(findBreach(showing([signed(1)]), 2, [signed(1), signed(2)])).rejects.toThrow(
    /not shown entry 2.*narrowed/,
  );
});
