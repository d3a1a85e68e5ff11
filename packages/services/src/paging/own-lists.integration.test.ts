import type { Position } from "@portico/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, openServices, type TestServices } from "../testing/open-services.ts";
import { listOwn } from "./own-lists.ts";

let world: TestServices;
let scope: { tenantId: string; resource: string };
beforeAll(async () => {
  world = await openServices();
  scope = { tenantId: (await world.openTenant("Acme")).tenantId, resource: "api_keys" };
});
afterAll(() => world.close());

const rows = Array.from({ length: 5 }, (_, index) => ({ id: `k_${index}`, createdAt: new Date(1_000 * index) }));

interface Asked extends Readonly<Record<string, unknown>> {
  limit: number;
  after: Position | undefined;
}

/** A list over five rows, which notes what it was asked for. */
const openList = () => {
  const asked: Asked[] = [];
  const read = async (page: Asked) => {
    asked.push(page);
    const from = rows.findIndex(({ id }) => id === page.after?.id) + 1;
    const chosen = rows.slice(from, from + page.limit);
    const last = chosen.at(-1);
    return { rows: chosen, next: last === undefined || from + page.limit >= rows.length ? undefined : last };
  };
  const list = (query: { limit: number; cursor?: string | undefined; mode?: string | undefined }) =>
    listOwn(world.deps, scope, query, read, ({ id }) => id);
  return { asked, list };
};

test("a list goes on where its cursor stands, and ends without one", async () => {
  const { list, asked } = openList();
  const first = await list({ limit: 2 });
  const second = await list({ limit: 2, cursor: String(first.next_cursor) });
  const third = await list({ limit: 2, cursor: String(second.next_cursor) });
  expect([first, second, third].map(({ data }) => data)).toEqual([["k_0", "k_1"], ["k_2", "k_3"], ["k_4"]]);
  expect(third.next_cursor).toBeNull();
  expect(asked).toEqual([
    { limit: 2, after: undefined },
    { limit: 2, after: rows[1] },
    { limit: 2, after: rows[3] },
  ]);
});

test("its filters go with the cursor, may come again, and may not be others; the limit is each call's own", async () => {
  const { list, asked } = openList();
  const cursor = String((await list({ limit: 1, mode: "live" })).next_cursor);
  for (const again of [
    { limit: 3, cursor },
    { limit: 3, cursor, mode: "live" },
    { limit: 3, cursor, mode: undefined },
  ]) {
    expect((await list(again)).data).toEqual(["k_1", "k_2", "k_3"]);
    expect(asked.at(-1)).toEqual({ limit: 3, mode: "live", after: rows[0] });
  }
  expect(await codeOf(list({ limit: 3, cursor, mode: "test" }))).toBe("invalid_cursor");
});

test("a filter that was not given is none", async () => {
  const { list, asked } = openList();
  await list({ limit: 1, mode: undefined });
  expect(asked).toEqual([{ limit: 1, after: undefined }]);
});

test("its cursor is another list's nowhere", async () => {
  const { list } = openList();
  const cursor = String((await list({ limit: 1 })).next_cursor);
  const elsewhere = listOwn(
    world.deps,
    { ...scope, resource: "token_issuers" },
    { limit: 1, cursor },
    async () => ({ rows: [], next: undefined }),
    String,
  );
  expect(await codeOf(elsewhere)).toBe("invalid_cursor");
});
