import { createRuntime, type Log, readConfig, type RuntimeHooks } from "@portico/runtime";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Patience, startServer } from "../server.ts";

/** The gateway on a socket, over its embedded database in a directory of its own, and a simulated help desk behind it. */
export interface TestGateway {
  url: string;
  operatorToken: string;
  send: Send;
  /** As `send`, for what must succeed: the JSON of the answer. */
  make: (path: string, key: string, body: object) => Promise<Record<string, unknown>>;
  /** The lines that its HTTP surface has logged so far. */
  logged: readonly Record<string, unknown>[];
  close: () => Promise<void>;
}

export type Send = (
  method: string,
  path: string,
  parts?: { key?: string; headers?: Record<string, string>; body?: string | Uint8Array | ReadableStream | undefined },
) => Promise<Answer>;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; an empty object where there is none. */
  json: Record<string, unknown>;
}

/** A key that the simulated account `acme` takes. */
export const helpDeskKey = "demo-freshdesk-key-acme";

/** The test's own work is on the same event loop, and is not to be taken for load. */
const idle: RuntimeHooks = { loopDelayMs: () => 0 };

export const openGateway = async (
  hooks: RuntimeHooks = {},
  patience?: Patience,
  settings: Readonly<Record<string, string>> = {},
): Promise<TestGateway> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-gateway-"));
  const helpDesk = await startHelpDesk();
  const operatorToken = "an-operator-token-for-tests-only-0001";
  const config = readConfig({
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: helpDesk.origin,
    PORTICO_LOG_LEVEL: "silent",
    ...settings,
  });
  const runtime = await createRuntime(config, { ...idle, ...hooks });
  const logged: Record<string, unknown>[] = [];
  const write = (event: string, fields: object = {}): void => void logged.push({ event, ...fields });
  const log: Log = { info: write, warn: write, error: write };
  const server = await startServer({ ...runtime, log }, config, patience);
  const send = sender(server.url);
  return {
    url: server.url,
    operatorToken,
    send,
    logged,
    make: async (path, key, body) => {
      const answer = await send("POST", path, { key, body: JSON.stringify(body) });
      if (answer.status >= 300) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`);
      return answer.json;
    },
    close: async () => {
      await server.stop();
      await runtime.close();
      await helpDesk.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

const sender =
  (url: string): Send =>
  async (method, path, { key, headers = {}, body } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body, duplex: "half" }),
      redirect: "manual",
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson && text !== "" ? (JSON.parse(text) as Record<string, unknown>) : {},
    };
  };

/** The simulators' own bin, in a process of its own: a gateway shares no code with what it is tried against. */
const startHelpDesk = async (): Promise<{ origin: string; stop: () => Promise<void> }> => {
  const main = fileURLToPath(new URL("../../../../packages/simulators/src/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "--port", "0", "--tickets", "30", "--plan", "enterprise"]);
  const stop = async (): Promise<void> => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /^simulated freshdesk at (\S+)$/.exec(line)?.[1];
    if (origin !== undefined) return { origin, stop };
  }
  throw new Error("the simulators ended before they listened");
};
