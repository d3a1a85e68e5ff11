import { expect, test } from "vitest";
import { openDesk } from "../testing/desk.ts";
import type { Seen } from "../testing/desk.ts";

const budget = ({ headers }: Seen<unknown>) => [
  headers.get("X-RateLimit-Total"),
  headers.get("X-RateLimit-Remaining"),
  headers.get("X-RateLimit-Used-CurrentRequest"),
];

test("every call is charged before it is judged: refused, unknown and unsigned ones too", async () => {
  const { send, as } = openDesk({ plan: "trial", limits: {} });
  await as("")("GET", "/agents/me");
  await send("GET", "/nowhere");
  await send("POST", "/tickets", {});
  expect(budget(await send("GET", "/agents/me"))).toEqual(["50", "46", "1"]);
});

test("the plans are the documented ones, and a bought number replaces a plan's", async () => {
  const totals = await Promise.all(
    (["trial", "growth", "pro", "enterprise"] as const).map(async (plan) =>
      (await openDesk({ plan, limits: {} }).send("GET", "/agents/me")).headers.get("x-ratelimit-total"),
    ),
  );
  expect(totals).toEqual(["50", "200", "400", "700"]);
  expect(budget(await openDesk({ limits: { total: 1000 } }).send("GET", "/agents/me"))[0]).toBe("1000");
  expect((await openDesk({ plan: "free", limits: {} }).send("GET", "/agents/me")).status).toBe(429);
});

test("lists, creates and updates have buckets of their own below the total", async () => {
  const { send } = openDesk({
    limits: { total: 100, tickets_list: 1, contacts_list: 1, ticket_create: 1, ticket_update: 1 },
  });
  const calls = [
    ["GET", "/tickets"],
    ["GET", "/contacts"],
    ["POST", "/tickets"],
    ["PUT", "/tickets/8"],
  ] as const;
  for (const [method, path] of calls) {
    const body = method === "GET" ? undefined : {};
    const refused = [await send(method, path, body), await send(method, path, body)].map(
      ({ status }) => status === 429,
    );
    expect([path, ...refused]).toEqual([path, false, true]);
  }
  expect((await send("GET", "/tickets/8")).status).toBe(200);
});

test("a 429 has a Retry-After, no other rate header and no body", async () => {
  const { send, account } = openDesk({ limits: { total: 1 } });
  await send("GET", "/agents/me");
  account.clock.advance(12_500);
  const refused = await send("GET", "/agents/me");
  expect([refused.status, refused.text, refused.headers.get("Retry-After")]).toEqual([429, "", "48"]);
  expect(budget(refused)).toEqual([null, null, null]);
  account.clock.advance(48_000);
  expect((await send("GET", "/agents/me")).status).toBe(200);
});

test("a scaled window says in decimals when it is over, and never zero", async () => {
  const { send, account } = openDesk({ limits: { total: 1 }, windowMs: 750 });
  await send("GET", "/agents/me");
  account.clock.advance(500);
  expect((await send("GET", "/agents/me")).headers.get("Retry-After")).toBe("0.25");
});

test("includes cost two more each in lists and one more each in views", async () => {
  const { send } = openDesk();
  expect(budget(await send("GET", "/tickets?include=stats,requester"))[2]).toBe("5");
  expect(budget(await send("GET", "/tickets/8?include=requester,company"))[2]).toBe("3");
  const other = openDesk({ listIncludeCredits: 1, viewIncludeCredits: 0 });
  expect(budget(await other.send("GET", "/tickets?include=stats"))[2]).toBe("2");
  expect(budget(await other.send("GET", "/tickets/8?include=stats"))[2]).toBe("1");
});

test("the headers of a limited endpoint show its own bucket, or the total where the account is set so", async () => {
  const limits = { total: 100, tickets_list: 20 };
  expect(budget(await openDesk({ limits }).send("GET", "/tickets"))).toEqual(["20", "19", "1"]);
  const total = openDesk({ limits, rateHeaderBucket: "total", decimalRateHeaders: true });
  expect(budget(await total.send("GET", "/tickets"))).toEqual(["100.0", "99.0", "1.0"]);
});

test("all keys of an account drink from one pool, and accounts do not share one", async () => {
  const { as } = openDesk({ limits: { total: 2 } });
  await as("admin-key")("GET", "/agents/me");
  await as("agent-key")("GET", "/agents/me");
  expect((await as("admin-key")("GET", "/agents/me")).status).toBe(429);
  expect((await openDesk({ limits: { total: 2 } }).send("GET", "/agents/me")).status).toBe(200);
});
