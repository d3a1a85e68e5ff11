import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Simulator } from "./simulated-account.ts";

export interface ServedSimulator {
  /** `http://host:port`; an account lives below it, at `/{subdomain}`. */
  origin: string;
  /** Stops listening and ends every open connection, a hung one too. */
  close(): Promise<void>;
}

/** Puts a simulator on a socket. Port 0 takes a free one. Fails when the port is taken. */
export const serveSimulator = async (
  simulator: Pick<Simulator, "app">,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<ServedSimulator> => {
  const server = createAdaptorServer({ fetch: simulator.app.fetch, overrideGlobalObjects: false });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
};
