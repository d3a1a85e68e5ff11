import { expect, test } from "vitest";
import { startOfTest } from "../testing/desk.ts";
import type { Seen } from "../testing/desk.ts";
import { openServiceDesk } from "../testing/service-desk.ts";
import type { Plan } from "./settings.ts";

const budget = ({ headers }: Seen<unknown>) => [
  headers.get("x-ratelimit-total"),
  headers.get("x-ratelimit-remaining"),
  headers.get("x-ratelimit-used-currentrequest"),
];

test.each<[Plan, string, string, string]>([
  ["starter", "100", "40", "50"],
  ["growth", "200", "70", "80"],
  ["fsbt_pro", "200", "70", "80"],
  ["msp_core", "200", "70", "80"],
  ["pro", "400", "120", "140"],
  ["enterprise", "500", "140", "160"],
])("on %s the headers show the total of %s, or the bucket of a limited endpoint", async (plan, total, list, single) => {
  const { send } = openServiceDesk({ plan, limits: {} });
  const totals = async (method: string, path: string, body?: object) =>
    (await send(method, path, body)).headers.get("x-ratelimit-total");
  expect(await totals("GET", "/groups")).toBe(total);
  for (const path of ["/tickets", "/agents", "/requesters", "/assets"]) {
    expect([path, await totals("GET", path)]).toEqual([path, list]);
  }
  expect(await totals("GET", "/tickets/8")).toBe(single);
  expect(await totals("POST", "/tickets", {})).toBe(single);
  expect(await totals("PUT", "/tickets/8", {})).toBe(single);
  expect(await totals("PUT", "/assets/1", {})).toBe(single);
});

test("every call is charged before it is judged: refused, unknown and unsigned ones too", async () => {
  const { send, as } = openServiceDesk({ plan: "starter", limits: {} });
  await as("")("GET", "/groups");
  await send("GET", "/nowhere");
  await send("POST", "/departments", {});
  expect(budget(await send("GET", "/groups"))).toEqual(["100", "96", "1"]);
});

test("a bought total replaces the plan's, and an old account has an hour and no buckets", async () => {
  expect(budget(await openServiceDesk({ plan: "pro", limits: { total: 2000 } }).send("GET", "/groups"))[0]).toBe(
    "2000",
  );
  const old = openServiceDesk({ plan: "hourly", windowMs: 3_600_000, limits: {} });
  expect(budget(await old.send("GET", "/tickets"))).toEqual(["5000", "4999", "1"]);
  old.account.clock.advance(3_599_000);
  expect(budget(await old.send("GET", "/tickets"))[1]).toBe("4998");
});

test("an include costs two more on a list and one more on a view, unless the account is set otherwise", async () => {
  const { send, account } = openServiceDesk();
  expect(budget(await send("GET", "/tickets?include=stats,tags"))[2]).toBe("5");
  expect(budget(await send("GET", "/tickets/8?include=stats,requester"))[2]).toBe("3");
  account.configure({ listIncludeCredits: 3 });
  expect(budget(await send("GET", "/tickets?include=stats"))[2]).toBe("4");
});

test("a 429 says so in one message, and when to come back in seconds or as a date", async () => {
  const { send, account } = openServiceDesk({ limits: { total: 1 } });
  await send("GET", "/groups");
  account.clock.advance(12_500);
  const message = "The API rate limit allotted for your Freshservice domain has been exhausted";
  const refused = await send("GET", "/groups");
  expect([refused.status, refused.headers.get("retry-after"), refused.body]).toEqual([429, "48", { message }]);
  expect(budget(refused)).toEqual([null, null, null]);
  account.configure({ retryAfterAs: "date", limitedBody: "errors" });
  const other = await send<{ errors: { message: string }[] }>("GET", "/groups");
  expect(other.body.errors[0]?.message).toBe(message);
  expect(Date.parse(other.headers.get("retry-after") ?? "")).toBe(startOfTest + 61_000);
  account.clock.advance(48_000);
  expect((await send("GET", "/groups")).status).toBe(200);
});
