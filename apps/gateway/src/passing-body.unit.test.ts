import { createHash } from "node:crypto";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { longestPassing, passBody } from "./passing-body.ts";

const digestOf = (content: string): string => createHash("sha256").update(content).digest("base64url");

test("a body arrives as it was sent, and is hashed whole", async () => {
  const incoming = new PassThrough();
  const { body, digest } = passBody(incoming);
  incoming.end("what was sent");
  expect(await text(body)).toBe("what was sent");
  expect(await digest()).toBe(digestOf("what was sent"));
});

test("who stops reading leaves the connection as it is, and all of the body is hashed", async () => {
  const incoming = new PassThrough();
  const { body, digest } = passBody(incoming);
  incoming.write("first, ");
  await once(body, "readable");
  body.destroy();
  await once(body, "close");
  expect(incoming.destroyed).toBe(false);
  incoming.end("and the rest");
  expect(await digest()).toBe(digestOf("first, and the rest"));
});

test("a body that breaks off fails whoever reads it", async () => {
  const incoming = new PassThrough();
  const { body } = passBody(incoming);
  incoming.write("half");
  incoming.destroy(new Error("gone"));
  await expect(text(body)).rejects.toThrow("gone");
});

test.each([
  [longestPassing, false],
  [longestPassing + 1, true],
])("a body of %i bytes is cut off: %s", async (bytes, isCut) => {
  const incoming = new PassThrough();
  const { body } = passBody(incoming);
  body.resume();
  const piece = Buffer.alloc(1_048_576);
  for (let left = bytes; left > 0 && !incoming.destroyed; left -= piece.byteLength) {
    incoming.write(piece.subarray(0, left));
    await new Promise((resolve) => void setImmediate(resolve));
  }
  expect(incoming.destroyed).toBe(isCut);
  incoming.destroy();
});

describe("a client that", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test("sends nothing for 20 s is cut off", async () => {
    const incoming = new PassThrough();
    const { body } = passBody(incoming);
    await vi.advanceTimersByTimeAsync(19_999);
    incoming.write("a");
    await once(body, "readable");
    await vi.advanceTimersByTimeAsync(19_999);
    expect(incoming.destroyed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(incoming.destroyed).toBe(true);
  });

  test("waits because nothing is taken from it is not", async () => {
    const incoming = new PassThrough();
    const { body } = passBody(incoming);
    incoming.write(Buffer.alloc(1_000_000));
    await new Promise((resolve) => void setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(incoming.destroyed).toBe(false);
    body.destroy();
    incoming.destroy();
  });

  test("trickles on what nobody wants is cut off after 10 s", async () => {
    const incoming = new PassThrough();
    passBody(incoming).body.destroy();
    for (let second = 0; second < 10; second += 1) {
      expect(incoming.destroyed).toBe(false);
      incoming.write("a");
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(incoming.destroyed).toBe(true);
  });
});
