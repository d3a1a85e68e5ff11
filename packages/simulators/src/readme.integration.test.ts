import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createFreshdeskSimulator, serveSimulator } from "./index.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README shows an example that runs", async () => {
  // The example begins here,
  const simulator = createFreshdeskSimulator();
  simulator.createAccount("acme", { keys: [{ key: "k", role: "admin" }] });
  const served = await serveSimulator(simulator);
  const authorization = `Basic ${btoa("k:X")}`;
  const tickets = await fetch(`${served.origin}/acme/api/v2/tickets`, { headers: { authorization } });
  await served.close();
  // and ends here.
  expect(tickets.status).toBe(200);
  const example = /begins here,\n(?<code>.*?) +\/\/ and ends/s.exec(read("readme.integration.test.ts"))?.groups?.[
    "code"
  ];
  expect(read("../README.md")).toContain(example?.replaceAll(/^ {2}/gm, ""));
});

test("the README names every control call", () => {
  const calls = [...read("control.ts").matchAll(/\$\{named\}(?<path>\/\w+)/g)].map(
    (match) => match.groups?.["path"] ?? "",
  );
  expect(calls.length).toBeGreaterThan(5);
  expect(calls.filter((path) => !read("../README.md").includes(path))).toEqual([]);
});
