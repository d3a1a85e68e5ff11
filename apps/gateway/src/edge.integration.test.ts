import { problemSchema } from "@portico/model";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openGateway, type TestGateway } from "./testing/open-gateway.ts";

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const hostOf = (): string => new URL(gateway.url).host;

/** Sends bytes as they are, and reads until the gateway hangs up. */
const exchange = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(gateway.url);
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(bytes, "latin1"));
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(answer));
  });

const get = (target: string, lines: readonly string[] = [`Host: ${hostOf()}`]): string =>
  [`GET ${target} HTTP/1.1`, ...lines, "Connection: close", "", ""].join("\r\n");

const problemIn = (answer: string) => {
  const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
  const problem = problemSchema.parse(JSON.parse(body));
  expect(head.toLowerCase()).toContain(`portico-request-id: ${problem.request_id.toLowerCase()}`);
  expect(head).toMatch(/content-type: application\/problem\+json/i);
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${problem.status} `));
  return problem;
};

describe("what no router sees gets a problem document too", () => {
  const many = Array.from({ length: 64 }, (_, index) => `X-${index}: 1`);
  test.each<[string, () => string, number, string]>([
    ["two Hosts", () => get("/healthz", [`Host: ${hostOf()}`, "Host: other.example"]), 400, "invalid_request"],
    ["no Host", () => get("/healthz", []), 400, "invalid_request"],
    ["a Host that is none", () => get("/healthz", ["Host: a b"]), 400, "invalid_path"],
    ["a target on another host", () => get("http://other.example/healthz"), 400, "invalid_request"],
    ["a target that is a name", () => get("healthz"), 400, "invalid_path"],
    ["OPTIONS of everything", () => get("/healthz").replace("GET /healthz", "OPTIONS *"), 400, "invalid_request"],
    ["TRACE", () => get("/healthz").replace("GET", "TRACE"), 405, "method_not_allowed"],
    ["a method of WebDAV", () => get("/healthz").replace("GET", "PROPFIND"), 405, "method_not_allowed"],
    ["CONNECT", () => get("other.example:443").replace("GET", "CONNECT"), 405, "method_not_allowed"],
    ["65 header lines", () => get("/healthz", [`Host: ${hostOf()}`, ...many]), 431, "headers_too_large"],
    [
      "17 KiB of headers",
      () => get("/healthz", [`Host: ${hostOf()}`, `X-A: ${"a".repeat(17_000)}`]),
      431,
      "headers_too_large",
    ],
    ["bytes that are no HTTP", () => "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, "invalid_request"],
    [
      "two lengths",
      () => get("/healthz", [`Host: ${hostOf()}`, "Content-Length: 1", "Content-Length: 2"]),
      400,
      "invalid_request",
    ],
    [
      "a length beside chunks",
      () => get("/healthz", [`Host: ${hostOf()}`, "Content-Length: 1", "Transfer-Encoding: chunked"]),
      400,
      "invalid_request",
    ],
    ["a folded line", () => get("/healthz", [`Host: ${hostOf()}`, "X-A: 1\r\n 2"]), 400, "invalid_request"],
    ["a space before the colon", () => get("/healthz", [`Host: ${hostOf()}`, "X-A : 1"]), 400, "invalid_request"],
    ["a backslash", () => get("/v1\\connections"), 400, "invalid_path"],
    ["a dot segment", () => get("/v1/../healthz"), 400, "invalid_path"],
    ["an escaped dot segment", () => get("/v1/%2e%2e/healthz"), 400, "invalid_path"],
    ["a double slash", () => get("//healthz"), 400, "invalid_path"],
  ])("%s", async (_, bytes, status, code) => {
    expect(problemIn(await exchange(bytes()))).toMatchObject({ status, code });
  });

  test("no method that is refused is left without the names of those that are not", async () => {
    for (const method of ["TRACE", "CONNECT"])
      expect(await exchange(get("/x").replace("GET", method))).toContain(
        "Allow: GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE",
      );
  });
});

test("a target that names our own host is served as its path is", async () => {
  expect(await exchange(get(`http://${hostOf()}/healthz`))).toMatch(/^HTTP\/1.1 200 /);
});

test("64 header lines are served, the last of them too", async () => {
  const padding = Array.from({ length: 61 }, (_, index) => `X-${index}: 1`);
  const answer = await exchange(
    get("/v1/tenants", [`Host: ${hostOf()}`, ...padding, `Authorization: Bearer ${gateway.operatorToken}`]),
  );
  expect(answer).toMatch(/^HTTP\/1.1 200 /);
});

test("garbage behind a call does not become part of its answer", async () => {
  const answer = await exchange(`${get("/openapi.json").replace("Connection: close\r\n", "")}garbage\r\n\r\n`);
  expect(answer.match(/HTTP\/1\.1 /g)?.length ?? 0).toBeLessThanOrEqual(2);
  expect(answer).not.toMatch(/HTTP\/1\.1 400[^]*HTTP\/1\.1 200/);
});

test("a body that never ends is not waited for once it is refused", async () => {
  const head = [
    "POST /v1/tenants HTTP/1.1",
    `Host: ${hostOf()}`,
    "Authorization: Bearer nobody",
    "Content-Type: application/json",
    "Content-Length: 1000",
    "",
    "{",
  ].join("\r\n");
  expect(problemIn(await exchange(head))).toMatchObject({ status: 401 });
});
