import { bar } from "./bar.ts";
import type { CliDeps } from "./cli-deps.ts";
import type { Client } from "./client.ts";

const pollMs = 500;

/** Starts a rotation and follows it to its end. It goes on without us: leaving early stops nothing. */
export const rotate = async (
  client: Client,
  { write, complain, sleep, isTerminal }: CliDeps,
  body: Record<string, unknown>,
): Promise<number> => {
  let rotation = await client.post("/v1/operator/rotations", body);
  const path = `/v1/operator/rotations/${String(rotation["id"])}`;
  write(`${String(rotation["id"])}: started. It goes on if you leave.\n`);
  while (rotation["state"] === "running") {
    await sleep(pollMs);
    rotation = await client.get(path);
    const [done, total] = [Number(rotation["done"]), Number(rotation["total"])];
    if (isTerminal) write(`\r${bar(done, total)} ${done} of ${total}`);
  }
  if (isTerminal) write("\n");
  if (rotation["state"] !== "done") {
    complain(typeof rotation["error"] === "string" ? rotation["error"] : "the rotation failed.");
    return 1;
  }
  write(`Done: ${String(rotation["done"])} of ${String(rotation["total"])}.\n`);
  return 0;
};
