import { VaultError } from "@portico/vault";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, openServices, type TestServices } from "../testing/open-services.ts";
import { openCursor, sealCursor } from "./cursor.ts";
import { openPlain, sealPlain } from "./operator-cursor.ts";

let world: TestServices;
let scope: { tenantId: string; connectionId: string; resource: string };
let otherTenantId: string;
beforeAll(async () => {
  world = await openServices();
  scope = { tenantId: (await world.openTenant("Acme")).tenantId, connectionId: "con_1", resource: "tickets" };
  otherTenantId = (await world.openTenant("Stranger")).tenantId;
});
afterAll(() => world.close());

const content = { query: { status: ["open"], sort: "updated_at" }, state: { page: 7 } };

test("a cursor opens alone, and with its filters in any order", async () => {
  const cursor = await sealCursor(world.deps, scope, content);
  expect(await openCursor(world.deps, scope, cursor, {})).toEqual(content);
  expect(await openCursor(world.deps, scope, cursor, { sort: "updated_at", status: ["open"] })).toEqual(content);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toContain("open");
});

test("it opens for no other tenant, connection or list, nor with other filters", async () => {
  const { deps } = world;
  const cursor = await sealCursor(deps, scope, content);
  for (const change of [{ tenantId: otherTenantId }, { connectionId: "con_2" }, { resource: "contacts" }])
    expect(await codeOf(openCursor(deps, { ...scope, ...change }, cursor, {}))).toBe("invalid_cursor");
  for (const query of [
    { status: ["open", "closed"], sort: "updated_at" },
    { status: ["open"] },
    { sort: "-updated_at" },
  ])
    expect(await codeOf(openCursor(deps, scope, cursor, query))).toBe("invalid_cursor");
});

test("it opens with no bit changed, cut or added, in whatever spelling", async () => {
  const { deps } = world;
  const cursor = await sealCursor(deps, scope, content);
  const bytes = Buffer.from(cursor, "base64url");
  const refused = async (text: string): Promise<void> => {
    expect(await codeOf(openCursor(deps, scope, text, {}))).toBe("invalid_cursor");
  };
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length * 8 - 1 }), async (bit) => {
      const altered = Buffer.from(bytes);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await refused(altered.toString("base64url"));
    }),
    { numRuns: 300 },
  );
  await fc.assert(fc.asyncProperty(fc.nat({ max: cursor.length - 1 }), (length) => refused(cursor.slice(0, length))));
  await fc.assert(fc.asyncProperty(fc.string(), refused));
  for (const text of [`${cursor}A`, `${cursor}=`, ` ${cursor}`, cursor.replace(/.$/, "*")]) await refused(text);
});

test("it tells why it does not open: other filters, or not a cursor of this list", async () => {
  const cursor = await sealCursor(world.deps, scope, content);
  const failures = [{ sort: "-updated_at" }, {}].map((query, index) =>
    openCursor(world.deps, { ...scope, resource: index === 0 ? "tickets" : "contacts" }, cursor, query).catch(
      (error: unknown) => error,
    ),
  );
  const filters = "It came from a list with other filters: send it alone, or with the very filters it came with.";
  expect(await Promise.all(failures)).toMatchObject(
    [filters, "It was altered, or belongs to another list."].map((why) => ({
      code: "invalid_cursor",
      message: `This cursor cannot be used here. ${why}`,
      details: { errors: [{ pointer: "/cursor", code: "invalid_cursor", message: why }] },
    })),
  );
});

test.each([
  [new VaultError("destroyed_key"), "cursor_expired"],
  [new VaultError("not_authentic"), "invalid_cursor"],
  [new VaultError("unknown_key"), "invalid_cursor"],
  // Nothing is wrong with the cursor.
  [new VaultError("kek_unavailable"), "kek_unavailable"],
  [new VaultError("kek_refused"), "kek_refused"],
  [Object.assign(new Error("the database is away"), { code: "ECONNREFUSED" }), "ECONNREFUSED"],
])("where its key fails by %s it fails as %s", async (failure, code) => {
  const { deps } = world;
  const vault = { ...deps.vault, open: () => Promise.reject(failure) };
  const cursor = await sealCursor(deps, scope, content);
  expect(await codeOf(openCursor({ ...deps, vault }, scope, cursor, {}))).toBe(code);
});

test("it begins with its version, and opens in no other; an order of no name is none", async () => {
  const { deps } = world;
  const given = { query: { sort: 7, limit: 1 }, state: null };
  const cursor = await sealCursor(deps, scope, given);
  const bytes = Buffer.from(cursor, "base64url");
  expect([bytes[0], bytes[17], bytes.toString("utf8", 18, 23)]).toEqual([1, 1, "-PTS1"]);
  expect(await openCursor(deps, scope, cursor, given.query)).toEqual(given);
  expect(bytes.subarray(1, 17)).toEqual(
    createHash("sha256").update('[["limit",1],["sort",7]]').digest().subarray(0, 16),
  );
});

test("what is too long for a cursor is kept under it, sealed, and lives 90 days", async () => {
  const { deps, clock } = world;
  const long = { query: { tag: ["x".repeat(3_000)] }, state: { given: "y".repeat(100_000) } };
  const cursor = await sealCursor(deps, scope, long);
  expect(cursor.length).toBeLessThan(2_048);
  expect(await openCursor(deps, scope, cursor, {})).toEqual(long);
  expect(await codeOf(openCursor(deps, { ...scope, tenantId: otherTenantId }, cursor, {}))).toBe("invalid_cursor");
  clock.ms += 90 * 24 * 60 * 60_000 - 1;
  expect(await openCursor(deps, scope, cursor, {})).toEqual(long);
  clock.ms += 2;
  await expect(openCursor(deps, scope, cursor, {})).rejects.toMatchObject({
    code: "cursor_expired",
    message: "What this cursor stands for is not kept any more. Begin the list again.",
  });
});

test("what is kept for a cursor lies under an id that says what it is of", async () => {
  const ids: string[] = [];
  const newId: typeof world.deps.newId = (kind) => {
    const id = world.deps.newId(kind);
    ids.push(id);
    return id;
  };
  await sealCursor({ ...world.deps, newId }, scope, { query: {}, state: "x".repeat(3_000) });
  expect(ids).toEqual([expect.stringMatching(/^cur_/)]);
  expect(await world.deps.db.forTenant(scope.tenantId).cursors.get(String(ids[0]))).toBeDefined();
});

test("no cursor is longer than 2,048 characters, however long what it stands for", () =>
  fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 4_000 }), async (length) => {
      const cursor = await sealCursor(world.deps, scope, { query: {}, state: "é".repeat(length) });
      expect(cursor.length).toBeLessThanOrEqual(2_048);
      expect((await openCursor(world.deps, scope, cursor, {})).state).toBe("é".repeat(length));
    }),
    { numRuns: 50 },
  ));

test("a cursor of the operator's lists opens as it was signed, and under no other token", () => {
  const { deps } = world;
  const place = { createdAt: new Date(world.clock.ms), id: "ten_1.2" };
  const cursor = sealPlain(deps, place);
  expect(openPlain(deps, cursor)).toEqual(place);
  const bytes = Buffer.from(cursor, "base64url");
  bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
  expect(() => openPlain(deps, bytes.toString("base64url"))).toThrow(/cursor/);
  expect(() => openPlain({ operatorTokenHash: Buffer.alloc(32, 1) }, cursor)).toThrow(/cursor/);
  expect(() => openPlain(deps, "")).toThrow(/cursor/);
  expect(() => openPlain(deps, bytes.toString("base64url", 0, 32))).toThrow(/cursor/);
  const odd = { createdAt: new Date(7), id: "a\nb.c" };
  expect(openPlain(deps, sealPlain(deps, odd))).toEqual(odd);
});
