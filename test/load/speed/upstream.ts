import { createFreshdeskSimulator } from "@portico/simulators";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";

/**
 * A help desk that costs next to nothing: it asks the simulator once, and plays that answer to whatever differs in nothing
 * but the number of a ticket or a time. With `?bytes=N` it answers with so many bytes, to any body.
 */
const [apiKey = "", ...subdomains] = process.argv.slice(2);
const simulator = createFreshdeskSimulator();
const room = 1_000_000_000;
for (const subdomain of subdomains)
  simulator.createAccount(subdomain, {
    tickets: 200,
    descriptionInLists: true,
    limits: { total: room, tickets_list: room, contacts_list: room, ticket_create: room, ticket_update: room },
    keys: [{ key: apiKey, role: "admin" }],
  });

interface Recorded {
  status: number;
  headers: string[];
  body: Buffer;
}

const recorded = new Map<string, Recorded>();

const record = async (incoming: IncomingMessage): Promise<Recorded> => {
  const { method = "GET", url = "" } = incoming;
  const sent = await buffer(incoming);
  const response = await simulator.app.request(`http://${incoming.headers.host}${url}`, {
    method,
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    ...(sent.length > 0 && { body: new Uint8Array(sent) }),
  });
  const body = Buffer.from(await response.arrayBuffer());
  // Its time and length are put on anew each time.
  const headers = [...response.headers].filter(([name]) => name !== "date" && name !== "content-length");
  return { status: response.status, headers: [...headers, ["content-length", String(body.length)]].flat(), body };
};

const keyOf = ({ method = "", url = "" }: IncomingMessage): string =>
  `${method} ${url.replace(/\/\d+/g, "/1").replace(/\d{4}-\d\d-\d\dT[^&]+/g, "a time")}`;

const play = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const key = keyOf(incoming);
  const known = recorded.get(key);
  const { status, headers, body } = known ?? (await record(incoming));
  if (known === undefined && status < 300) recorded.set(key, { status, headers, body });
  incoming.resume();
  outgoing.writeHead(status, headers).end(body);
};

const chunk = Buffer.alloc(65_536, "a help desk's bytes ");

const fill = function* fill(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= chunk.length) yield chunk.subarray(0, left);
};

const server = createServer((incoming, outgoing) => {
  const bytes = /[?&]bytes=(\d+)/.exec(incoming.url ?? "")?.[1];
  if (bytes === undefined) return void play(incoming, outgoing);
  const length = Number(bytes);
  outgoing.writeHead(200, { "content-type": "application/json", "content-length": length });
  incoming.resume().once("end", () => {
    if (length <= chunk.length) outgoing.end(chunk.subarray(0, length));
    else Readable.from(fill(length)).pipe(outgoing);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () =>
  console.log(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`),
);
process.once("SIGTERM", () => process.exit());
