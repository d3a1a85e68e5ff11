import { setTimeout as wait } from "node:timers/promises";
import type { CliDeps } from "./cli-deps.ts";
import type { Client } from "./client.ts";

const pollMs = 500;

/** Starts a rotation and follows it to its end. It goes on without us: leaving early stops nothing. */
export const rotate = async (
  client: Client,
  { write, complain, isTerminal }: CliDeps,
  body: Record<string, unknown>,
): Promise<number> => {
  let rotation = await client.post("/v1/operator/rotations", body);
  const path = `/v1/operator/rotations/${String(rotation["id"])}`;
  write(`${String(rotation["id"])}: started. It goes on if you leave.\n`);
  while (rotation["state"] === "running") {
    await wait(pollMs);
    rotation = await client.get(path);
    if (isTerminal) write(`\r${bar(Number(rotation["done"]), Number(rotation["total"]))}`);
  }
  if (isTerminal) write("\n");
  if (rotation["state"] !== "done") {
    complain(typeof rotation["error"] === "string" ? rotation["error"] : "the rotation failed.");
    return 1;
  }
  write(`Done: ${String(rotation["done"])} of ${String(rotation["total"])}.\n`);
  return 0;
};

const width = 40;

/** `[██████        ] 12 of 30` */
export const bar = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.round((width * done) / total);
  return `[${"█".repeat(filled)}${" ".repeat(width - filled)}] ${done} of ${total}`;
};
