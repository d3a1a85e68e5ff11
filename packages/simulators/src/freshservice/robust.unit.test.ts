import fc from "fast-check";
import { expect, test } from "vitest";
import { openServiceDesk } from "../testing/service-desk.ts";
import { collections } from "./collection-table.ts";
import { routes } from "./route-table.ts";

const open = () => openServiceDesk({ tickets: 12, requesters: 8 });
const { store } = open().account;
const first = (ids: Iterable<number>): number => [...ids][0] ?? 1;

/** Ids that lead somewhere, so that calls get past the first look-up. */
const known = [1, 2, 8, first(store.agents.keys()), first(store.groups.keys()), first(store.departments.keys())];

// prettier-ignore
const fields = [
  "subject", "description", "status", "priority", "email", "phone", "name", "requester_id", "workspace_id", "tags", "assets",
  "problem", "custom_fields", "due_by", "body", "private", "title", "time_spent", "start_time", "task_id", "first_name",
  "primary_email", "secondary_emails", "department_ids", "roles", "members", "domains", "quantity", "attachments", "scopes",
  ...new Set(collections.flatMap((collection) => Object.keys(collection.fields))),
];

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "x",
    "a@example.com",
    "01:00",
    "2027-01-01",
    1,
    2,
    true,
    [],
    {},
    [{ display_id: 1 }],
    ...known,
  ),
);
const body = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 });

// prettier-ignore
const parameters = [
  "page", "per_page", "query", "include", "filter", "workspace_id", "updated_since", "email", "order_by", "type", "active",
  "secondary_requesters",
];
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("1", "0", "true", '"status:2"', "\"~[name]:'x'\"", "stats", "2026-01-01T00:00:00Z", "1,2"),
);
const query = fc.dictionary(fc.constantFrom(...parameters), text, { maxKeys: 3 });

const call = fc.record({
  route: fc.constantFrom(...routes),
  ids: fc.array(fc.constantFrom(...known), { minLength: 2, maxLength: 2 }),
  query,
  body,
});

test("whatever is sent, the answer is one of the vendor's, and never a fault of ours", async () => {
  await fc.assert(
    fc.asyncProperty(call, async ({ route, ids, query: asked, body: sent }) => {
      let blank = 0;
      const path = route.path.replaceAll(/\{\w+\}/g, () => String(ids[blank++]));
      const search = new URLSearchParams(asked).toString();
      const answer = await open().send(route.method, `${path}?${search}`, route.method === "GET" ? undefined : sent);
      expect(answer.status < 500 ? "" : answer.text).toBe("");
    }),
    { numRuns: 500 },
  );
});
