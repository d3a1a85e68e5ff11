import { expect, test } from "vitest";
import { findFreePort, startProcess } from "./processes.ts";

const node = (script: string) => ({ command: process.execPath, args: ["-e", script] });
const forever = "setInterval(() => {}, 1_000);";

test("a process is ready once its line appears, and ends by its own id", async () => {
  const running = await startProcess({ ...node(`console.log("up"); ${forever}`), ready: /^up$/m });
  expect(running.output()).toBe("up\n");
  await running.stop();
  expect(await running.exited).toBeNull();
});

test("a process is ready once its URL answers", async () => {
  const port = await findFreePort();
  const script = `require("node:http").createServer((_, answer) => answer.end()).listen(${port}, "127.0.0.1")`;
  const running = await startProcess({ ...node(script), ready: new URL(`http://127.0.0.1:${port}/`) });
  expect(running.output()).toBe("");
  await running.kill();
});

test("one that ends first is an error that quotes what it said", async () => {
  const starting = startProcess({ ...node('console.error("no licence"); process.exit(3)'), ready: /up/ });
  await expect(starting).rejects.toThrow(/exit code 3\n.*no licence/s);
});

test("one that stays silent is ended, and an error", async () => {
  await expect(startProcess({ ...node(forever), ready: /up/, readyMs: 200 })).rejects.toThrow(/within 200 ms/);
});

test("one that cannot be started is an error", async () => {
  await expect(startProcess({ command: "/nonexistent", args: [], ready: /up/ })).rejects.toThrow(/ENOENT/);
});

test("a process inherits nothing from the environment but where to find programs", async () => {
  const script = 'console.log(Object.keys(process.env).sort().join(), "ok")';
  const running = await startProcess({ ...node(`${script}; ${forever}`), env: { PORTICO_A: "1" }, ready: /ok/ });
  expect(running.output()).toBe("PATH,PORTICO_A ok\n");
  await running.stop();
});
