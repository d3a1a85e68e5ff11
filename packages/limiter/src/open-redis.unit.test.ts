import { expect, test } from "vitest";
import { parseRedisUrl } from "./open-redis.ts";

test.each([
  ["redis://127.0.0.1:6380/1", { kind: "server", hosts: [{ host: "127.0.0.1", port: 6380 }], path: "1", access: {} }],
  [
    "rediss+sentinel://port%3Aico:s%40fe@a:1,b.example,[::1]:3/main/2",
    {
      kind: "sentinel",
      hosts: [
        { host: "a", port: 1 },
        { host: "b.example", port: 26_379 },
        { host: "::1", port: 3 },
      ],
      path: "main/2",
      access: { username: "port:ico", password: "s@fe", tls: {} },
    },
  ],
  [
    "redis+cluster://:secret@a:7000,b:7001",
    {
      kind: "cluster",
      hosts: [
        { host: "a", port: 7000 },
        { host: "b", port: 7001 },
      ],
      path: "",
      access: { password: "secret" },
    },
  ],
])("%s names its servers, and how to reach them", (url, parts) => {
  expect(parseRedisUrl(url)).toEqual(parts);
});

test.each([
  "http://a",
  "redis+ring://a",
  "redis+sentinel://a:1",
  "redis+sentinel://a:1/main/x",
  "redis+cluster://:topsecret@a b",
  "redis+cluster://a,,b",
])("%s is refused, and not repeated", (url) => {
  expect(() => parseRedisUrl(url)).toThrow(
    expect.objectContaining({ code: "invalid_redis_url", message: expect.not.stringContaining("topsecret") }),
  );
});
