import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { basic } from "./testing/desk.ts";

const freshdesk = async (key: string): Promise<Response> =>
  fetch("http://127.0.0.1:47110/acme/api/v2/agents/me", { headers: { authorization: basic(key) } });

test("the bin serves every vendor on its own port with the scaled window, and stops cleanly when told to", async () => {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  // A port block that no service is known for; the second vendor takes the one after it.
  const args = [main, "--port", "47110", "--tickets", "50", "--plan", "trial"];
  const child = spawn(process.execPath, args, { env: { ...process.env, PORTICO_PROVIDER_WINDOW_MS: "800" } });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = [(await lines.next()).value, (await lines.next()).value].map(String).toSorted();
  expect(said).toEqual([
    "simulated example at http://127.0.0.1:47111/{subdomain}",
    "simulated freshdesk at http://127.0.0.1:47110/{subdomain}",
  ]);

  expect((await freshdesk("demo-freshdesk-key-acme")).headers.get("x-ratelimit-total")).toBe("50");
  expect(await (await freshdesk("demo-freshdesk-key-acme-restricted")).json()).toMatchObject({ ticket_scope: 3 });
  const spend = { method: "POST", body: '{"credits":48}' };
  await fetch("http://127.0.0.1:47110/_control/accounts/acme/spend", spend);
  const limited = await freshdesk("demo-freshdesk-key-acme");
  expect(limited.status === 200 || Number(limited.headers.get("retry-after")) <= 0.8).toBe(true);

  const headers = { authorization: "Bearer demo-example-key-acme" };
  expect((await fetch("http://127.0.0.1:47111/acme/tickets", { headers })).status).toBe(200);

  child.kill("SIGTERM");
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  expect([code, signal]).toEqual([0, null]);
});
