import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { basic } from "./testing/desk.ts";

test("the bin serves every vendor on its own port with the scaled window, and stops cleanly when told to", async () => {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const args = [main, "--port", "0", "--tickets", "50", "--plan", "trial"];
  const child = spawn(process.execPath, args, { env: { ...process.env, PORTICO_PROVIDER_WINDOW_MS: "800" } });
  const origins = new Map<string, string>();
  for await (const line of createInterface({ input: child.stdout })) {
    const { vendor, origin } = /^simulated (?<vendor>\w+) at (?<origin>\S+)\/\{subdomain\}$/.exec(line)?.groups ?? {};
    origins.set(vendor ?? line, origin ?? "");
    if (origins.size === 3) break;
  }

  const self = `${origins.get("freshdesk")}/acme/api/v2/agents/me`;
  const admin = await fetch(self, { headers: { authorization: basic("demo-freshdesk-key-acme") } });
  expect([admin.status, admin.headers.get("x-ratelimit-total")]).toEqual([200, "50"]);
  const narrow = await fetch(self, { headers: { authorization: basic("demo-freshdesk-key-acme-restricted") } });
  expect(await narrow.json()).toMatchObject({ ticket_scope: 3 });
  const control = `${origins.get("freshdesk")}/_control/accounts/acme`;
  const refused = await fetch(`${control}/spend`, { method: "POST", body: '{"credits":51}' });
  const { admitted, retryAfterMs } = (await refused.json()) as { admitted: boolean; retryAfterMs: number };
  expect([admitted, retryAfterMs <= 800]).toEqual([false, true]);

  const service = `${origins.get("freshservice")}/acme/api/v2/tickets?per_page=1`;
  for (const key of ["demo-freshservice-key-acme", "demo-freshservice-key-acme-restricted"]) {
    const answer = await fetch(service, { headers: { authorization: basic(key) } });
    expect([answer.status, answer.headers.get("x-ratelimit-total")]).toEqual([200, "70"]);
  }

  const headers = { authorization: "Bearer demo-example-key-acme" };
  expect((await fetch(`${origins.get("example")}/acme/tickets`, { headers })).status).toBe(200);

  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
