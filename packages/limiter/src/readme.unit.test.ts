import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createInProcessLimiter } from "./index.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

test("the README shows an example that runs", async () => {
  // example begins
  const limiter = createInProcessLimiter(); // or: await createRedisLimiter({ redis: "redis://…" })
  const account = { provider: "freshdesk", subdomain: "acme" };
  const budgets = {
    total: { limit: 400, windowMs: 60_000, source: "plan" as const },
    tickets_list: { limit: 100, windowMs: 60_000, source: "plan" as const },
  };
  const take = [
    { class: "tickets_list", credits: 3 },
    { class: "total", credits: 3 }, // from both, or from none
  ];
  const caller = { lane: "interactive" as const, tenant: "ten_1", connection: "con_1" };
  const admission = await limiter.acquire({ account, budgets, take, waitMs: 25_000, ...caller });
  if (admission.admitted) {
    // make the call, and tell what its answer said, or { sent: false } if it never left
    const classes = [{ class: "tickets_list", limit: 120, remaining: 117 }];
    await limiter.settle(admission.permit, { sent: true, classes });
  }
  const { classes } = await limiter.view(account, budgets);
  // example ends
  await limiter.close();
  expect(classes.map(({ name, remaining, source }) => [name, remaining, source])).toEqual([
    ["total", 397, "plan"],
    ["tickets_list", 117, "learned"],
  ]);

  const [, example = ""] = read(import.meta.url).split(/^ +\/\/ example (?:begins|ends)\n/m);
  expect(read("../README.md")).toContain(example.replaceAll(/^ {2}/gm, ""));
});
