import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { KmsError, toAnswer } from "./kms-error.ts";
import type { StatusStyle } from "./kms-error.ts";
import { createKmsKeys } from "./kms-keys.ts";
import type { KeyState, KmsKeys } from "./kms-keys.ts";
import { kmsOperations } from "./kms-operations.ts";
import { checkSignature } from "./kms-signature.ts";
import type { KmsCredentials } from "./kms-signature.ts";

/** What can be made to go wrong. Takes effect with the next request. */
export interface KmsSwitches {
  statuses: StatusStyle;
  /** Before every answer. */
  latencyMs: number;
  /** Each so-manieth request is throttled; 0: none. */
  throttleEvery: number;
  /** Never answers; cuts the connection; answers with a page of HTML and 503, as a proxy in between would. */
  fault: "hang" | "reset" | "html_503" | null;
  /** The name of an error to answer everything with. `AccessDeniedException` is the switch that denies. */
  answerWith: string | null;
}

/** An AWS KMS in process, with state and faults, for tests: it speaks the wire protocol and protects nothing. */
export interface KmsServer {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: KmsCredentials;
  readonly createKey: KmsKeys["create"];
  readonly setKeyState: (keyId: string, state: KeyState) => void;
  readonly switches: KmsSwitches;
  /** Requests that have arrived, by operation; an attempt that was made to fail counts too. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** The most requests that were ever waiting for their answer at one time. */
  readonly mostInFlight: () => number;
  readonly close: () => Promise<void>;
}

export interface KmsServerOptions {
  port?: number;
  host?: string;
  region?: string;
  /** The clock that signatures are held against, in ms since the epoch. */
  now?: () => number;
}

/** The one caller it knows. */
const credentials: KmsCredentials = { accessKeyId: "AKIAPORTICOTEST", secretAccessKey: "portico-test-secret" };
const contentType = "application/x-amz-json-1.1";

export const startKmsServer = async (options: KmsServerOptions = {}): Promise<KmsServer> => {
  const { port = 0, host = "127.0.0.1", region = "eu-central-1", now = Date.now } = options;
  const keys = createKmsKeys({ region, now });
  const counts: Record<string, number> = {};
  const switches: KmsSwitches = { statuses: "modelled", latencyMs: 0, throttleEvery: 0, fault: null, answerWith: null };
  const flight = { now: 0, most: 0 };
  const answer = toAnswerer({ keys, region, now, counts, switches });

  const server = createServer((request, response) => {
    flight.now += 1;
    flight.most = Math.max(flight.most, flight.now);
    response.once("close", () => (flight.now -= 1));
    const answered = isControl(request) ? control(request, response, { switches, counts }) : answer(request, response);
    answered.catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const boundPort = typeof address === "object" && address !== null ? address.port : port;

  return {
    endpoint: `http://${host}:${boundPort}`,
    region,
    credentials,
    createKey: keys.create,
    setKeyState: (keyId, state) => {
      keys.find(keyId).state = state;
    },
    switches,
    counts: () => ({ ...counts }),
    mostInFlight: () => flight.most,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
};

interface Account {
  keys: KmsKeys;
  region: string;
  now: () => number;
  counts: Record<string, number>;
  switches: KmsSwitches;
}

/** Answers one request, or whatever the switches make of it. */
const toAnswerer = ({ keys, region, now, counts, switches }: Account) => {
  let arrived = 0;

  const execute = async (request: IncomingMessage, operation: string): Promise<object> => {
    const body = await buffer(request);
    const { method = "", url = "", headers } = request;
    checkSignature({ method, path: url, headers, body }, { credentials, region, nowMs: now() });
    if (switches.answerWith !== null) throw new KmsError(switches.answerWith, "Told to.");
    const run = kmsOperations[operation];
    if (run === undefined) throw new KmsError("UnknownOperationException");
    return run(parseBody(body), keys);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = operationOf(request);
    counts[operation] = (counts[operation] ?? 0) + 1;
    arrived += 1;
    const isThrottled = switches.throttleEvery > 0 && arrived % switches.throttleEvery === 0;
    await delay(switches.latencyMs);
    if (switches.fault === "hang") return;
    if (switches.fault === "reset") return void request.socket.resetAndDestroy();
    if (switches.fault === "html_503") return send(response, 503, "text/html", "<h1>Service Unavailable</h1>");
    try {
      if (isThrottled) throw new KmsError("ThrottlingException", "Rate exceeded");
      send(response, 200, contentType, JSON.stringify(await execute(request, operation)));
    } catch (error) {
      const known = error instanceof KmsError ? error : new KmsError("KMSInternalException", String(error));
      const { status, body } = toAnswer(known, switches.statuses);
      send(response, status, contentType, JSON.stringify(body));
    }
  };
};

/** `TrentService.Decrypt` → `Decrypt`; anything else is no operation of ours. */
const operationOf = ({ method, url, headers }: IncomingMessage): string => {
  const isCall = method === "POST" && url === "/" && headers["content-type"] === contentType;
  const [, operation = ""] = /^TrentService\.(\w+)$/.exec(String(headers["x-amz-target"])) ?? [];
  return isCall ? operation : "";
};

const parseBody = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new KmsError("SerializationException");
  }
};

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { "content-type": type, "x-amzn-requestid": randomUUID() });
  response.end(body);
};

/** For tests in another process: `GET /counts`, and `PUT /switches` with some of them as JSON. No AWS client asks for these. */
const control = async (
  request: IncomingMessage,
  response: ServerResponse,
  { switches, counts }: { switches: KmsSwitches; counts: object },
): Promise<void> => {
  if (request.method === "PUT") Object.assign(switches, parseBody(await buffer(request)));
  send(response, 200, "application/json", JSON.stringify(request.url === "/counts" ? counts : switches));
};

const isControl = ({ url }: IncomingMessage): boolean => url === "/counts" || url === "/switches";
