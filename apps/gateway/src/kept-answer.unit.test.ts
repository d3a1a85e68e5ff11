import { PassThrough, Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { holdAnswer } from "./kept-answer.ts";

const most = 8;
const patiently = { timeout: 30_000 };

/** Whatever of a body has gone out by now. */
const seenOf = (body: Readable): (() => string) => {
  let seen = "";
  body.on("data", (chunk: Buffer) => {
    seen += chunk.toString();
  });
  body.on("error", () => {});
  return () => seen;
};

const passing = async (incoming: Readable) => {
  const held = await holdAnswer(incoming, most);
  if (held.is !== "passing") throw new Error("the answer was small enough to be kept");
  return held;
};

test.each([[""], ["a"], ["12345678"]])(
  "an answer that can be kept, %o, is there as a whole, and no byte is out",
  async (text) => {
    const incoming = Readable.from(text === "" ? [] : [Buffer.from(text)]);
    expect(await holdAnswer(incoming, most)).toEqual({ is: "whole", body: Buffer.from(text) });
  },
);

test("a larger one passes as it comes, and its last bytes when they are let go", async () => {
  const incoming = new PassThrough();
  incoming.write("1234567890");
  const { body, ended, letGo } = await passing(incoming);
  const seen = seenOf(body);
  incoming.write("middle");
  await expect.poll(seen, patiently).toBe("1234567890");
  incoming.end("last");
  await ended;
  await expect.poll(seen, patiently).toBe("1234567890middle");
  expect(body.readableEnded).toBe(false);
  letGo();
  await expect.poll(seen, patiently).toBe("1234567890middlelast");
});

test("a larger one in a single piece is held back as a whole", async () => {
  const { body, ended, letGo } = await passing(Readable.from([Buffer.from("123456789")]));
  const seen = seenOf(body);
  await ended;
  expect(seen()).toBe("");
  letGo();
  await expect.poll(seen, patiently).toBe("123456789");
});

test("whoever reads what is cut short meets the failure, and so does who waits for its end", async () => {
  const small = new PassThrough();
  small.write("1");
  const whole = holdAnswer(small, most);
  small.destroy(new Error("reset"));
  await expect(whole).rejects.toThrow("reset");

  const incoming = new PassThrough();
  incoming.write("123456789");
  const { body, ended } = await passing(incoming);
  const read = buffer(body);
  incoming.destroy(new Error("reset"));
  await Promise.all([expect(ended).rejects.toThrow("reset"), expect(read).rejects.toThrow("reset")]);
});

test("of one that its client gives up nothing more is read, and it has ended", async () => {
  const incoming = new PassThrough();
  incoming.write("123456789");
  const { body, ended } = await passing(incoming);
  body.destroy();
  await ended;
  expect(incoming.destroyed).toBe(true);
});
