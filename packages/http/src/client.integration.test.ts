import { getEventListeners } from "node:events";
import { Readable } from "node:stream";
import { setImmediate, setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { guardedConnector } from "./address-guard.ts";
import type { Address, Resolve } from "./address-guard.ts";
import { createHttpClient } from "./client.ts";
import type { HttpClient, HttpClientDeps } from "./client.ts";
import type { HttpRequest } from "./message.ts";
import { UNIFIED_LIMITS } from "./message.ts";
import { readJsonText } from "./read-body.ts";
import { createRawServer, createRawTlsServer, onRequest, testCertificate } from "./testing/raw-server.ts";
import type { RawServer } from "./testing/raw-server.ts";

const loopback: Address = { address: "127.0.0.1", family: 4 };
const ok = (body: string): string => `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

const requestTo = (server: { origin: string }, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  origin: server.origin,
  operatorSet: true,
  path: "/",
  method: "GET",
  headers: [],
  pool: "con_1",
  limits: UNIFIED_LIMITS,
  ...changes,
});

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});
const open = (deps?: HttpClientDeps): HttpClient => {
  const client = createHttpClient(deps);
  closers.push(client.close);
  return client;
};
const serve = async (server: Promise<RawServer>): Promise<RawServer> => {
  closers.push((await server).close);
  return server;
};
const serveText = (body: string): Promise<RawServer> =>
  serve(createRawServer((socket) => onRequest(socket, () => socket.write(ok(body)))));
const resolveToLoopback: Resolve = () => Promise.resolve([loopback]);
/** For a call that is to fail only later: holds its failure, so that no rejection goes unhandled meanwhile. */
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );
const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;
async function* slowly(parts: string[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    await setTimeout(120);
    yield Buffer.from(part);
  }
}
const text = async (client: HttpClient, request: HttpRequest): Promise<string> =>
  readJsonText(await client.send(request), 1_000);

describe("an exchange", () => {
  test("the request goes out as written: target, order and spelling of headers, body", async () => {
    const server = await serveText("");
    const path = "/a/%41/b;c='d'?q=%zz'\"<>\\&q=2";
    const headers = [
      ["X-B", "1"],
      ["x-a", "caf\u00E9"],
      ["X-Host", "2"],
      ["Hostage", "3"],
      ["x-connection", "4"],
      ["Upgrade-Insecure-Requests", "5"],
    ] as const;
    await text(open(), requestTo(server, { method: "PATCH", path, headers, body: "{}" }));
    expect(server.received()).toEqual([
      `PATCH ${path} HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nconnection: keep-alive\r\n` +
        "X-B: 1\r\nx-a: caf\u00E9\r\nX-Host: 2\r\nHostage: 3\r\nx-connection: 4\r\nUpgrade-Insecure-Requests: 5\r\n" +
        "content-length: 2\r\n\r\n{}",
    ]);
  });

  test("a streamed body is sent in chunks as it comes", async () => {
    const server = await serve(
      createRawServer((socket) => {
        socket.on("data", (chunk) => void (chunk.includes("\r\n0\r\n\r\n") && socket.write(ok("done"))));
      }),
    );
    const body = Readable.from([Buffer.from("one"), Buffer.from("two")]);
    expect(await text(open(), requestTo(server, { method: "POST", body }))).toBe("done");
    expect(server.received()[0]).toContain("3\r\none\r\n3\r\ntwo\r\n");
  });

  test("an upload may take longer than the wait for an answer, as long as it moves", async () => {
    const server = await serve(
      createRawServer((socket) => {
        socket.on("data", (chunk) => void (chunk.includes("0\r\n\r\n") && socket.write(ok("done"))));
      }),
    );
    const body = Readable.from(slowly(["a", "b", "c", "d", "e", "f"]));
    const limits = { ...UNIFIED_LIMITS, headersMs: 500 };
    expect(await text(open(), requestTo(server, { method: "POST", body, limits }))).toBe("done");
  });

  test("an answer may take longer than the wait for its beginning, as long as it moves", async () => {
    const server = await serve(
      createRawServer((socket) =>
        onRequest(socket, () => {
          socket.write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n");
          Readable.from(slowly(["a", "b", "c", "d", "e", "f"])).pipe(socket);
        }),
      ),
    );
    const limits = { ...UNIFIED_LIMITS, headersMs: 400, bodyIdleMs: 400 };
    expect(await text(open(), requestTo(server, { limits }))).toBe("abcdef");
  });

  test("an answer as large as is allowed is delivered, announced or not", async () => {
    for (const header of ["Content-Length: 4", "Connection: close"]) {
      const server = await serve(
        createRawServer((socket) => onRequest(socket, () => socket.end(`HTTP/1.1 599 Odd\r\n${header}\r\n\r\nabcd`))),
      );
      const answer = await open().send(requestTo(server, { limits: { ...UNIFIED_LIMITS, bodyBytes: 4 } }));
      expect(answer.status).toBe(599);
      expect(await readJsonText(answer, 4)).toBe("abcd");
    }
  });

  test("one that is over leaves no timer and no listener behind", async () => {
    const server = await serveText("x");
    const client = open();
    const before = timers();
    const { signal } = new AbortController();
    await text(client, requestTo(server, { signal }));
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(timers()).toBe(before);
  });

  test("an answer that has come whole is nobody's hurry any more", async () => {
    const server = await serveText("x");
    const before = timers();
    const answer = await open().send(requestTo(server));
    while (answer.body.readableLength === 0) await setImmediate();
    await setImmediate();
    expect(timers()).toBe(before);
    expect(await readJsonText(answer, 1)).toBe("x");
  });

  test("the answer's header comes back as written, repeated lines too", async () => {
    const server = await serve(
      createRawServer((socket) =>
        onRequest(socket, () =>
          socket.end("HTTP/1.1 302 Found\r\nLocation: /x\r\nX-a: caf\u00E9\r\nX-A: 2\r\n\r\n", "latin1"),
        ),
      ),
    );
    const answer = await open().send(requestTo(server));
    expect(answer.status).toBe(302);
    expect(answer.headers).toEqual([
      ["Location", "/x"],
      ["X-a", "caf\u00E9"],
      ["X-A", "2"],
    ]);
    expect(answer.header("x-A")).toBe("caf\u00E9, 2");
    expect(answer.header("x-b")).toBeUndefined();
    answer.body.destroy();
  });

  test("an answer to HEAD may announce any length", async () => {
    const server = await serve(
      createRawServer((socket) =>
        onRequest(socket, () => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")),
      ),
    );
    expect(await text(open(), requestTo(server, { method: "HEAD" }))).toBe("");
  });

  test("an answer that arrives before the request's body is through is still delivered", async () => {
    const server = await serve(
      createRawServer((socket) =>
        onRequest(socket, () => socket.write("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n")),
      ),
    );
    const body = new Readable({ read: () => {} });
    body.push("a");
    const answer = await open().send(requestTo(server, { method: "POST", body }));
    expect(answer.status).toBe(413);
    answer.body.resume();
    await expect.poll(() => body.destroyed).toBe(true);
  });

  test.each([
    ["host", "evil.example"],
    ["Content-Length", "0"],
    ["transfer-encoding", "chunked"],
    ["connection", "close"],
    ["x-a", "b\r\nc: d"],
    ["x a", "b"],
  ])("a header that would change the message, such as %s: %j, is never sent", async (name, value) => {
    const server = await serveText("");
    const sending = open().send(requestTo(server, { headers: [[name, value]] }));
    await expect(sending).rejects.toMatchObject({ code: "invalid_request", sent: false });
    expect(server.received()).toEqual([]);
  });

  test.each(["", "a", "http://evil.example/", "/a b", "/a\r\nb: c", "/\u0100"])(
    "a target such as %j is never sent",
    async (path) => {
      const server = await serveText("");
      await expect(open().send(requestTo(server, { path }))).rejects.toMatchObject({
        code: "invalid_request",
        sent: false,
      });
      expect(server.received()).toEqual([]);
    },
  );
});

describe("giving up", () => {
  test("a call given up before it began sends nothing", async () => {
    const server = await serveText("");
    const body = Readable.from(["a"]);
    const sending = open().send(requestTo(server, { method: "POST", body, signal: AbortSignal.abort() }));
    await expect(sending).rejects.toMatchObject({ code: "aborted", sent: false });
    expect(body.destroyed).toBe(true);
    expect(server.received()).toEqual([]);
  });

  test("a call given up while it connects sends nothing, even once the connection stands", async () => {
    const server = await serveText("");
    const found = Promise.withResolvers<Address[]>();
    const client = open({ resolve: () => found.promise });
    const abort = new AbortController();
    const origin = `http://upstream.test:${server.port}`;
    const failure = failureOf(client.send(requestTo({ origin }, { signal: abort.signal })));
    abort.abort();
    expect(await failure).toMatchObject({ code: "aborted", sent: false });
    found.resolve([loopback]);
    await expect.poll(server.received).toEqual([""]);
    await expect.poll(server.openSockets).toBe(0);
    expect(server.received()).toEqual([""]);
  });

  test("a call given up while it waits for the answer frees its socket, and may have been received", async () => {
    const server = await serve(createRawServer(() => {}));
    const abort = new AbortController();
    const sending = open().send(requestTo(server, { signal: abort.signal }));
    const failure = failureOf(sending);
    await expect.poll(() => server.received()[0]).toContain("GET");
    abort.abort();
    expect(await failure).toMatchObject({ code: "aborted", sent: true });
    await expect.poll(server.openSockets).toBe(0);
  });

  test("a call given up within the body ends it with an error, never as if it were whole", async () => {
    const server = await serve(
      createRawServer((socket) => onRequest(socket, () => socket.write("HTTP/1.1 200 OK\r\n\r\nab"))),
    );
    const abort = new AbortController();
    const answer = await open().send(requestTo(server, { signal: abort.signal }));
    abort.abort();
    await expect(answer.body.toArray()).rejects.toMatchObject({ code: "aborted", sent: true });
    await expect.poll(server.openSockets).toBe(0);
  });

  test("a reader that destroys the body frees the socket", async () => {
    const server = await serve(
      createRawServer((socket) => onRequest(socket, () => socket.write("HTTP/1.1 200 OK\r\n\r\nab"))),
    );
    const answer = await open().send(requestTo(server));
    answer.body.destroy();
    await expect.poll(server.openSockets).toBe(0);
  });

  test("a request whose body breaks off is a call given up, not a fault of the server", async () => {
    const server = await serve(createRawServer(() => {}));
    const body = new Readable({ read: () => {} });
    body.push("abc");
    const sending = open().send(requestTo(server, { method: "POST", body }));
    const failure = failureOf(sending);
    await expect.poll(() => server.received()[0]).toContain("abc");
    body.destroy(new Error("the client went away"));
    expect(await failure).toMatchObject({ code: "aborted", sent: true });
    await expect.poll(server.openSockets).toBe(0);
  });

  test("closing the client ends what still runs, and refuses what comes after", async () => {
    const server = await serve(createRawServer(() => {}));
    const client = createHttpClient();
    const failure = failureOf(client.send(requestTo(server)));
    await expect.poll(() => server.received()[0]).toContain("GET");
    await client.close();
    expect(await failure).toMatchObject({ code: "aborted", sent: true });
    await expect.poll(server.openSockets).toBe(0);
    await expect(client.send(requestTo(server))).rejects.toMatchObject({ code: "aborted", sent: false });
  });
});

describe("connecting", () => {
  const limits = { ...UNIFIED_LIMITS, connectMs: 150 };

  test("a port nobody listens on → connect_failed, nothing sent", async () => {
    const server = await createRawServer(() => {});
    await server.close();
    await expect(open().send(requestTo(server))).rejects.toMatchObject({ code: "connect_failed", sent: false });
  });

  test("a resolver that never answers → timeout_connect, nothing sent", async () => {
    const client = open({ resolve: () => new Promise(() => {}) });
    const sending = client.send(requestTo({ origin: "http://upstream.test" }, { limits }));
    await expect(sending).rejects.toMatchObject({ code: "timeout_connect", sent: false });
  });

  test("a call whose whole time is up before it could be sent → timeout_connect, nothing sent", async () => {
    const client = open({ resolve: () => new Promise(() => {}) });
    const whole = { ...UNIFIED_LIMITS, totalMs: 50 };
    const sending = client.send(requestTo({ origin: "http://upstream.test" }, { limits: whole }));
    await expect(sending).rejects.toMatchObject({ code: "timeout_connect", sent: false });
  });

  test("a TLS handshake that never ends → timeout_connect, nothing sent, no socket left", async () => {
    const server = await serve(createRawServer(() => {}));
    const origin = `https://127.0.0.1:${server.port}`;
    await expect(open().send(requestTo({ origin }, { limits }))).rejects.toMatchObject({
      code: "timeout_connect",
      sent: false,
    });
    await expect.poll(server.openSockets).toBe(0);
  });

  test.each([
    ["finds nothing", () => Promise.resolve([])],
    ["fails", () => Promise.reject(new Error("ENOTFOUND"))],
  ])("a resolver that %s → dns_failed, nothing sent", async (_, resolve) => {
    const body = new Readable({ read: () => {} });
    const request = requestTo({ origin: "https://upstream.test" }, { operatorSet: false, method: "POST", body });
    await expect(open({ resolve }).send(request)).rejects.toMatchObject({ code: "dns_failed", sent: false });
    expect(body.destroyed).toBe(true);
  });

  test("TLS is verified against the name, with a private authority only where one is given", async () => {
    const server = await serve(createRawTlsServer((socket) => onRequest(socket, () => socket.write(ok("hello")))));
    const trusting = open({ resolve: resolveToLoopback, extraCa: [testCertificate()] });
    expect(await text(trusting, requestTo(server))).toBe("hello");
    await expect(open({ resolve: resolveToLoopback }).send(requestTo(server))).rejects.toMatchObject({
      code: "connect_failed",
      sent: false,
    });
    const otherName = { origin: `https://other.test:${server.port}` };
    await expect(trusting.send(requestTo(otherName))).rejects.toMatchObject({ code: "connect_failed", sent: false });
    expect(server.received().filter(Boolean)).toHaveLength(1);
  });

  test("the environment cannot switch the verification of TLS off", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const server = await serve(createRawTlsServer(() => {}));
    const sending = open({ resolve: resolveToLoopback }).send(requestTo(server));
    await expect(sending).rejects.toMatchObject({ code: "connect_failed", sent: false });
    vi.unstubAllEnvs();
  });
});

describe("the address guard on a live socket", () => {
  let server: RawServer;
  beforeEach(async () => {
    server = await serveText("hello");
  });

  test("a name is resolved once per socket, and the socket goes to that answer whatever the next one would be", async () => {
    const answers = [[loopback], [{ address: "127.0.0.9", family: 4 as const }]];
    const resolve = vi.fn<Resolve>(() => Promise.resolve(answers.shift() ?? []));
    const named = { origin: `http://upstream.test:${server.port}` };
    expect(await text(open({ resolve }), requestTo(named))).toBe("hello");
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(server.received()[0]).toContain(`host: upstream.test:${server.port}`);
  });

  test.each([
    ["private", [loopback]],
    ["private among public ones", [{ address: "93.184.216.34", family: 4 as const }, loopback]],
    [
      "private in IPv6 beside a public IPv4",
      [
        { address: "93.184.216.34", family: 4 as const },
        { address: "::1", family: 6 as const },
      ],
    ],
    ["public at first, private when asked again", undefined],
  ])("a provider whose name resolves to an address that is %s is not called", async (_, addresses) => {
    let asked = 0;
    const resolve = () =>
      Promise.resolve(addresses ?? ((asked += 1) > 1 ? [loopback] : [{ address: "10.0.0.1", family: 4 as const }]));
    const client = open({ resolve });
    const request = requestTo({ origin: "https://upstream.test" }, { operatorSet: false });
    await expect(client.send(request)).rejects.toMatchObject({ code: "refused_address", sent: false });
    await expect(client.send(request)).rejects.toMatchObject({ code: "refused_address", sent: false });
  });

  test("a socket that ends up at a private peer all the same is closed before a byte is written", async () => {
    const connect = guardedConnector({
      resolve: () => Promise.resolve([]),
      allowPrivate: false,
      connectMs: 1_000,
      extraCa: [],
    });
    const target = { protocol: "http:", hostname: "127.0.0.1", port: String(server.port) };
    const error = await new Promise((resolve) => connect(target, (...[error]) => resolve(error)));
    expect(error).toMatchObject({ code: "refused_address", sent: false });
    await expect.poll(server.openSockets).toBe(0);
    expect(server.received()).toEqual([""]);
  });

  test.each([
    "http://upstream.test",
    "https://upstream.test:8443",
    "https://127.0.0.1",
    "https://[::1]",
    "https://u:p@upstream.test",
    "https://upstream.test/",
  ])("%s is refused before anything is resolved, unless the operator set it", async (origin) => {
    const resolve = vi.fn<Resolve>(resolveToLoopback);
    const sending = open({ resolve }).send(requestTo({ origin }, { operatorSet: false }));
    await expect(sending).rejects.toMatchObject({ code: "refused_address", sent: false });
    expect(resolve).not.toHaveBeenCalled();
  });
});

describe("pools", () => {
  test("calls of one pool reuse its sockets, calls of two never share one", async () => {
    const server = await serveText("x");
    const client = open();
    for (let call = 0; call < 10; call += 1) await text(client, requestTo(server));
    // undici lets a socket rest for a turn of the event loop, so calls in close succession take turns on two.
    const sockets = server.received().length;
    expect(sockets).toBeLessThanOrEqual(2);
    await text(client, requestTo(server, { pool: "con_2" }));
    expect(server.received()).toHaveLength(sockets + 1);
  });

  test("an origin the operator did not set never reuses the socket of one the operator did", async () => {
    const server = await serveText("x");
    const client = open();
    await text(client, requestTo(server));
    await expect(client.send(requestTo(server, { operatorSet: false }))).rejects.toMatchObject({
      code: "refused_address",
    });
  });

  test("a single-use socket serves one exchange", async () => {
    const server = await serveText("x");
    const client = open();
    await text(client, requestTo(server));
    for (let call = 0; call < 3; call += 1) await text(client, requestTo(server, { singleUse: true }));
    expect(server.received()).toHaveLength(4);
    await expect.poll(server.openSockets).toBe(1);
  });

  test("calls at the same time have a socket each, over TLS too", async () => {
    const server = await serve(createRawTlsServer(() => {}));
    const client = open({ resolve: resolveToLoopback, extraCa: [testCertificate()] });
    const failures = [1, 2, 3].map(() => failureOf(client.send(requestTo(server))));
    await expect.poll(() => server.received().filter((head) => head.startsWith("GET"))).toHaveLength(3);
    await client.close();
    expect(await Promise.all(failures)).toMatchObject([{ sent: true }, { sent: true }, { sent: true }]);
  });

  test("what was used last is the last to be closed", async () => {
    const server = await serveText("x");
    const client = open({ maxPools: 2 });
    const call = async (pool: string): Promise<number> => {
      await text(client, requestTo(server, { pool }));
      await setImmediate();
      return server.received().length;
    };
    expect([await call("con_1"), await call("con_2"), await call("con_1"), await call("con_3")]).toEqual([1, 2, 2, 3]);
    expect([await call("con_1"), await call("con_2")]).toEqual([3, 4]);
  });

  test("closing the client ends what a pool still runs that has been closed for others, and may be repeated", async () => {
    const slow = await serve(createRawServer(() => {}));
    const server = await serveText("x");
    const client = createHttpClient({ maxPools: 1 });
    const failure = failureOf(client.send(requestTo(slow)));
    await expect.poll(() => slow.received()[0]).toContain("GET");
    await text(client, requestTo(server, { pool: "con_2" }));
    await client.close();
    expect(await failure).toMatchObject({ code: "aborted", sent: true });
    await expect.poll(slow.openSockets).toBe(0);
    await client.close();
  });

  test("a pool too many closes the one unused for longest, after the call it still runs", async () => {
    const held: (() => void)[] = [];
    const slow = await serve(
      createRawServer((socket) => onRequest(socket, () => held.push(() => socket.write(ok("late"))))),
    );
    const server = await serveText("x");
    const client = open({ maxPools: 2 });
    const late = text(client, requestTo(slow));
    await expect.poll(() => held.length).toBe(1);
    for (const pool of ["con_2", "con_3", "con_2"]) await text(client, requestTo(server, { pool }));
    expect(server.openSockets()).toBe(2);
    held[0]?.();
    expect(await late).toBe("late");
    await expect.poll(slow.openSockets).toBe(0);
    expect(server.openSockets()).toBe(2);
  });
});
