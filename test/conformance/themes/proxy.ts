import type { Provider } from "@portico/connector";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { openBench } from "../bench.ts";
import type { Counts } from "../counts.ts";
import type { Desk } from "../desk.ts";
import { listPath, nativeCall, proxyBase } from "../native-call.ts";
import { smallest } from "../operation.ts";

/** A native call reaches the account as its client library meant it, with the account's credentials and no others. */
export const proxy = (provider: Provider, desk: Desk, _counts: Counts): void => {
  test("a read passes through untouched, and is paid for", async () => {
    await using bench = await openBench(provider, desk);
    await bench.door.list("tickets", {});
    const call = bench.calls().at(-1);
    const direct = bench.recorded.at(-1)?.answer();
    bench.forgetCalls();
    const errand = bench.errand();
    const answer = await bench.adapter.forward(
      errand,
      nativeCall({ target: `${call?.path ?? ""}?${call?.query ?? ""}` }),
    );
    expect(answer.status).toBe(200);
    expect(await text(answer.body)).toBe(direct);
    expect(errand.meter).toMatchObject({ calls: 1, credits: bench.calls()[0]?.credits });
  });

  test("a write streams its body, and its answer comes back whole", async () => {
    await using bench = await openBench(provider, desk);
    const plan = await bench.door.planCreate("tickets", {}, await smallest(bench, "tickets"));
    const [native] = plan.requests;
    const json = JSON.stringify(native?.body);
    const body = Readable.from([json.slice(0, 5), json.slice(5)].map((part) => Buffer.from(part)));
    const headers = [["Content-Type", "application/json"]] as const;
    const answer = await bench.adapter.forward(
      bench.errand(),
      nativeCall({ method: native?.method ?? "", target: native?.path ?? "", body, headers }),
    );
    expect(answer.status).toBe(201);
    const created: unknown = JSON.parse(await text(answer.body));
    expect(created).toBeTypeOf("object");
  });

  test("an answer is passed on while it is still arriving", async () => {
    await using bench = await openBench(provider, desk);
    bench.account.faults.add({ kind: "drip", bytes: 512, delayMs: 20 });
    const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
    const { length } = [...(await answer.body.take(2).toArray())];
    expect(length).toBe(2);
  });

  describe("headers", () => {
    test("the caller's own credentials and ways never reach the vendor", async () => {
      await using bench = await openBench(provider, desk);
      const headers = [
        ["Authorization", "Bearer ptk_test_of_the_caller"],
        ["Cookie", "session=1"],
        ["Host", "portico.test"],
        ["Connection", "keep-alive, X-Hop"],
        ["X-Hop", "1"],
        ["Forwarded", "for=10.0.0.1"],
        ["X-Forwarded-For", "10.0.0.1"],
        ["X-HTTP-Method-Override", "DELETE"],
        ["Portico-Trace", "1"],
        ["X-Client", "kept"],
        ["Accept", "application/json"],
      ] as const;
      const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider), headers }));
      // The right key signed the call, whatever the caller's header said.
      expect(answer.status).toBe(200);
      await text(answer.body);
      const [call] = bench.calls();
      expect(call?.headers).toMatchObject({
        "x-client": "kept",
        accept: "application/json",
        host: new URL(bench.target.origin).host,
      });
      for (const name of ["cookie", "x-hop", "forwarded", "x-forwarded-for", "x-http-method-override", "portico-trace"])
        expect(call?.headers).not.toHaveProperty(name);
    });

    test("links of the account lead back to the proxy, and those of others stay", async () => {
      await using bench = await openBench(provider, desk);
      const account = `${bench.target.origin}${bench.target.basePath}`;
      const link = `<${account}/next?page=2>; rel="next", <https://elsewhere.example/a>; rel="help"`;
      const headers = { link, location: `${account}/tickets/9`, "set-cookie": "a=1", "x-kept": "yes" };
      bench.account.faults.add({ kind: "answer", status: 302, body: "{}", headers });
      const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
      await text(answer.body);
      const given = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]));
      expect(answer.status).toBe(302);
      expect(given.get("link")).toBe(
        `<${proxyBase}/next?page=2>; rel="next", <https://elsewhere.example/a>; rel="help"`,
      );
      expect(given.get("location")).toBe(`${proxyBase}/tickets/9`);
      expect(given.get("x-kept")).toBe("yes");
      expect(given.has("set-cookie")).toBe(false);
    });
  });

  test("the vendor's refusals pass as they are", async () => {
    for (const status of [400, 401, 404, 500, 502]) {
      await using bench = await openBench(provider, desk);
      bench.account.faults.add({ kind: "answer", status, body: `{"native": ${status}}`, times: 3 });
      const answer = await bench.adapter.forward(bench.errand(), nativeCall({ target: listPath(provider) }));
      expect(answer.status).toBe(status);
      expect(await text(answer.body)).toBe(`{"native": ${status}}`);
    }
  });

  for (const { method, path } of desk.guarded)
    test(`${method} ${path} is not passed on`, async () => {
      await using bench = await openBench(provider, desk);
      await expect(bench.adapter.forward(bench.errand(), nativeCall({ method, target: path }))).rejects.toMatchObject({
        code: "grant_denied",
      });
      expect(bench.calls()).toEqual([]);
    });
};
