#!/usr/bin/env node
import { open } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { runCli } from "./cli.ts";

const { env, argv, stdout, stderr } = process;

process.exitCode = await runCli({
  args: argv.slice(2),
  baseUrl: env["PORTICO_PUBLIC_URL"] ?? `http://${env["HOST"] ?? "127.0.0.1"}:${env["PORT"] ?? "8080"}`,
  operatorToken: env["PORTICO_OPERATOR_TOKEN"],
  apiKey: env["PORTICO_API_KEY"],
  fetch,
  now: Date.now,
  sleep: setTimeout,
  readLines: async function* (path) {
    const file = await open(path);
    yield* file.readLines();
  },
  write: (text) => stdout.write(text),
  complain: (line) => stderr.write(`portico: ${line}\n`),
  isTerminal: stdout.isTTY,
});
