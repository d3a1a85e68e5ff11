import { Busboy, type BusboyInstance } from "@fastify/busboy";
import { PorticoError, validationFailed } from "@portico/model";
import type { Upload, UploadedFile } from "@portico/services";
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { longestPassing, takeBody } from "./passing-body.ts";

/** A request in `multipart/form-data`: what would be its JSON by itself, then files, one after another. */
export interface SentForm {
  /** The JSON, still to be read. */
  text: AsyncIterable<Uint8Array>;
  /** To be asked once the JSON is read. Undefined: no files come behind it. Fails where something else does. */
  files: () => Promise<SentFiles | undefined>;
  /** Nothing more of it is wanted. */
  giveUp: () => void;
}
export interface SentFiles {
  upload: Upload;
  /** A digest of all that the form says, however it is framed. What nobody has read is read to its end. */
  digest: () => Promise<string>;
}

const mostFiles = 100;
const longestName = 255;
/** More than what stands between the files of one form can come to. */
const frameBytes = 65_536;

/** Opens a form. Fails with `invalid_request` or `unsupported_media_type` where it does not begin with `body`, in JSON. */
export const openForm = async (incoming: IncomingMessage): Promise<SentForm> => {
  const announced = Number(incoming.headers["content-length"] ?? "0");
  if (announced > longestPassing) throw new PorticoError("body_too_large", "A form has 50 MiB at most.");
  const taken = takeBody(incoming);
  const giveUp = (): void => void taken.body.destroy();
  const parts = partsOf(taken.body, incoming.headers["content-type"] ?? "");
  const first = await firstOf(parts).catch((error: unknown) => {
    giveUp();
    throw error;
  });

  const files = async (): Promise<SentFiles | undefined> => {
    const second = await parts.next();
    if (second === undefined) return undefined;
    const leastBytes = Math.max(0, announced - taken.passedBytes() - frameBytes);
    return {
      upload: { first: toFile(second, 0), files: filesFrom(second, parts), leastBytes },
      digest: parts.digest,
    };
  };
  return { text: first.content, files, giveUp };
};

const firstOf = async (parts: Parts): Promise<Part> => {
  const first = await parts.next();
  if (first?.field !== "body") throw new PorticoError("invalid_request", "The form must begin with `body`, in JSON.");
  if (!["application/json", "text/plain"].includes(first.contentType))
    throw new PorticoError("unsupported_media_type", "The part `body` is `application/json`.");
  return first;
};

async function* filesFrom(first: Part, { next }: Parts): AsyncGenerator<UploadedFile> {
  let index = 0;
  for (let part: Part | undefined = first; part !== undefined; part = await next()) {
    yield toFile(part, index);
    index += 1;
  }
}

const toFile = ({ field, name: quoted = "", contentType, coding, content }: Part, index: number): UploadedFile => {
  const name = unquoted(quoted);
  const fault = faultOf(field, name, coding);
  if (fault !== undefined) throw validationFailed([{ pointer: `/attachments/${index}`, ...fault }]);
  return { name, contentType: mediaType.test(contentType) ? contentType : "application/octet-stream", content };
};

const faultOf = (field: string, name: string, coding: string): { code: string; message: string } | undefined => {
  if (field !== "attachments[]")
    return { code: "unknown_field", message: "Behind `body` there are files alone, each as `attachments[]`." };
  if (!["7bit", "8bit", "binary"].includes(coding))
    return { code: "unsupported_value", message: "Send the file as it is, without a transfer encoding." };
  if (name === "") return { code: "missing", message: "Give the file a name." };
  if (name.length > longestName || /\p{Cc}/u.test(name) || !name.isWellFormed())
    return {
      code: "invalid_text",
      message: `A file's name has ${longestName} characters at most, and none of control.`,
    };
  return undefined;
};

/** What browsers write in the place of what would end a name: https://html.spec.whatwg.org/#multipart-form-data */
const unquoted = (name: string): string => name.replaceAll(/%(?:22|0A|0D)/gi, decodeURIComponent);

const mediaType = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

interface Part {
  field: string;
  name: string | undefined;
  contentType: string;
  coding: string;
  content: PassThrough;
}
interface Parts {
  /** The next part, once all before it is read or given up. Undefined: there is none. */
  next: () => Promise<Part | undefined>;
  digest: () => Promise<string>;
}

/** Takes a form apart as it comes in, no faster than its parts are read, and hashes each in passing. */
const partsOf = (body: Readable, contentType: string): Parts => {
  const form = openParser(contentType);
  const waiting = new Readable({ objectMode: true, read: () => {} });
  const all: { content: PassThrough; says: () => unknown }[] = [];
  let isWanted = true;

  const end = (cause: unknown): void => {
    const error =
      cause instanceof PorticoError
        ? cause
        : new PorticoError("invalid_request", "The form broke off, or is none that can be read.", { cause });
    for (const { content } of all) content.destroy(error);
    waiting.destroy(error);
  };
  form.on("file", (field, stream, name, coding, type) => {
    const hash = createHash("sha256");
    const content = new PassThrough();
    stream.on("data", (chunk: Buffer) => hash.update(chunk));
    stream.pipe(content);
    // Who gives a part up must not keep those behind it from coming.
    content.once("close", () => stream.resume());
    for (const either of [stream, content]) either.on("error", () => {});
    all.push({ content, says: () => [field, name, type, hash.digest("base64url")] });
    if (isWanted) waiting.push({ field, name, contentType: type, coding, content } satisfies Part);
    else content.destroy();
  });
  form.once("filesLimit", () => end(new PorticoError("invalid_request", `A form has ${mostFiles} files at most.`)));
  waiting.on("error", () => {});
  const ended = pipeline(body, form).then(() => void waiting.push(null), end);
  const iterator = waiting[Symbol.asyncIterator]() as AsyncIterator<Part, undefined>;

  return {
    next: async () => (await iterator.next()).value,
    digest: async () => {
      isWanted = false;
      for (const { content } of all) content.destroy();
      await ended;
      return createHash("sha256")
        .update(JSON.stringify(all.map(({ says }) => says())))
        .digest("base64url");
    },
  };
};

const openParser = (contentType: string): BusboyInstance => {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      limits: { files: mostFiles + 1, headerPairs: 32, headerSize: 8_192 },
      // Any part streams: whether it is called a file is for its sender to say, and they differ.
      isPartAFile: () => true,
    });
  } catch (cause) {
    throw new PorticoError("invalid_request", "The content type of a form names its `boundary`.", { cause });
  }
};
