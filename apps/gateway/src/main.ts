import { run } from "@portico/runtime";
import { startServer } from "./server.ts";

await run(async (runtime, config) => {
  const server = await startServer(runtime, config);
  runtime.log.info("listening", { url: server.url });
  return server;
});
