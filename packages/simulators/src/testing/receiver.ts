import { createServer } from "node:http";
import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Receiver {
  url: string;
  /** What was told, oldest first. */
  deliveries: { headers: IncomingHttpHeaders; body: string }[];
  close(): void;
}

/** Somebody on loopback who is told of webhooks and answers with the given statuses in turn, and 200 after them. */
export const startReceiver = async (...statuses: number[]): Promise<Receiver> => {
  const deliveries: Receiver["deliveries"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      deliveries.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    deliveries,
    close: () => server.close(),
  };
};
