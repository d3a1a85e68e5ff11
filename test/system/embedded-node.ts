import { createFreshdeskSimulator, type FreshdeskAccount, serveSimulator } from "@portico/simulators";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { gatewayEntry } from "../e2e/deployment.ts";
import { createSend, type Send } from "../e2e/http.ts";
import { repositoryDir, type RunningProcess, startProcess } from "../harness/processes.ts";

/** A gateway on its embedded database, whose process may be treated in any way; its help desk is in the test's own process. */
export interface EmbeddedNode {
  dataDir: string;
  environment: Readonly<Record<string, string>>;
  operatorToken: string;
  account: FreshdeskAccount;
  helpDeskKey: string;
  /** Asks again where the gateway says, before it does anything, that the machine is too busy. */
  send: Send;
  process: () => RunningProcess;
  /** Starts the gateway, by way of another command where one is given. */
  start: (by?: readonly [command: string, ...args: string[]]) => Promise<RunningProcess>;
  /** Stores a row; gives its id where that was acknowledged, whatever happened to it otherwise. */
  write: () => Promise<string | undefined>;
  /** Which of these rows are not there, and what was answered instead. */
  missing: (ids: readonly string[]) => Promise<string[]>;
  close: () => Promise<void>;
}

const listening = /"url":"(http:[^"]+)"/;

export const openEmbeddedNode = async (): Promise<EmbeddedNode> => {
  const dataDir = await mkdtemp(join(tmpdir(), "portico-node-"));
  const simulator = createFreshdeskSimulator();
  const served = await serveSimulator(simulator);
  const helpDeskKey = `hd${randomBytes(18).toString("hex")}`;
  const keys = [{ key: helpDeskKey, role: "admin" as const }];
  const account = simulator.createAccount("acme", { plan: "enterprise", tickets: 3, keys });
  const operatorToken = `operator-${randomBytes(18).toString("hex")}`;
  const environment = {
    PORT: "0",
    PORTICO_DATA_DIR: dataDir,
    PORTICO_OPERATOR_TOKEN: operatorToken,
    PORTICO_ORIGIN_FRESHDESK: `${served.origin}/{subdomain}`,
  };
  let running: RunningProcess | undefined;
  const sendOnce = createSend(() => listening.exec(running?.output() ?? "")?.[1] ?? "");
  const send: Send = async (...call) => {
    for (;;) {
      const answer = await sendOnce(...call);
      if (answer.json["code"] !== "overloaded") return answer;
      await delay(100);
    }
  };
  const entry = [process.execPath, join(repositoryDir, gatewayEntry)];
  return {
    dataDir,
    environment,
    operatorToken,
    account,
    helpDeskKey,
    send,
    process: () => {
      if (running === undefined) throw new Error("the node was not started");
      return running;
    },
    start: async (by = ["env"]) => {
      const [command, ...before] = by;
      const args = [...before, ...entry];
      running = await startProcess({ command, args, cwd: repositoryDir, env: environment, ready: listening });
      return running;
    },
    write: async () => {
      const call = send("POST", "/v1/tenants", { key: operatorToken, json: { name: "acknowledged" } });
      const answer = await call.catch(() => undefined);
      return answer?.status === 201 ? String(answer.json["id"]) : undefined;
    },
    missing: async (ids) => {
      const lost: string[] = [];
      for (const id of ids) {
        const { status, text } = await send("GET", `/v1/tenants/${id}`, { key: operatorToken });
        if (status !== 200) lost.push(`${id}: ${status} ${text}`);
      }
      return lost;
    },
    close: async () => {
      await running?.stop();
      simulator.close();
      await served.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
