import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

/** A way to a server that can be cut, can fall silent, and can be mended. */
export interface BreakableLink {
  url: string;
  /** Ends all connections, and refuses new ones. */
  cut: () => void;
  /** Keeps connections open, and passes nothing on. */
  hush: () => void;
  mend: () => void;
  close: () => Promise<void>;
}

export const createBreakableLink = async (targetUrl: string): Promise<BreakableLink> => {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let state: "whole" | "cut" | "silent" = "whole";

  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.on("data", (chunk) => state === "whole" && to.write(chunk));
    from.on("error", () => to.destroy());
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((socket) => {
    if (state === "cut") return socket.destroy();
    const upstream = connect(Number(target.port), target.hostname);
    join(socket, upstream);
    join(upstream, socket);
    return socket;
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  const cut = (): void => {
    state = "cut";
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    cut,
    hush: () => {
      state = "silent";
    },
    mend: () => {
      state = "whole";
    },
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};
