import type { HttpClient } from "@portico/http";
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createConnector, type Gate } from "./index.ts";
import { errand as newErrand, invented as provider } from "./testing/invented.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

const sleep = (ms: number, signal: AbortSignal): Promise<void> => setTimeout(ms, undefined, { signal });
const target = { origin: "https://acme.invented.example", basePath: "", operatorSet: false };

test("the README shows an example that runs", async () => {
  const paths: string[] = [];
  const http: HttpClient = {
    send: async ({ path }) => {
      paths.push(path);
      const body = Readable.from([Buffer.from('[{"id":"1","subject":"Hello"}]')]);
      return { status: 200, headers: [], header: () => undefined, body };
    },
    close: async () => {},
  };
  const gate: Gate = {
    admit: async () => ({ admitted: true, waitedMs: 0, settle: async () => {}, release: () => {} }),
  };
  const errand = newErrand();
  // example begins
  const connector = createConnector({ http, now: Date.now, random: Math.random, sleep });
  const adapter = connector.bind(provider, target, {
    connectionId: "con_7Qd",
    subdomain: "acme",
    plan: null,
    flavour: null,
    mappings: null,
    sharing: "con_7Qd/1", // this connection with these credentials: identical reads share one call
    credentials: async () => ({ api_key: "k" }), // opened for each exchange, and not kept
    gate, // the account's budget: every call passes it
  });
  const { items, next } = await adapter.list(errand, "tickets", { limit: 50, status: ["open"] }, null);
  // example ends
  expect(items.map(({ subject }) => subject)).toEqual(["Hello"]);
  expect(next).toBeNull();
  expect(paths).toEqual(["/api/tickets?status=open&sort=updated_at&size=30"]);

  const [, example = ""] = read(import.meta.url).split(/^ +\/\/ example (?:begins|ends)\n/m);
  expect(read("../README.md")).toContain(example.replaceAll(/^ {2}/gm, ""));
});
