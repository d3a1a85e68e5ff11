import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { refusedStart } from "../e2e/cases/life.ts";
import { gatewayEntry } from "../e2e/deployment.ts";
import { repositoryDir } from "../harness/processes.ts";
import type { EmbeddedNode } from "./embedded-node.ts";

/** Starts a second gateway on the directory of the one that runs and writes; gives what it said, and the rows lost by it. */
export const startTwice = async (node: EmbeddedNode): Promise<{ said: string; lost: string[] }> => {
  const second = refusedStart(node.environment);
  const acknowledged = await writeUntil(node, second);
  const said = await second;
  return { said, lost: await node.missing(acknowledged) };
};

/** Kills the running gateway after some writes, starts it anew, and gives the rows that were acknowledged and are gone. */
export const killWhileWriting = async (
  node: EmbeddedNode,
  afterMs: number,
): Promise<{ acknowledged: string[]; lost: string[] }> => {
  const killed = delay(afterMs).then(node.process().kill);
  const acknowledged = (await Promise.all([1, 2, 3].map(() => writeUntil(node, killed)))).flat();
  await node.start();
  return { acknowledged, lost: await node.missing(acknowledged) };
};

/** Kills the very first start on an empty directory, wherever it is after so long. */
export const killFirstStart = async (node: EmbeddedNode, afterMs: number): Promise<void> => {
  const env = { PATH: process.env["PATH"] ?? "", ...node.environment };
  const child = spawn(process.execPath, [join(repositoryDir, gatewayEntry)], { env, stdio: "ignore" });
  const ended = once(child, "exit");
  await delay(afterMs);
  child.kill("SIGKILL");
  await ended;
};

const writeUntil = async (node: EmbeddedNode, end: Promise<unknown>): Promise<string[]> => {
  const state = { isOver: false };
  const noted = end.finally(() => (state.isOver = true));
  const acknowledged: string[] = [];
  while (!state.isOver) {
    const id = await node.write();
    if (id !== undefined) acknowledged.push(id);
  }
  await noted;
  return acknowledged;
};
