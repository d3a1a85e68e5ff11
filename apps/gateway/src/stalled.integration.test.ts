import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { cutStalled, watchCalls } from "./edge.ts";

/** More than the buffers of two sockets hold. */
const large = Buffer.alloc(30_000_000);

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers at once, and returns the list of answers that have ended: whether each was taken. */
const serve = async (stallMs: number): Promise<readonly boolean[]> => {
  const ended: boolean[] = [];
  server = createServer();
  cutStalled(server, watchCalls(server), stallMs);
  server.on("request", (incoming, outgoing) => {
    outgoing.once("close", () => void ended.push(outgoing.writableFinished));
    incoming.resume();
    outgoing.end(incoming.url === "/large" ? large : "small");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return ended;
};

const open = (bytes: string): Socket => {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(bytes));
  return socket.on("error", () => {});
};
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
const upload = "POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n";

describe("who takes nothing of an answer is cut off", () => {
  test.each([
    ["saying nothing", get("/large"), ""],
    ["sending empty lines all the while", get("/large"), "\r\n"],
    ["sending more of the body all the while", upload, "a"],
    ["sending calls all the while", get("/large"), get("/small")],
  ])("%s", async (_, first, more) => {
    const ended = await serve(100);
    const socket = open(first).pause();
    const trickle = setInterval(() => void socket.write(more), 20);
    await expect.poll(() => ended, { timeout: 30_000 }).toContain(false);
    clearInterval(trickle);
    socket.destroy();
  });
});

test("who takes it at last gets all of it, and the next answer on the same connection", async () => {
  // Node's own time-outs are not among the fake ones, and an hour is never up.
  const hourMs = 3_600_000;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const ended = await serve(hourMs);
    const socket = open(get("/large")).pause();
    await once(server, "request");
    await vi.advanceTimersByTimeAsync(hourMs);
    socket.write(get("/small"));
    expect(ended).toEqual([]);
    socket.resume();
    vi.useRealTimers();
    await expect.poll(() => ended, { timeout: 30_000 }).toEqual([true, true]);
    socket.destroy();
  } finally {
    vi.useRealTimers();
  }
});
