import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { HttpError } from "./http-error.ts";
import type { HttpAnswer } from "./message.ts";

/**
 * Reads a whole body and takes off at most one gzip coding. Fails with `body_too_large` past `maxBytes`, decoded, and
 * with `bad_answer` on any other coding, a broken one, or one that swells beyond what honest text does.
 */
export const readBytes = async (answer: HttpAnswer, maxBytes: number): Promise<Buffer> => {
  const coding = (answer.header("content-encoding") ?? "identity").trim().toLowerCase();
  if (coding !== "identity" && !/^(x-)?gzip$/.test(coding)) return giveUp(answer, "bad_answer");
  const raw = await collect(answer, maxBytes);
  return coding === "identity" || raw.byteLength === 0 ? raw : inflate(raw, maxBytes);
};

/** As `readBytes`, and the bytes must be valid UTF-8, as JSON has to be. The text itself is the caller's to parse. */
export const readJsonText = async (answer: HttpAnswer, maxBytes: number): Promise<string> => {
  const bytes = await readBytes(answer, maxBytes);
  if (!isUtf8(bytes)) throw new HttpError("bad_answer", { sent: true });
  return bytes.toString("utf8");
};

const FREE_BYTES = 1_048_576;
const MAX_RATIO = 100;

const collect = async (answer: HttpAnswer, maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let receivedBytes = 0;
  for await (const chunk of answer.body as AsyncIterable<Buffer>) {
    receivedBytes += chunk.byteLength;
    if (receivedBytes > maxBytes) return giveUp(answer, "body_too_large");
    chunks.push(chunk);
  }
  return chunks[0] !== undefined && chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, receivedBytes);
};

const inflate = async (raw: Buffer, maxBytes: number): Promise<Buffer> => {
  const honestBytes = Math.max(FREE_BYTES, raw.byteLength * MAX_RATIO);
  try {
    return await promisify(gunzip)(raw, { maxOutputLength: Math.min(maxBytes, honestBytes) });
  } catch (cause) {
    const isTooLarge = cause instanceof RangeError && maxBytes <= honestBytes;
    throw new HttpError(isTooLarge ? "body_too_large" : "bad_answer", { sent: true, cause });
  }
};

const giveUp = (answer: HttpAnswer, code: "bad_answer" | "body_too_large"): never => {
  answer.body.destroy();
  throw new HttpError(code, { sent: true });
};
