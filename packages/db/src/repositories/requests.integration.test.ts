import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databases, populateTenant, type TestDatabase, toRequest } from "../test-databases.ts";
import type { RequestQuery, Requests } from "./requests.ts";

describe.each(databases)("the request log on $name", ({ open }) => {
  let database: TestDatabase;
  let requests: Requests;
  let startMs: number;
  beforeAll(async () => {
    database = await open();
    requests = database.db.forTenant((await populateTenant(database.db, "logged")).tenantId).requests;
    startMs = database.clock.ms;
    await requests.append([
      toRequest({ id: "req_2", at: new Date(startMs + 1), method: "POST", status: 201, connectionId: "con_1" }),
      toRequest({ id: "req_3", at: new Date(startMs + 2), status: 404, apiKeyId: "key_2" }),
      toRequest({ id: "req_4", at: new Date(startMs + 3), status: 502, waitedMs: 4_200, connectionId: "con_2" }),
    ]);
  });
  afterAll(() => database.dispose());

  const idsOf = async (query: Partial<RequestQuery>) =>
    (await requests.list({ limit: 9, ...query })).rows.map(({ id }) => id);

  test.each<[Partial<RequestQuery>, string[]]>([
    [{}, ["req_4", "req_3", "req_2", "req_1"]],
    [{ method: ["POST"] }, ["req_2"]],
    [
      {
        status: [
          [400, 499],
          [502, 502],
        ],
      },
      ["req_4", "req_3"],
    ],
    [{ connectionId: ["con_1", "con_2"] }, ["req_4", "req_2"]],
    [{ connectionId: [] }, []],
    [{ apiKeyId: ["key_2"] }, ["req_3"]],
    [{ hasWaited: true }, ["req_4"]],
    [{ hasWaited: false, method: ["GET"] }, ["req_3", "req_1"]],
  ])("narrowed by %o it is %o", async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  test("it is narrowed to a span of time, whose end is left out", async () => {
    expect(await idsOf({ since: new Date(startMs + 1), until: new Date(startMs + 3) })).toEqual(["req_3", "req_2"]);
  });

  test("it is read page by page, newest first", async () => {
    const first = await requests.list({ limit: 3 });
    expect([first.rows.map(({ id }) => id), first.next]).toEqual([["req_4", "req_3", "req_2"], "req_2"]);
    expect(await requests.list({ limit: 3, before: first.next })).toMatchObject({
      rows: [{ id: "req_1" }],
      next: undefined,
    });
  });

  test("a batch that is sent again changes nothing", async () => {
    await requests.append([toRequest({ id: "req_3", status: 200 })]);
    expect(await requests.get("req_3")).toMatchObject({ status: 404 });
  });

  test("what has expired is not there any more, and then is removed", async () => {
    const expiresAt = new Date(startMs + 10);
    await requests.append([toRequest({ id: "req_0", expiresAt })]);
    expect(await requests.get("req_0")).toBeDefined();
    database.clock.ms = startMs + 10;
    expect(await requests.get("req_0")).toBeUndefined();
    expect(await database.db.forWorker().requests.purgeExpired(9)).toBe(1);
    expect(await idsOf({})).toHaveLength(4);
  });
});
