import { spawn } from "node:child_process";
import type { ChildProcess, SpawnOptions } from "node:child_process";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root directory. */
export const repositoryDir = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A child that reported ready. It is only ever ended by its own process id. */
export interface RunningProcess {
  readonly pid: number;
  /** Resolves once the process is gone, whoever ended it, with its exit code; `null` when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Everything it has written so far, both streams in order of arrival. */
  readonly output: () => string;
  /** Asks it to end, by SIGTERM or the signal given; after 10 s it is killed. Resolves when it is gone. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Ends it without warning (SIGKILL). Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

export interface ProcessToStart {
  command: string;
  args: readonly string[];
  /** The whole environment of the child: nothing is inherited but `PATH`. */
  env?: Readonly<Record<string, string>>;
  cwd?: string;
  /** Runs the child as another user; only root may ask for it. */
  user?: { readonly uid: number; readonly gid: number } | undefined;
  /** Ready means: a line of output matches, or the URL answers with a 2xx status. */
  ready: RegExp | URL;
  readyMs?: number;
}

const STOP_MS = 10_000;
const READY_MS = 30_000;
const POLL_MS = 25;

/** Starts a process and waits until it is ready; one that ends or stays silent first is an error that quotes its output. */
export const startProcess = async (wanted: ProcessToStart): Promise<RunningProcess> => {
  const child = spawn(wanted.command, wanted.args, spawnOptions(wanted));
  const running = await watch(child);
  try {
    await untilReady(child, running, wanted);
    return running;
  } catch (error) {
    await running.kill();
    throw new Error(`${wanted.command} did not become ready: ${messageOf(error)}\n${running.output()}`, {
      cause: error,
    });
  }
};

/** Starts one of the repository's own entry files, such as `apps/gateway/src/main.ts`, under the Node that runs the tests. */
export const startEntry = (
  entry: string,
  { args = [], ...rest }: Omit<ProcessToStart, "command" | "args"> & { args?: readonly string[] },
): Promise<RunningProcess> =>
  startProcess({ command: process.execPath, args: [join(repositoryDir, entry), ...args], cwd: repositoryDir, ...rest });

/** A loopback TCP port that was free a moment ago. */
export const findFreePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port was bound")),
      );
    });
  });

const spawnOptions = ({ env, cwd, user }: ProcessToStart): SpawnOptions => ({
  stdio: ["ignore", "pipe", "pipe"],
  env: { PATH: process.env["PATH"], ...env },
  ...(cwd === undefined ? {} : { cwd }),
  ...user,
});

const watch = (child: ChildProcess): Promise<RunningProcess> => {
  let written = "";
  const collect = (chunk: Buffer): void => {
    written += chunk.toString();
  };
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);
  const exited = new Promise<number | null>((resolve) => {
    child.once("close", resolve);
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    const deadline = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await end(signal);
    clearTimeout(deadline);
  };
  // What a test leaves behind must not outlive the run, not even one that ends by an uncaught error.
  const killOnExit = (): void => void child.kill("SIGKILL");
  process.once("exit", killOnExit);
  child.once("close", () => process.removeListener("exit", killOnExit));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => {
      if (child.pid === undefined) return reject(new Error("the process has no id"));
      resolve({ pid: child.pid, exited, output: () => written, stop, kill: () => end("SIGKILL") });
    });
  });
};

const untilReady = async (child: ChildProcess, running: RunningProcess, wanted: ProcessToStart): Promise<void> => {
  const readyMs = wanted.readyMs ?? READY_MS;
  const given = new AbortController();
  const expired = AbortSignal.timeout(readyMs);
  const failure = Promise.race([
    running.exited.then((code) => Promise.reject(new Error(`it ended with exit code ${code}`))),
    new Promise<never>((_, reject) => {
      expired.addEventListener("abort", () => reject(new Error(`nothing within ${readyMs} ms`)));
    }),
  ]);
  const signal = AbortSignal.any([expired, given.signal]);
  const success =
    wanted.ready instanceof URL ? untilUrlAnswers(wanted.ready, signal) : untilLine(child, running, wanted.ready);
  try {
    await Promise.race([success, failure]);
  } finally {
    given.abort();
  }
};

const untilLine = (child: ChildProcess, running: RunningProcess, line: RegExp): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (line.test(running.output())) resolve();
    };
    look();
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
  });

const untilUrlAnswers = async (url: URL, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const answer = await fetch(url, { signal }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
