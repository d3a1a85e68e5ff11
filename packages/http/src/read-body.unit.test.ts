import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { HttpAnswer } from "./message.ts";
import { readBytes, readJsonText } from "./read-body.ts";

const answerOf = (chunks: Buffer[], coding?: string): HttpAnswer => ({
  status: 200,
  headers: [],
  header: (name) => (name === "content-encoding" ? coding : undefined),
  body: Readable.from(chunks),
});

test("text reads back whole, plain or under one gzip coding, wherever the chunks were cut", async () => {
  const coding = fc.constantFrom(undefined, "identity", "gzip", "GZIP", "x-gzip", " gzip ");
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), coding, fc.nat(), async (text, coding, at) => {
      const plain = Buffer.from(text);
      const bytes = coding === undefined || coding === "identity" ? plain : gzipSync(plain);
      const cut = at % (bytes.byteLength + 1);
      const answer = answerOf([bytes.subarray(0, cut), bytes.subarray(cut)], coding);
      expect(await readJsonText(answer, 100_000)).toBe(text);
    }),
  );
});

test("an empty body is empty, even where a coding is named", async () => {
  expect(await readJsonText(answerOf([], "gzip"), 10)).toBe("");
});

test.each(["br", "deflate", "gzip, gzip", "agzip", "gzipped", "xgzip"])(
  "a coding that nobody asked for is refused unread, whatever is behind it: %s",
  async (coding) => {
    for (const chunks of [[], [gzipSync("{}")]]) {
      const answer = answerOf(chunks, coding);
      await expect(readBytes(answer, 100)).rejects.toMatchObject({ code: "bad_answer", sent: true });
      expect(answer.body.destroyed).toBe(true);
    }
  },
);

test("the limit is on the decoded bytes, to the byte", async () => {
  const packed = gzipSync(Buffer.alloc(10));
  expect(await readBytes(answerOf([packed], "gzip"), 30)).toHaveLength(10);
  expect(await readBytes(answerOf([Buffer.alloc(10)]), 10)).toHaveLength(10);
  const tooLarge = answerOf([Buffer.alloc(10)]);
  await expect(readBytes(tooLarge, 9)).rejects.toMatchObject({ code: "body_too_large", sent: true });
  expect(tooLarge.body.destroyed).toBe(true);
  await expect(readBytes(answerOf([gzipSync(Buffer.alloc(1_000))], "gzip"), 999)).rejects.toMatchObject({
    code: "body_too_large",
    sent: true,
  });
  const free = 1_048_576;
  await expect(readBytes(answerOf([gzipSync(Buffer.alloc(2 * free))], "gzip"), free)).rejects.toMatchObject({
    code: "body_too_large",
  });
});

test("what is no text is refused after it was received", async () => {
  await expect(readJsonText(answerOf([Buffer.from([0xff])]), 10)).rejects.toMatchObject({
    code: "bad_answer",
    sent: true,
  });
});

test("an honest page that compresses a hundredfold is read", async () => {
  const page = Buffer.alloc(1_000_000, "a");
  expect(await readBytes(answerOf([gzipSync(page)], "gzip"), 10_000_000)).toEqual(page);
});
