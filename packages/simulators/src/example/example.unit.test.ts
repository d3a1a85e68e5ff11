import { expect, test } from "vitest";
import { createExampleSimulator } from "./example.ts";
import type { ExampleRow } from "./example.ts";

const open = (options: { limit?: number; tickets?: number } = {}) => {
  const simulator = createExampleSimulator({ now: () => Date.UTC(2026, 10, 24) });
  const account = simulator.createAccount("acme", { keys: ["key"], ...options });
  const send = async (path: string, init: RequestInit = {}, key = "key") =>
    simulator.app.request(`http://sim.test/acme${path}`, { ...init, headers: { authorization: `Bearer ${key}` } });
  return { account, send };
};
const post = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

test("a walk by tokens meets every row once, oldest change first", async () => {
  const { send, account } = open();
  const seen: ExampleRow[] = [];
  let after: string | null = "";
  while (after !== null) {
    const page = (await (await send(`/tickets?after=${encodeURIComponent(after)}`)).json()) as {
      rows: ExampleRow[];
      after: string | null;
    };
    expect(page.rows.length).toBeLessThanOrEqual(10);
    seen.push(...page.rows);
    after = page.after;
  }
  expect(seen).toEqual(account.rows());
});

test("since includes the second it names", async () => {
  const { send, account } = open();
  const since = account.rows()[20]?.changed ?? "";
  const page = (await (await send(`/tickets?since=${since}`)).json()) as { rows: ExampleRow[] };
  expect(page.rows.map(({ key }) => key)).toEqual(["AD-21", "AD-22", "AD-23", "AD-24", "AD-25"]);
});

test("a ticket is made with its title cut at 120 characters, and read back", async () => {
  const { send } = open();
  const made = await send("/tickets", post({ title: "x".repeat(200), text: "hello" }));
  const row = (await made.json()) as ExampleRow;
  expect([made.status, row.title.length, row.state]).toEqual([201, 120, "new"]);
  expect(await (await send(`/tickets/${row.key}`)).json()).toEqual(row);
});

test("refusals are its own: 401 and 404 without a body, 418 with a sentence, 429 with a time", async () => {
  const { send } = open({ limit: 7 });
  const unsigned = await send("/tickets", {}, "wrong");
  const missing = await send("/tickets/AD-99");
  expect([unsigned.status, await unsigned.text(), missing.status, await missing.text()]).toEqual([401, "", 404, ""]);
  for (const body of [{}, { title: "x", colour: 1 }, { title: "x", text: 5 }, []]) {
    const refused = await send("/tickets", post(body));
    expect(refused.status).toBe(418);
    expect(await refused.json()).toEqual({ error: expect.any(String) });
  }
  await send("/tickets");
  const limited = await send("/tickets");
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "60"]);
});
