import { problemSchema } from "@portico/model";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const hostOf = (): string => new URL(gateway.url).host;

/** Sends bytes as they are, and reads until the gateway hangs up. */
const exchange = (bytes: string, { url } = gateway): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(answer));
  });

const host = (): string => `Host: ${hostOf()}`;
const asOperator = (): string => `Authorization: Bearer ${gateway.operatorToken}`;
const last = "Connection: close";

const call = (line: string, lines: readonly string[], body = ""): string => [line, ...lines, "", body].join("\r\n");

/** The last call of its connection. */
const get = (target: string, lines: readonly string[] = [host()]): string =>
  call(`GET ${target} HTTP/1.1`, [...lines, last]);

const tenant = '{"name":"x"}';
const jsonLines = (): string[] => [host(), asOperator(), "Content-Type: application/json"];
const post = (lines: readonly string[], body: string, version = "1.1"): string =>
  call(`POST /v1/tenants HTTP/${version}`, [...jsonLines(), last, ...lines], body);

/** One chunk of the tenant, written as each test says, and the end. */
const chunked = (chunk: string, end = "0\r\n\r\n", coding = "Transfer-Encoding: chunked"): string =>
  post([coding], `${chunk}${end}`);
const chunk = `c\r\n${tenant}\r\n`;

/** The answers of an exchange, as `status code`; each problem is what problems are, and bears the request id of its head. */
const answersIn = (text: string): string[] =>
  text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter((answer) => answer !== "")
    .map((answer) => {
      const [head = "", body = ""] = answer.split(/\r\n\r\n/, 2);
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? "";
      if (status === "100") return status;
      const requestId = /^portico-request-id: (req_\w{26})\r?$/im.exec(head)?.[1];
      expect([head, requestId]).toEqual([head, expect.anything()]);
      if (Number(status) < 400) return status;
      const problem = problemSchema.parse(JSON.parse(body));
      expect(head).toMatch(/^content-type: application\/problem\+json\r?$/im);
      expect(problem).toMatchObject({ status: Number(status), request_id: requestId });
      return `${status} ${problem.code}`;
    });

const malformed = "400 invalid_request";
const wrongPath = "400 invalid_path";
const wrongMethod = "405 method_not_allowed";
const tooLarge = "431 headers_too_large";

type Row = readonly [name: string, bytes: () => string, ...answers: string[]];

const lengths: readonly Row[] = [
  [
    "a length beside chunks",
    () => post(["Content-Length: 12", "Transfer-Encoding: chunked"], `${chunk}0\r\n\r\n`),
    malformed,
  ],
  [
    "chunks beside a length",
    () => post(["Transfer-Encoding: chunked", "Content-Length: 12"], `${chunk}0\r\n\r\n`),
    malformed,
  ],
  ["two lengths", () => post(["Content-Length: 12", "Content-Length: 13"], tenant), malformed],
  ["the same length twice", () => post(["Content-Length: 12", "Content-Length: 12"], tenant), malformed],
  ["a list of lengths", () => post(["Content-Length: 12, 12"], tenant), malformed],
  ["a negative length", () => post(["Content-Length: -1"], tenant), malformed],
  ["a length with a sign", () => post(["Content-Length: +12"], tenant), malformed],
  ["a hexadecimal length", () => post(["Content-Length: 0xc"], tenant), malformed],
  ["a length beyond 64 bits", () => post(["Content-Length: 99999999999999999999999"], tenant), malformed],
  ["a length that is empty", () => post(["Content-Length:"], tenant), malformed],
  ["a length in two words", () => post(["Content-Length: 1 2"], tenant), malformed],
  ["a length behind a space before its colon", () => post(["Content-Length : 12"], tenant), malformed],
  ["a length", () => post(["Content-Length: 12"], tenant), "201"],
  ["a length in another field's disguise", () => post(["Content_Length: 1", "Content-Length: 12"], tenant), "201"],
];

const codings: readonly Row[] = [
  ["chunks", () => chunked(chunk), "201"],
  ["chunks in capitals", () => chunked(`C\r\n${tenant}\r\n`, "0\r\n\r\n", "TRANSFER-ENCODING: CHUNKED"), "201"],
  ["an extension of a chunk", () => chunked(`c;a=b;c="d"\r\n${tenant}\r\n`), "201"],
  ["an extension over 16 KiB", () => chunked(`c;a=${"b".repeat(17_000)}\r\n${tenant}\r\n`), malformed],
  ["a trailer", () => chunked(chunk, "0\r\nX-A: 1\r\n\r\n"), "201"],
  ["a trailer over 16 KiB", () => chunked(chunk, `0\r\nX-A: ${"a".repeat(17_000)}\r\n\r\n`), tooLarge],
  ["a length in the trailer", () => chunked(chunk, "0\r\nContent-Length: 5\r\n\r\n"), malformed],
  ["a size that is no number", () => chunked(`zz\r\n${tenant}\r\n`), malformed],
  ["a negative size", () => chunked(`-c\r\n${tenant}\r\n`), malformed],
  ["a size with 0x", () => chunked(`0xc\r\n${tenant}\r\n`), malformed],
  ["a size beyond 64 bits", () => chunked(`fffffffffffffffff\r\n${tenant}\r\n`), malformed],
  ["a size below what comes", () => chunked(`b\r\n${tenant}\r\n`), malformed],
  ["bare line feeds between chunks", () => chunked(`c\n${tenant}\n`, "0\n\n"), malformed],
  ["a space behind a size", () => chunked(`c \r\n${tenant}\r\n`), malformed],
  ["a coding before chunks", () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding: gzip, chunked"), malformed],
  ["a coding behind chunks", () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding: chunked, gzip"), malformed],
  [
    "chunks twice",
    () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
    malformed,
  ],
  ["a coding that is almost chunks", () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding: xchunked"), malformed],
  ["no coding by name", () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding: identity"), malformed],
  ["a vertical tab before the coding", () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding:\x0bchunked"), malformed],
  [
    "a space before the colon of the coding",
    () => chunked(chunk, "0\r\n\r\n", "Transfer-Encoding : chunked"),
    malformed,
  ],
  ["chunks in HTTP/1.0", () => post(["Transfer-Encoding: chunked"], `${chunk}0\r\n\r\n`, "1.0"), malformed],
];

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `X-${index}: 1`);

const lines: readonly Row[] = [
  ["bare line feeds", () => get("/healthz").replaceAll("\r\n", "\n"), malformed],
  ["one bare line feed", () => get("/healthz", [host(), "X-A: 1\nX-B: 2"]), malformed],
  ["a bare carriage return", () => get("/healthz", [host(), "X-A: 1\r2"]), malformed],
  ["a folded line", () => get("/healthz", [host(), "X-A: 1\r\n 2"]), malformed],
  ["a line folded by a tab", () => get("/healthz", [host(), "X-A: 1\r\n\t2"]), malformed],
  ["a folded Host", () => get("/healthz", [`Host:\r\n ${hostOf()}`]), malformed],
  ["a first line that is folded", () => get("/healthz", [" X-A: 1", host()]), malformed],
  ["a space before the colon", () => get("/healthz", [host(), "X-A : 1"]), malformed],
  ["a tab before the colon", () => get("/healthz", [host(), "X-A\t: 1"]), malformed],
  ["no colon", () => get("/healthz", [host(), "X-A"]), malformed],
  ["no name", () => get("/healthz", [host(), ": 1"]), malformed],
  ["a name in brackets", () => get("/healthz", [host(), "X(A): 1"]), malformed],
  ["a name beyond ASCII", () => get("/healthz", [host(), "X\xe9: 1"]), malformed],
  ["U+0000 in a value", () => get("/healthz", [host(), "X-A: \0"]), malformed],
  ["a control character in a value", () => get("/healthz", [host(), "X-A: \x01"]), malformed],
  ["Latin-1 in a value", () => get("/healthz", [host(), "X-A: \xe9"]), "200"],
  ["64 lines", () => get("/healthz", [host(), ...many(62)]), "200"],
  ["65 lines", () => get("/healthz", [host(), ...many(63)]), tooLarge],
  ["2,000 lines", () => get("/healthz", [host(), ...many(2_000)]), tooLarge],
  ["almost 16 KiB of headers", () => get("/healthz", [host(), `X-A: ${"a".repeat(16_200)}`]), "200"],
  ["17 KiB of headers", () => get("/healthz", [host(), `X-A: ${"a".repeat(17_000)}`]), tooLarge],
  ["a name of 17 KiB", () => get("/healthz", [host(), `${"X".repeat(17_000)}: 1`]), tooLarge],
  ["two credentials", () => get("/v1/tenants", [host(), asOperator(), asOperator()]), malformed],
];

const hosts: readonly Row[] = [
  ["no Host", () => get("/healthz", []), malformed],
  ["no Host in HTTP/1.0", () => get("/healthz", []).replace("1.1", "1.0"), malformed],
  ["two Hosts", () => get("/healthz", [host(), "Host: other.example"]), malformed],
  ["the same Host twice", () => get("/healthz", [host(), host()]), malformed],
  ["an empty Host", () => get("/healthz", ["Host:"]), wrongPath],
  ["a Host that is none", () => get("/healthz", ["Host: a b"]), wrongPath],
  ["a Host with a user", () => get("/healthz", [`Host: user@${hostOf()}`]), wrongPath],
  ["a Host with a path", () => get("/healthz", [`Host: ${hostOf()}/a`]), wrongPath],
  ["a Host with no port that exists", () => get("/healthz", ["Host: a:99999"]), wrongPath],
];

const targets: readonly Row[] = [
  ["our own host", () => get(`http://${hostOf()}/healthz`), "200"],
  ["our own host in capitals", () => get(`HTTP://${hostOf()}/healthz`), "200"],
  ["our own host alone", () => get(`http://${hostOf()}`), "404 not_found"],
  ["our own host, and a query", () => get(`http://${hostOf()}?a=1`), "404 not_found"],
  ["our own host, and a double slash", () => get(`http://${hostOf()}//healthz`), wrongPath],
  ["our own host, and another Host", () => get(`http://${hostOf()}/healthz`, ["Host: other.example"]), malformed],
  ["another host", () => get("http://other.example/healthz"), malformed],
  ["another host, and its Host", () => get("http://other.example/healthz", ["Host: other.example"]), malformed],
  ["a host that begins like ours", () => get(`http://${hostOf()}.other.example/healthz`), malformed],
  ["our own host with a user", () => get(`http://x@${hostOf()}/healthz`), malformed],
  ["our own host by another scheme", () => get(`https://${hostOf()}/healthz`), malformed],
  ["a name", () => get("healthz"), wrongPath],
  ["nothing", () => get("").replace("  ", " "), wrongPath],
  ["everything", () => get("*"), malformed],
  ["a backslash", () => get("/v1\\connections"), wrongPath],
  ["a dot segment", () => get("/v1/../healthz"), wrongPath],
  ["an escaped dot segment", () => get("/v1/%2e%2e/healthz"), wrongPath],
  ["a double slash", () => get("//healthz"), wrongPath],
  ["a fragment", () => get("/healthz#a"), wrongPath],
  ["a fragment behind a query", () => get("/healthz?a#b"), wrongPath],
  ["U+0000", () => get("/health\0z"), wrongPath],
  ["a tab", () => get("/health\tz"), wrongPath],
  ["a byte beyond ASCII", () => get("/caf\xe9"), wrongPath],
  ["a space", () => get("/a b"), malformed],
  ["16 KiB", () => get(`/${"a".repeat(17_000)}`), tooLarge],
];

const methodsAndVersions: readonly Row[] = [
  ["TRACE", () => get("/healthz").replace("GET", "TRACE"), wrongMethod],
  ["CONNECT", () => get("other.example:443").replace("GET", "CONNECT"), wrongMethod],
  ["CONNECT to us", () => get(hostOf()).replace("GET", "CONNECT"), wrongMethod],
  ["a method of WebDAV", () => get("/healthz").replace("GET", "PROPFIND"), wrongMethod],
  ["PURGE", () => get("/healthz").replace("GET", "PURGE"), wrongMethod],
  ["OPTIONS of a path", () => get("/healthz").replace("GET", "OPTIONS"), wrongMethod],
  ["OPTIONS of everything", () => get("*").replace("GET", "OPTIONS"), malformed],
  ["HEAD", () => get("/healthz").replace("GET", "HEAD"), "200"],
  ["a method that is none", () => get("/healthz").replace("GET", "FROB"), malformed],
  ["a method in small letters", () => get("/healthz").replace("GET", "get"), malformed],
  ["HTTP/1.0", () => get("/healthz").replace("1.1", "1.0"), "200"],
  ["HTTP/0.9", () => "GET /healthz\r\n\r\n", malformed],
  ["HTTP/1.2", () => get("/healthz").replace("1.1", "1.2"), malformed],
  ["HTTP/2.0", () => get("/healthz").replace("1.1", "2.0"), malformed],
  ["the preface of HTTP/2", () => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", malformed],
  ["TLS", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", malformed],
  ["SSH", () => "SSH-2.0-OpenSSH_9\r\n", malformed],
  ["mail", () => "EHLO other.example\r\n", malformed],
  ["nothing but zeros", () => "\0\0\0\0", malformed],
];

const conversations: readonly Row[] = [
  [
    "three calls at once",
    () => `${call("GET /healthz HTTP/1.1", [host()])}${call("GET /v1/nope HTTP/1.1", [host()])}${get("/healthz")}`,
    "200",
    "404 not_found",
    "200",
  ],
  [
    "two creates at once",
    () =>
      `${call("POST /v1/tenants HTTP/1.1", [...jsonLines(), "Content-Length: 12"], tenant)}${post(["Content-Length: 12"], tenant)}`,
    "201",
    "201",
  ],
  [
    "a call behind one that was refused",
    () => `${call("GET /v1/../x HTTP/1.1", [host()])}${get("/healthz")}`,
    wrongPath,
    "200",
  ],
  [
    "a call in the body of another",
    () =>
      call(
        "GET /healthz HTTP/1.1",
        [host(), last, "Content-Length: 36"],
        "GET /v1/tenants HTTP/1.1\r\nHost: x\r\n\r\n",
      ),
    "200",
  ],
  ["a body where none is due", () => call("GET /healthz HTTP/1.1", [host(), last, "Content-Length: 3"], "abc"), "200"],
  ["a body that is waited with", () => post(["Content-Length: 12", "Expect: 100-continue"], tenant), "100", "201"],
  ["an expectation that HTTP does not know", () => post(["Content-Length: 12", "Expect: 200-ok"], tenant), malformed],
  ["an upgrade to a web socket", () => get("/healthz", [host(), "Upgrade: websocket", "Connection: upgrade"]), "200"],
  ["an upgrade to HTTP/2", () => get("/healthz", [host(), "Upgrade: h2c", "HTTP2-Settings: AAA"]), "200"],
];

describe.each([
  ["a length", lengths],
  ["a transfer coding", codings],
  ["header lines", lines],
  ["a Host", hosts],
  ["a target", targets],
  ["methods, versions and other protocols", methodsAndVersions],
  ["what follows what", conversations],
] as const)("the edge, by %s:", (_, rows) => {
  test.each(rows.map(([name, bytes, ...answers]) => ({ name, bytes, answers })))(
    "$name → $answers",
    async ({ bytes, answers }) => {
      expect(answersIn(await exchange(bytes()))).toEqual(answers);
    },
  );
});

test("no method that is refused is left without the names of those that are not", async () => {
  for (const method of ["TRACE", "CONNECT"])
    expect(await exchange(get("/x").replace("GET", method))).toContain(
      "Allow: GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE",
    );
});

test("64 header lines are served, the last of them too", async () => {
  const answer = await exchange(get("/v1/tenants", [host(), ...many(61), asOperator()]));
  expect(answersIn(answer)).toEqual(["200"]);
});

test("garbage behind a call does not become part of its answer, or the answer of that call", async () => {
  const answer = await exchange(`${call("GET /openapi.json HTTP/1.1", [host()])}garbage\r\n\r\n`);
  expect(answer.match(/HTTP\/1\.1 /g)?.length ?? 0).toBeLessThanOrEqual(1);
  expect(answer).not.toContain("HTTP/1.1 400");
});

test("a body that never ends is not waited for once it is refused", async () => {
  const lines = [host(), "Authorization: Bearer nobody", "Content-Type: application/json", "Content-Length: 1000"];
  expect(answersIn(await exchange(call("POST /v1/tenants HTTP/1.1", lines, "{")))).toEqual(["401 unauthenticated"]);
});

describe("a client that takes its time", () => {
  // Each in a hurry for one thing: what is due to be cut off twice over may be cut off either way.
  let forHeads: TestGateway;
  let forBodies: TestGateway;
  beforeAll(async () => {
    forHeads = await openGateway({ loopDelayMs: () => 0 }, { headersMs: 100, stallMs: 20_000 });
    forBodies = await openGateway({ loopDelayMs: () => 0 }, { headersMs: 10_000, stallMs: 200 });
  });
  afterAll(() => Promise.all([forHeads.close(), forBodies.close()]));

  test.each([
    ["stops in the middle of a header line", "GET /healthz HT"],
    ["stops between two header lines", "GET /healthz HTTP/1.1\r\nHost: a\r\n"],
    ["says nothing", ""],
  ])("and %s is told so, and hung up on", async (_, bytes) => {
    expect(answersIn(await exchange(bytes, forHeads))).toEqual(["408 request_timeout"]);
  });

  test("over taking what it asked for is cut off", async () => {
    const { hostname, port, host: name } = new URL(forBodies.url);
    const large = call("GET /docs/assets/swagger-ui-bundle.js HTTP/1.1", [`Host: ${name}`]);
    const socket = connect(Number(port), hostname, () => socket.write(large.repeat(20)));
    socket.pause();
    let isCut = false;
    socket.on("error", () => {
      isCut = true;
    });
    // It reads nothing, so that only a write shows it that nobody is there any more: seldom, since who sends is not stalled.
    const isOver = (): boolean => {
      socket.write("\r\n");
      return isCut;
    };
    await expect.poll(isOver, { interval: 1_000, timeout: 30_000 }).toBe(true);
    socket.destroy();
  });

  test("over a body that is still read is not cut off", async () => {
    const { hostname, port, host: name } = new URL(forBodies.url);
    const head = ["POST /v1/tenants HTTP/1.1", `Host: ${name}`, asOperator(), "Content-Type: application/json", last];
    const socket = connect(Number(port), hostname, () =>
      socket.write(call(head.join("\r\n"), ["Content-Length: 12"], tenant.slice(0, 5))),
    );
    const timer = setTimeout(() => socket.write(tenant.slice(5)), 600);
    expect(answersIn(await text(socket))).toEqual(["201"]);
    clearTimeout(timer);
  });
});
