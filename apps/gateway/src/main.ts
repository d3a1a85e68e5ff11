import { run } from "@portico/runtime";
import { startServer } from "./server.ts";

await run(async (runtime, config) => {
  const server = await startServer(runtime, config);
  if (runtime.madeOperatorToken !== undefined)
    process.stderr.write(`portico: operator token, shown this once: ${runtime.madeOperatorToken}\n`);
  runtime.log.info("listening", { url: server.url });
  return server;
});
