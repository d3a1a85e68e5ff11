import type { Socket } from "node:net";
import { setInterval as everyMs } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createHttpClient } from "./client.ts";
import type { HttpClient } from "./client.ts";
import type { HttpErrorCode } from "./http-error.ts";
import type { HttpAnswer, HttpLimits, HttpRequest } from "./message.ts";
import { readBytes, readJsonText } from "./read-body.ts";
import { createRawServer, onRequest } from "./testing/raw-server.ts";
import type { RawServer } from "./testing/raw-server.ts";

const limits: HttpLimits = { connectMs: 1_000, headersMs: 150, bodyIdleMs: 150, totalMs: 400, bodyBytes: 100_000 };

const requestTo = (server: RawServer, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  origin: server.origin,
  operatorSet: true,
  path: "/",
  method: "GET",
  headers: [],
  pool: "con_1",
  limits,
  ...changes,
});

const drain = async (answer: HttpAnswer): Promise<void> => {
  await answer.body.forEach(() => {});
};

/** Writes something again and again until the other side has had enough. */
const keepWriting = async (socket: Socket, text: string): Promise<void> => {
  for await (const _ of everyMs(10)) {
    if (socket.destroyed) return;
    socket.write(text);
  }
};

const says =
  (...parts: (string | Buffer)[]) =>
  (socket: Socket): void => {
    for (const part of parts) socket.write(part);
  };

interface Misbehaviour {
  name: string;
  answer: (socket: Socket) => void;
  code: HttpErrorCode;
}

const beforeTheHeaderEnds: Misbehaviour[] = [
  { name: "says nothing", answer: says(), code: "timeout_headers" },
  { name: "stalls within the status line", answer: says("HTTP/1.1 20"), code: "timeout_headers" },
  { name: "stalls within the header", answer: says("HTTP/1.1 200 OK\r\nX-A: b\r\n"), code: "timeout_headers" },
  {
    name: "trickles a header without end",
    answer: (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX-A: ");
      void keepWriting(socket, "a");
    },
    code: "timeout_headers",
  },
  {
    name: "sends early hints without end",
    answer: (socket) => void keepWriting(socket, "HTTP/1.1 103 Early Hints\r\n\r\n"),
    code: "timeout_headers",
  },
  { name: "resets the connection", answer: (socket) => socket.resetAndDestroy(), code: "reset" },
  { name: "closes the connection", answer: (socket) => socket.end(), code: "reset" },
  {
    name: "closes within the header",
    answer: (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Le"),
    code: "reset",
  },
  {
    name: "sends two lengths",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc"),
    code: "bad_answer",
  },
  {
    name: "sends a length and chunks",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    code: "bad_answer",
  },
  {
    name: "sends a length that is no number",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
    code: "bad_answer",
  },
  {
    name: "sends 20 KB of header",
    answer: says(`HTTP/1.1 200 OK\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`),
    code: "bad_answer",
  },
  { name: "puts a space before the colon", answer: says("HTTP/1.1 200 OK\r\nX-A : b\r\n\r\n"), code: "bad_answer" },
  { name: "puts NUL into a header", answer: says("HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n"), code: "bad_answer" },
  { name: "answers with status 999", answer: says("HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n"), code: "bad_answer" },
  { name: "answers with status 600", answer: says("HTTP/1.1 600 No\r\nContent-Length: 0\r\n\r\n"), code: "bad_answer" },
  { name: "answers with status 99", answer: says("HTTP/1.1 99 No\r\nContent-Length: 0\r\n\r\n"), code: "bad_answer" },
  { name: "speaks SSH", answer: says("SSH-2.0-OpenSSH_9.2\r\n"), code: "bad_answer" },
  { name: "speaks HTTP/0.9", answer: says("<html>hello</html>"), code: "bad_answer" },
  { name: "speaks HTTP/2", answer: says(Buffer.from("000012040000000000", "hex")), code: "bad_answer" },
  {
    name: "switches protocols unasked",
    answer: says("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n"),
    code: "reset",
  },
  { name: "says continue unasked", answer: says("HTTP/1.1 100 Continue\r\n\r\n"), code: "reset" },
  {
    name: "announces more than is allowed",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"),
    code: "body_too_large",
  },
];

const withinTheBody: Misbehaviour[] = [
  {
    name: "stalls before the body",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n"),
    code: "timeout_body",
  },
  {
    name: "stalls within the body",
    answer: says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
    code: "timeout_body",
  },
  {
    name: "stalls within a chunk",
    answer: says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
    code: "timeout_body",
  },
  {
    name: "never sends the last chunk",
    answer: says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"),
    code: "timeout_body",
  },
  {
    name: "trickles a body without end",
    answer: (socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      void keepWriting(socket, "a");
    },
    code: "timeout_body",
  },
  {
    name: "pours a body without end",
    answer: (socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      void keepWriting(socket, "a".repeat(20_000));
    },
    code: "body_too_large",
  },
  {
    name: "pours chunks without end",
    answer: (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      void keepWriting(socket, `4e20\r\n${"a".repeat(20_000)}\r\n`);
    },
    code: "body_too_large",
  },
  {
    name: "closes within the body",
    answer: (socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"),
    code: "reset",
  },
  {
    name: "closes within the chunks",
    answer: (socket) => socket.end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"),
    code: "reset",
  },
  {
    name: "resets within the body",
    answer: (socket) =>
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc", () =>
        setImmediate(() => socket.resetAndDestroy()),
      ),
    code: "reset",
  },
  {
    name: "sends a chunk size that is no number",
    answer: says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n"),
    code: "bad_answer",
  },
  {
    name: "sends a chunk longer than it said",
    answer: says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcdef\r\n"),
    code: "bad_answer",
  },
];

const sending = (body: Buffer, ...lines: string[]): ((socket: Socket) => void) =>
  says([`HTTP/1.1 200 OK`, `Content-Length: ${body.byteLength}`, ...lines, "", ""].join("\r\n"), body);

const withinTheContent: Misbehaviour[] = [
  {
    name: "a bomb of 2 MB in 2 KB",
    answer: sending(gzipSync(Buffer.alloc(2_000_000)), "Content-Encoding: gzip"),
    code: "bad_answer",
  },
  {
    name: "more text than allowed",
    answer: sending(gzipSync(Buffer.alloc(3_500_000, pseudoText(50_000))), "Content-Encoding: gzip"),
    code: "body_too_large",
  },
  {
    name: "gzip twice over, declared",
    answer: sending(gzipSync(gzipSync("{}")), "Content-Encoding: gzip, gzip"),
    code: "bad_answer",
  },
  {
    name: "gzip twice over, declared on two lines",
    answer: sending(gzipSync(gzipSync("{}")), "Content-Encoding: gzip", "Content-Encoding: gzip"),
    code: "bad_answer",
  },
  {
    name: "gzip twice over, declared once",
    answer: sending(gzipSync(gzipSync("{}")), "Content-Encoding: gzip"),
    code: "bad_answer",
  },
  {
    name: "gzip cut short",
    answer: sending(gzipSync("{}").subarray(0, -6), "Content-Encoding: gzip"),
    code: "bad_answer",
  },
  { name: "plain text called gzip", answer: sending(Buffer.from("{}"), "Content-Encoding: gzip"), code: "bad_answer" },
  { name: "a coding nobody asked for", answer: sending(Buffer.from("x"), "Content-Encoding: br"), code: "bad_answer" },
  { name: "Latin-1", answer: sending(Buffer.from("café", "latin1")), code: "bad_answer" },
  { name: "half a surrogate pair", answer: sending(Buffer.from("eda080", "hex")), code: "bad_answer" },
  { name: "an overlong slash", answer: sending(Buffer.from("c0af", "hex")), code: "bad_answer" },
];

/** Text that compresses, but no better than text does. */
function pseudoText(bytes: number): string {
  let state = 1;
  const letters = Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (state % 16));
  });
  return letters.join("");
}

describe("an upstream that misbehaves", () => {
  let client: HttpClient;
  let server: RawServer | undefined;
  beforeEach(() => {
    client = createHttpClient();
  });
  afterEach(async () => {
    await client.close();
    await server?.close();
  });

  /** The server answers once it has seen a whole request, so that what it says is an answer. */
  const start = async (answer: (socket: Socket) => void): Promise<RawServer> => {
    server = await createRawServer((socket) => onRequest(socket, () => answer(socket)));
    return server;
  };

  test.each(beforeTheHeaderEnds)("$name → $code, and its socket is gone", async ({ answer, code }) => {
    const server = await start(answer);
    await expect(client.send(requestTo(server))).rejects.toMatchObject({ name: "HttpError", code, sent: true });
    await expect.poll(server.openSockets).toBe(0);
  });

  test.each(withinTheBody)("$name → $code for the reader, and its socket is gone", async ({ answer, code }) => {
    const server = await start(answer);
    const received = await client.send(requestTo(server));
    await expect(drain(received)).rejects.toMatchObject({ name: "HttpError", code, sent: true });
    await expect.poll(server.openSockets).toBe(0);
  });

  test.each(withinTheContent)("$name → $code when read as JSON", async ({ answer, code }) => {
    const server = await start(answer);
    const received = await client.send(
      requestTo(server, { limits: { ...limits, totalMs: 5_000, bodyBytes: 4_000_000 } }),
    );
    await expect(readJsonText(received, 3_000_000)).rejects.toMatchObject({ name: "HttpError", code });
  });

  test("a body over the reader's own limit is refused and its socket is gone", async () => {
    const server = await start((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      void keepWriting(socket, "a".repeat(5_000));
    });
    const received = await client.send(requestTo(server));
    await expect(readBytes(received, 10_000)).rejects.toMatchObject({ code: "body_too_large" });
    await expect.poll(server.openSockets).toBe(0);
  });

  test("a body that nobody reads is held back at the socket, then cut, and harms nobody", async () => {
    const bytes = 20_000_000;
    const server = await start(sending(Buffer.alloc(bytes)));
    const received = await client.send(requestTo(server, { limits: { ...limits, bodyBytes: bytes } }));
    await expect.poll(() => received.body.errored).toMatchObject({ code: "timeout_body" });
    expect(received.body.readableLength).toBeLessThan(bytes / 100);
    await expect.poll(server.openSockets).toBe(0);
  });

  test("a second answer slipped in behind the first is never taken for the answer to the next request", async () => {
    let requests = 0;
    const server = await start((socket) => {
      requests += 1;
      const slipped = requests === 1 ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" : "";
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood${slipped}`);
    });
    expect(await readJsonText(await client.send(requestTo(server)), 100)).toBe("good");
    expect(await readJsonText(await client.send(requestTo(server)), 100)).toBe("good");
    expect(requests).toBe(2);
  });
});
