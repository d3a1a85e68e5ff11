import { afterEach, beforeEach, expect, test } from "vitest";
import type { FreshdeskAccount } from "./freshdesk/account.ts";
import { createFreshdeskSimulator } from "./freshdesk/freshdesk.ts";
import { serveSimulator } from "./serve.ts";
import type { ServedSimulator } from "./serve.ts";
import { basic } from "./testing/desk.ts";

let account: FreshdeskAccount;
let served: ServedSimulator;

beforeEach(async () => {
  const simulator = createFreshdeskSimulator();
  account = simulator.createAccount("acme", { keys: [{ key: "k", role: "admin" }] });
  served = await serveSimulator(simulator);
});
afterEach(() => served.close());

const call = async (
  path: string,
  init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {},
): Promise<Response> =>
  fetch(`${served.origin}/acme/api/v2${path}`, { ...init, headers: { authorization: basic("k"), ...init.headers } });

const create = (): Promise<Response> =>
  call("/tickets", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"email":"a@example.com"}',
  });

/** Why a call failed on the wire. */
const failure = async (answer: Promise<Response>): Promise<string> => {
  try {
    await (await answer).text();
    return "none";
  } catch (error) {
    return error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  }
};

test("links lead to the simulator's own origin and account", async () => {
  const link = (await call("/tickets?per_page=1")).headers.get("link");
  expect(link).toBe(`<${served.origin}/acme/api/v2/tickets?per_page=1&page=2>; rel="next"`);
});

test("a reset before the request is carried out leaves nothing behind, and one after it leaves the ticket", async () => {
  const before = account.tickets().length;
  account.faults.add({ kind: "reset" });
  expect(await failure(create())).not.toBe("none");
  expect(account.tickets()).toHaveLength(before);
  account.faults.add({ kind: "reset", when: "after" });
  expect(await failure(create())).not.toBe("none");
  expect(account.tickets()).toHaveLength(before + 1);
  expect(account.log.all().map(({ status, fault }) => [status, fault])).toEqual([
    [0, "reset"],
    [0, "reset"],
  ]);
});

test("a body that is cut short is announced in full length", async () => {
  account.faults.add({ kind: "cut", bytes: 10 });
  const answer = await call("/tickets");
  expect([answer.status, Number(answer.headers.get("content-length")) > 1000]).toEqual([200, true]);
  expect(await failure(Promise.resolve(answer))).not.toBe("none");
});

test("a body that drips arrives whole in the end", async () => {
  account.faults.add({ kind: "drip", bytes: 100, delayMs: 1 });
  expect(await (await call("/agents/me")).json()).toHaveProperty("ticket_scope", 1);
});

test("a call that hangs ends when the caller gives up, and the simulator closes all the same", async () => {
  account.faults.add({ kind: "hang", times: 2 });
  await expect(call("/tickets", { signal: AbortSignal.timeout(50) })).rejects.toThrow("timeout");
  const hanging = failure(call("/tickets"));
  await served.close();
  expect(await hanging).not.toBe("none");
  served = await serveSimulator(createFreshdeskSimulator());
});

test("a delayed call is answered as ever, and a chosen answer needs no carrying out", async () => {
  account.faults.add({ kind: "delay", delayMs: 20 });
  expect((await call("/agents/me")).status).toBe(200);
  const before = account.tickets().length;
  account.faults.add({ kind: "answer", status: 200, body: "<html>Sign in</html>", contentType: "text/html", times: 2 });
  const page = await create();
  expect([page.headers.get("content-type"), await page.text()]).toEqual(["text/html", "<html>Sign in</html>"]);
  expect(account.tickets()).toHaveLength(before);
  account.faults.clear();
  account.faults.add({ kind: "answer", status: 502, when: "after" });
  expect([(await create()).status, account.tickets().length]).toEqual([502, before + 1]);
  account.faults.add({ kind: "rate_limited", retryAfter: "7" });
  const limited = await call("/tickets");
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
});

test("a port that is taken is an error at once", async () => {
  const port = Number(new URL(served.origin).port);
  await expect(serveSimulator(createFreshdeskSimulator(), { port })).rejects.toThrow("EADDRINUSE");
});
