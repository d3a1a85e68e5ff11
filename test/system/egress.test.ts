import {
  createHttpClient,
  type HttpClient,
  type HttpRequest,
  originOf,
  type Resolve,
  UNIFIED_LIMITS,
} from "@portico/http";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { homeNames, specialIpv4, specialIpv6, writtenHosts } from "./egress/addresses.ts";
import { type Watch, watchSockets } from "./egress/sockets.ts";

const hosts = { ...writtenHosts(specialIpv4, specialIpv6), "a name that leads home": homeNames };

const home: Resolve = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
const ipv4 = (address: string) => ({ address, family: 4 as const });
const ipv6 = (address: string) => ({ address, family: 6 as const });
const publicAddresses = [ipv4("93.184.216.34"), ipv6("2606:4700::1111")];

let watch: Watch;
let clients: HttpClient[] = [];
beforeEach(() => {
  watch = watchSockets();
});
afterEach(async () => {
  watch.stop();
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
});

const open = (resolve: Resolve): HttpClient => {
  const client = createHttpClient({ resolve });
  clients.push(client);
  return client;
};

const requestTo = (origin: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  origin,
  operatorSet: false,
  path: "/latest/meta-data/",
  method: "GET",
  headers: [],
  pool: "p",
  singleUse: true,
  limits: { ...UNIFIED_LIMITS, connectMs: 500 },
  ...more,
});

/** What became of a call: the code of its refusal, or the status of an answer that nobody should have got. */
const outcomeOf = (client: HttpClient, request: HttpRequest): Promise<unknown> =>
  client.send(request).then(
    ({ status, body }) => {
      body.destroy();
      return status;
    },
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

/** Answers with `status` and `location`, at an address that only an operator may set. */
const serve = async (status: number, location: string) => {
  const server = createServer((_, response) => response.writeHead(status, { location }).end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
};

test("the table holds what it is to hold", () => {
  expect(new Set([...specialIpv4, ...specialIpv6]).size).toBeGreaterThanOrEqual(45);
  expect(new Set(Object.values(hosts).flat()).size).toBeGreaterThanOrEqual(300);
});

describe("a call that a tenant has chosen the host of", () => {
  test.each(Object.entries(hosts))("is not made, nor a name asked for, where the host is %s", async (_, written) => {
    const client = open(home);
    for (const host of written) {
      const asRead = URL.parse(`https://${host}/`);
      for (const origin of new Set([`https://${host}`, asRead?.origin ?? "null"]))
        // A name that a URL's reader leaves as it is leads home through our resolver; all else is refused unseen.
        expect([origin, await outcomeOf(client, requestTo(origin))]).toEqual([origin, "refused_address"]);
    }
    expect({ dialled: watch.dialled(), lookedUp: watch.lookedUp() }).toEqual({ dialled: [], lookedUp: [] });
  });

  test.each([
    ...specialIpv4.map(ipv4),
    ...specialIpv6.map(ipv6),
    ...specialIpv4.map((address) => ipv6(`::ffff:${address}`)),
    ...["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "fe80::1%lo", ""].map(ipv4),
  ])("is not made where its name has the address $address, be it one of several", async (address) => {
    const [first, second] = publicAddresses as [typeof address, typeof address];
    for (const answer of [[address], [address, first], [first, address], [first, address, second]]) {
      const client = open(() => Promise.resolve(answer));
      expect(await outcomeOf(client, requestTo("https://api.linear.app"))).toBe("refused_address");
    }
    expect(watch.dialled()).toEqual([]);
  });

  test("is judged anew by each answer that its name gets", async () => {
    const answers = [
      [ipv4("10.0.0.1")],
      [...publicAddresses, ipv4("127.0.0.1")],
      [ipv6("::1"), ...publicAddresses],
      [],
    ];
    const client = open(() => Promise.resolve(answers.shift() ?? []));
    const outcomes = [];
    while (answers.length > 0) outcomes.push(await outcomeOf(client, requestTo("https://rebinding.test")));
    expect(outcomes).toEqual(["refused_address", "refused_address", "refused_address", "dns_failed"]);
    expect(watch.dialled()).toEqual([]);
  });
});

describe("a call on its way", () => {
  test("goes to the very address that was judged, whatever its name means by then", async () => {
    const { port, close } = await serve(204, "/");
    const answers = [[ipv4("127.0.0.1")], [ipv4("127.0.0.2")], [ipv4("127.0.0.1")]];
    let asked = 0;
    const client = open(() => Promise.resolve(answers[asked++ % answers.length] ?? []));
    const request = requestTo(`http://rebinding.test:${port}`, { operatorSet: true });
    expect(await outcomeOf(client, request)).toBe(204);
    expect(await outcomeOf(client, request)).toBe("connect_failed");
    expect(await outcomeOf(client, request)).toBe(204);
    expect(watch.dialled()).toEqual([`127.0.0.1:${port}`, `127.0.0.2:${port}`, `127.0.0.1:${port}`]);
    expect({ asked, lookedUp: watch.lookedUp() }).toEqual({ asked: 3, lookedUp: [] });
    await close();
  });

  test.each([301, 302, 303, 307, 308])("is not led on by a redirect with status %i", async (status) => {
    const locations = Object.values(hosts).map(([host]) => encodeURI(`http://${host}/latest/meta-data/`));
    const ports = [];
    const client = open(home);
    for (const location of [...locations, "//169.254.169.254/", "file:///etc/passwd", "gopher://127.0.0.1:6379/_"]) {
      const { port, close } = await serve(status, location);
      ports.push(port);
      expect(await outcomeOf(client, requestTo(`http://127.0.0.1:${port}`, { operatorSet: true }))).toBe(status);
      await close();
    }
    expect(watch.dialled()).toEqual(ports.map((port) => `127.0.0.1:${port}`));
  });
});

describe("a subdomain that a customer typed", () => {
  test.each(Object.entries(hosts))("names a label of the help desk's own domain or nothing: %s", (_, written) => {
    const typed = written.flatMap((host) => [host, `${host}/`, `https://${host}`, host.replaceAll(/[[\]]/g, "")]);
    const elsewhere = typed.filter((label) => {
      const filled = originOf("https://{subdomain}.freshdesk.com", label);
      return filled.ok && !/^https:\/\/[a-z0-9-]{1,63}\.freshdesk\.com$/.test(new URL(filled.origin).href.slice(0, -1));
    });
    expect(elsewhere).toEqual([]);
  });
});
