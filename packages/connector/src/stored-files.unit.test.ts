import { type HttpAnswer, type HttpClient, HttpError, type HttpRequest } from "@portico/http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { createConnector, defineProvider } from "./index.ts";
import { errand, invented } from "./testing/invented.ts";

const desk = defineProvider({
  ...invented,
  files: {
    find: {
      flow: async ({ ask }, { id }) => ({
        attachment: { id: `t1.${id}`, name: "a.txt", content_type: "text/plain", size: 5, created_at: null },
        url: await ask(whereabouts, undefined),
      }),
    },
    hosts: [/^files\.invented\.example$/],
  },
});
const whereabouts = {
  send: () => ({ method: "GET" as const, path: "/api/tickets/1" }),
  answers: { read: (raw: unknown) => String(Reflect.get(Object(raw), "url")) },
};

type Turn = { status: number; headers?: Record<string, string>; body?: string } | HttpError;

const answerOf = ({ status, headers = {}, body = "" }: Exclude<Turn, HttpError>): HttpAnswer => ({
  status,
  headers: Object.entries(headers),
  header: (name) => headers[name],
  body: Readable.from([Buffer.from(body)]),
});

/** A file that the vendor says lies at `url`; where it is looked for, the answers are these. */
const open = (
  url: string,
  turns: readonly Turn[],
  target: { origin: string; basePath: string; operatorSet: boolean } = own,
) => {
  const sent: HttpRequest[] = [];
  const http: HttpClient = {
    send: async (request) => {
      sent.push(request);
      const turn = request.path.endsWith("/api/tickets/1")
        ? { status: 200, body: JSON.stringify({ url }) }
        : turns[sent.length - 2];
      if (turn === undefined || turn instanceof HttpError) throw turn ?? new Error("nobody was to be called");
      return answerOf(turn);
    },
    close: async () => {},
  };
  const connector = createConnector({ http, now: () => 0, random: () => 0, sleep: async () => {} });
  const adapter = connector.bind(desk, target, {
    connectionId: "con_1",
    subdomain: "acme",
    plan: null,
    flavour: null,
    mappings: null,
    sharing: null,
    credentials: async () => ({ api_key: "secret" }),
    gate: { admit: async () => ({ admitted: true, waitedMs: 0, settle: async () => {}, release: () => {} }) },
  });
  const given = errand();
  return {
    sent,
    errand: given,
    opened: (range?: string) => adapter.findFile(given, "t1.2").then((found) => found.open(range)),
  };
};
const own = { origin: "https://acme.invented.example", basePath: "", operatorSet: false };
const simulated = { origin: "http://127.0.0.1:4010", basePath: "/acme", operatorSet: true };
const codeOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => "opened",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

const bytes: Turn = {
  status: 200,
  body: "bytes",
  headers: { "content-length": "5", "set-cookie": "a=b", etag: '"x"' },
};

test("the bytes come from where the vendor says, without credentials, and cost nothing", async () => {
  const { sent, opened, errand: given } = open("https://files.invented.example/a%20b?Signature=x~y", [bytes]);
  const { status, headers, body } = await opened();
  expect([status, headers, await text(body)]).toEqual([200, [["content-length", "5"]], "bytes"]);
  const [, storage] = sent;
  expect(storage).toMatchObject({
    origin: "https://files.invented.example",
    operatorSet: false,
    path: "/a%20b?Signature=x~y",
    pool: "con_1",
  });
  expect(JSON.stringify(storage)).not.toMatch(/authorization|secret/i);
  expect(given.meter).toMatchObject({ calls: 2, credits: 1 });
});

test("what the operator has set in the account's place is where its files may lie, too", async () => {
  const { sent, opened } = open("http://127.0.0.1:4010/acme/files/2", [bytes], simulated);
  await opened();
  expect(sent[1]).toMatchObject({ origin: simulated.origin, operatorSet: true, path: "/acme/files/2" });
});

describe("nobody is called where the vendor names", () => {
  test.each([
    ["another host", "https://elsewhere.example/2"],
    ["a host that ends alike", "https://evilfiles.invented.example/2"],
    ["a host that begins alike", "https://files.invented.example.evil.example/2"],
    ["an address", "https://169.254.169.254/latest/meta-data/"],
    ["a plain one", "http://files.invented.example/2"],
    ["a port", "https://files.invented.example:8443/2"],
    ["a user", "https://user:pass@files.invented.example/2"],
    ["a file", "file:///etc/passwd"],
    ["a path", "/api/tickets/2"],
    ["nothing", ""],
  ])("%s", async (_, url) => {
    const { sent, opened } = open(url, []);
    expect(await codeOf(opened())).toBe("provider_invalid_response");
    expect(sent).toHaveLength(1);
  });

  test.each(["http://127.0.0.1:4010/other/2", "http://127.0.0.1:4011/acme/2", "http://127.0.0.1:4010/acmes/2"])(
    "%s, beside the account that the operator has set",
    async (url) => {
      expect(await codeOf(open(url, [], simulated).opened())).toBe("provider_invalid_response");
    },
  );
});

const to = (location: string): Turn => ({ status: 302, headers: { location } });

describe("who is sent on", () => {
  test("goes on, to places that may be named, three times at most", async () => {
    const hops = [to("/b"), to("https://acme.invented.example/c"), to("https://files.invented.example/d")];
    const { sent, opened } = open("https://files.invented.example/a", [...hops, bytes]);
    expect((await opened()).status).toBe(200);
    expect(sent.slice(1).map(({ origin, path }) => origin + path)).toEqual([
      "https://files.invented.example/a",
      "https://files.invented.example/b",
      "https://acme.invented.example/c",
      "https://files.invented.example/d",
    ]);
    const endless = open("https://files.invented.example/a", [...hops, to("/e"), bytes]);
    expect(await codeOf(endless.opened())).toBe("provider_invalid_response");
    expect(endless.sent).toHaveLength(5);
  });

  test.each(["http://169.254.169.254/", "https://elsewhere.example/", "//elsewhere.example/"])(
    "does not go to %j",
    async (location) => {
      const { sent, opened } = open("https://files.invented.example/a", [
        to(location),
        to(location),
        to(location),
        bytes,
      ]);
      expect(await codeOf(opened())).toBe("provider_invalid_response");
      expect(new Set(sent.slice(1).map(({ origin }) => origin))).toEqual(new Set(["https://files.invented.example"]));
    },
  );
});

test("a part is a part, and one that is not there is none", async () => {
  const part: Turn = { status: 206, body: "yt", headers: { "content-range": "bytes 1-2/5" } };
  const { sent, opened } = open("https://files.invented.example/a", [part]);
  expect(await opened("bytes=1-2")).toMatchObject({ status: 206, headers: [["content-range", "bytes 1-2/5"]] });
  expect(sent[1]?.headers).toContainEqual(["range", "bytes=1-2"]);
  const none = open("https://files.invented.example/a", [{ status: 416, headers: { "content-range": "bytes */5" } }]);
  await expect(none.opened("bytes=9-")).rejects.toMatchObject({
    code: "range_not_satisfiable",
    details: { headers: { "Content-Range": "bytes */5" } },
  });
  expect(await codeOf(open("https://files.invented.example/a", [part]).opened())).toBe("provider_error");
});

test.each<[string, Turn, string]>([
  ["refuses", { status: 403, body: "<Error>expired</Error>" }, "provider_error"],
  ["fails", { status: 503 }, "provider_error"],
  ["cannot be reached", new HttpError("connect_failed", { sent: false }), "provider_unavailable"],
  ["has an address that must not be called", new HttpError("refused_address", { sent: false }), "provider_unavailable"],
  ["is silent", new HttpError("timeout_headers", { sent: true }), "provider_timeout"],
])("where the storage %s, that is told", async (_, turn, code) => {
  expect(await codeOf(open("https://files.invented.example/a", [turn]).opened())).toBe(code);
});

test("a vendor that has no files reads and deletes none", async () => {
  const { opened } = open("https://files.invented.example/a", [bytes]);
  await opened();
  const connector = createConnector({
    http: { send: async () => Promise.reject(new Error("nobody was to be called")), close: async () => {} },
    now: () => 0,
    random: () => 0,
    sleep: async () => {},
  });
  const adapter = connector.bind(invented, own, {
    connectionId: "con_1",
    subdomain: "acme",
    plan: null,
    flavour: null,
    mappings: null,
    sharing: null,
    credentials: async () => ({ api_key: "secret" }),
    gate: { admit: async () => Promise.reject(new Error("nothing was to be paid")) },
  });
  expect(await codeOf(adapter.findFile(errand(), "t1.2"))).toBe("unsupported_operation");
  expect(await codeOf(adapter.deleteFile(errand(), "t1.2"))).toBe("unsupported_operation");
});
