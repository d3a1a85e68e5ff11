import { spawn } from "node:child_process";
import { once } from "node:events";

/** A process of a test's own, which has done its steps and now waits. */
export interface Child {
  /** Ends it as `kill -9` does, and waits for its end. */
  kill(): Promise<void>;
}

/** Runs `steps` (a module's text) in another Node; resolves once they are through, rejects if the process ends first. */
export const holdInChild = async (steps: string, cwd?: string): Promise<Child> => {
  const text = `${steps}\nconsole.log("held"); setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", text], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const held = await Promise.race([once(child.stdout, "data"), ended.then(() => undefined)]);
  if (held === undefined) throw new Error("the child ended before it held anything");
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};
