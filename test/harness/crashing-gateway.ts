import { startServer } from "@portico/gateway";
import { createRuntime, readConfig } from "@portico/runtime";
import { parseArgs } from "node:util";

/**
 * A gateway that kills itself without warning at the point of a write that `--die-at` names. `--ahead-ms` puts its clock
 * forward, so that whatever the process before it left has lapsed; that is looked into at once.
 */
const { values } = parseArgs({
  options: { "die-at": { type: "string" }, "ahead-ms": { type: "string", default: "0" } },
});
const aheadMs = Number(values["ahead-ms"]);

const config = readConfig();
const runtime = await createRuntime(config, {
  now: () => Date.now() + aheadMs,
  at: (point) => {
    if (point === values["die-at"]) process.kill(process.pid, "SIGKILL");
  },
});
const server = await startServer(runtime, config);
console.log(`listening at ${server.url}`);
while ((await runtime.services.reconciler.work()) > 0);
console.log("settled");

process.once("SIGTERM", () => void server.stop().then(() => runtime.close()));
