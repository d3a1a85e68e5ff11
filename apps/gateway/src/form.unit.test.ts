import { PorticoError } from "@portico/model";
import type { UploadedFile } from "@portico/services";
import fc from "fast-check";
import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { openForm, type SentForm } from "./form.ts";

const boundary = "a-boundary";

interface GivenPart {
  disposition: string;
  type?: string;
  bytes: Buffer;
}
const bodyPart = (text: string): GivenPart => ({ disposition: 'form-data; name="body"', bytes: Buffer.from(text) });
const filePart = (name: string, bytes: string | Buffer, type = "text/plain"): GivenPart => ({
  disposition: `form-data; name="attachments[]"; filename="${name}"`,
  type,
  bytes: Buffer.from(bytes),
});

const written = (parts: readonly GivenPart[], mark = boundary): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ disposition, type, bytes }) => [
      Buffer.from(`--${mark}\r\nContent-Disposition: ${disposition}\r\n`),
      Buffer.from(type === undefined ? "\r\n" : `Content-Type: ${type}\r\n\r\n`),
      bytes,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${mark}--\r\n`),
  ]);

/** A request as it comes in, cut into pieces. */
const incoming = (bytes: Buffer, sizes: readonly number[] = [], type?: string) => {
  const stream = new PassThrough();
  let from = 0;
  for (const size of sizes) {
    stream.write(bytes.subarray(from, from + size));
    from += size;
  }
  stream.end(bytes.subarray(from));
  return requestOf(stream, type);
};
// Of a request only its stream and its headers are looked at.
const requestOf = (stream: PassThrough, type = `multipart/form-data; boundary=${boundary}`) =>
  Object.assign(stream, { headers: { "content-type": type } }) as unknown as PassThrough & IncomingMessage;

interface Seen {
  text: string;
  files: { name: string; contentType: string; bytes: Buffer }[];
}
/** Reads a form to its end. */
const readAll = async (form: SentForm): Promise<Seen> => {
  const text = (await buffer(form.text)).toString();
  const files: Seen["files"] = [];
  for await (const { name, contentType, content } of (await form.files())?.upload.files ?? nothing())
    files.push({ name, contentType, bytes: await buffer(content) });
  return { text, files };
};
async function* nothing(): AsyncGenerator<UploadedFile> {}

const codeOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => "served",
    (error: unknown) => {
      if (error instanceof PorticoError) return error.code;
      throw error;
    },
  );

test("a form is a text, then files, byte for byte, wherever it was cut on its way", async () => {
  const name = fc
    .stringMatching(/^[^"%\\/\r\n\p{Cc}]{1,40}$/u)
    .filter((text) => text.isWellFormed() && !/^\.+$/.test(text));
  const file = fc.record({ name, bytes: fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)) });
  await fc.assert(
    fc.asyncProperty(
      fc.json(),
      fc.array(file, { maxLength: 5 }),
      fc.array(fc.nat({ max: 500 }), { maxLength: 20 }),
      async (text, files, sizes) => {
        const bytes = written([bodyPart(text), ...files.map((each) => filePart(each.name, each.bytes))]);
        const seen = await readAll(await openForm(incoming(bytes, sizes)));
        expect(seen).toEqual({ text, files: files.map((each) => ({ ...each, contentType: "text/plain" })) });
      },
    ),
    { numRuns: 100 },
  );
});

test("whatever comes is a form or is refused: nothing hangs, nothing escapes", async () => {
  const bytes = written([bodyPart("{}"), filePart("a.txt", "some text"), filePart("b.txt", "more of it")]);
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    fc.constantFrom(`--${boundary}`, `--${boundary}--`, "\r\n", "\r\n\r\n", "--"),
  );
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length }), piece, fc.nat({ max: 40 }), async (at, with_, dropped) => {
      const changed = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(with_ as Uint8Array),
        bytes.subarray(at + dropped),
      ]);
      const outcome = await codeOf(openForm(incoming(changed)).then(readAll));
      expect(["served", "invalid_request", "validation_failed", "unsupported_media_type"]).toContain(outcome);
    }),
    { numRuns: 500 },
  );
});

describe("a form is refused that", () => {
  test.each([
    ["names no boundary", [bodyPart("{}")], "multipart/form-data", "invalid_request"],
    ["begins with a file", [filePart("a.txt", "a")], undefined, "invalid_request"],
    ["is empty", [], undefined, "invalid_request"],
    ["has JSON of another type", [{ ...bodyPart("{}"), type: "text/html" }], undefined, "unsupported_media_type"],
    [
      "has another field behind it",
      [bodyPart("{}"), { ...bodyPart("x"), disposition: 'form-data; name="subject"' }],
      undefined,
      "validation_failed",
    ],
    ["has a second body", [bodyPart("{}"), bodyPart("{}")], undefined, "validation_failed"],
    [
      "has a file without a name",
      [bodyPart("{}"), { ...bodyPart("x"), disposition: 'form-data; name="attachments[]"' }],
      undefined,
      "validation_failed",
    ],
    ["has a file whose name is a way up", [bodyPart("{}"), filePart("../..", "x")], undefined, "validation_failed"],
    [
      "has a file whose name has a character of control",
      [bodyPart("{}"), filePart("a\u0000b", "x")],
      undefined,
      "validation_failed",
    ],
    [
      "has a file with a name without end",
      [bodyPart("{}"), filePart("a".repeat(256), "x")],
      undefined,
      "validation_failed",
    ],
    [
      "has too many files",
      [bodyPart("{}"), ...Array.from({ length: 101 }, () => filePart("a", ""))],
      undefined,
      "invalid_request",
    ],
  ])("%s", async (_, parts, type, code) => {
    expect(await codeOf(openForm(incoming(written(parts), [], type)).then(readAll))).toBe(code);
  });
});

test("of a path a file's name is the last part", async () => {
  const form = await openForm(incoming(written([bodyPart("{}"), filePart("..\\..\\etc/passwd", "x")])));
  expect((await readAll(form)).files.map(({ name }) => name)).toEqual(["passwd"]);
});

test("a quote in a name is read as browsers write it", async () => {
  const form = await openForm(incoming(written([bodyPart("{}"), filePart("%22a%22 100%.txt", "x")])));
  expect((await readAll(form)).files.map(({ name }) => name)).toEqual(['"a" 100%.txt']);
});

test("a type that is none is that of mere bytes", async () => {
  const form = await openForm(incoming(written([bodyPart("{}"), filePart("a", "x", "text/html, */*")])));
  expect((await readAll(form)).files.map(({ contentType }) => contentType)).toEqual(["application/octet-stream"]);
});

const digestOf = async (parts: readonly GivenPart[], reads: boolean, mark = boundary): Promise<string | undefined> => {
  const form = await openForm(incoming(written(parts, mark), [], `multipart/form-data; boundary=${mark}`));
  await buffer(form.text);
  const files = await form.files();
  if (reads) for await (const { content } of files?.upload.files ?? nothing()) await buffer(content);
  return files?.digest();
};

describe("the digest", () => {
  const parts = [bodyPart("{}"), filePart("a", "first"), filePart("b", "second".repeat(20_000))];

  test("is the same for the same form, however it is framed, and whether anybody read it", async () => {
    const digest = await digestOf(parts, true);
    expect(digest).toBeDefined();
    expect(await digestOf(parts, false)).toBe(digest);
    expect(await digestOf(parts, true, "another-boundary")).toBe(digest);
  });

  test.each([
    ["another text", [bodyPart('{"a":1}'), ...parts.slice(1)]],
    ["another name", [parts[0], filePart("c", "first"), parts[2]]],
    ["other bytes", [parts[0], filePart("a", "fIrst"), parts[2]]],
    ["another type", [parts[0], filePart("a", "first", "text/csv"), parts[2]]],
    ["another order", [parts[0], parts[2], parts[1]]],
    ["a file less", parts.slice(0, 2)],
  ])("is another for %s", async (_, others) => {
    const present = others.filter((part) => part !== undefined);
    expect(await digestOf(present, true)).not.toBe(await digestOf(parts, true));
  });
});

test("a form that breaks off fails whoever reads it, and has a digest all the same", async () => {
  const request = requestOf(new PassThrough());
  request.write(written([bodyPart("{}"), filePart("a", "x".repeat(10_000))]).subarray(0, 5_000));
  const form = await openForm(request);
  await buffer(form.text);
  const files = await form.files();
  const reading = codeOf(Array.fromAsync(files?.upload.files ?? nothing(), ({ content }) => buffer(content)));
  request.destroy(new Error("gone"));
  expect(await reading).toBe("invalid_request");
  expect(await files?.digest()).toMatch(/^[\w-]{43}$/);
});

test("no faster than a file is read more of it is taken in", async () => {
  const whole = written([bodyPart("{}"), filePart("a", Buffer.alloc(4_000_000))]);
  const stream = new PassThrough();
  const request = requestOf(stream);
  let taken = 0;
  for (let at = 0; at < whole.length && (at === 0 || !stream.writableNeedDrain); at += 65_536) {
    stream.write(whole.subarray(at, at + 65_536));
    if (at === 0) await openForm(request).then(({ text }) => buffer(text));
    await new Promise((resolve) => void setImmediate(resolve));
    taken = at;
  }
  expect(taken).toBeLessThan(1_000_000);
  stream.destroy();
});
