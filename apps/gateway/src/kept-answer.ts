import { Buffer } from "node:buffer";
import { PassThrough, type Readable } from "node:stream";

/** An answer's body on its way to the client, and a copy of it. */
export interface KeptAnswer {
  /** For the client. Whoever gives it up stops nothing: the rest is still read, as far as it can be kept. */
  body: Readable;
  /** The whole of it, once it has come. Null: it is larger than may be kept. Fails where it was cut short. */
  whole: Promise<Buffer | null>;
}

/** Keeps what passes, up to so many bytes; more is let pass and forgotten. The client's pace is kept. */
export const keepPassing = (incoming: Readable, mostBytes: number): KeptAnswer => {
  const body = new PassThrough();
  let chunks: Buffer[] = [];
  let bytes = 0;
  incoming.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) return void chunks.push(chunk);
    chunks = [];
    if (body.destroyed) incoming.destroy();
  });
  incoming.pipe(body);
  body.once("close", () => {
    if (incoming.readableEnded) return;
    if (bytes > mostBytes) incoming.destroy();
    else incoming.resume();
  });
  // Who reads the body meets its failures there.
  body.on("error", () => {});
  const whole = new Promise<Buffer | null>((resolve, reject) => {
    incoming.once("end", () => resolve(bytes > mostBytes ? null : Buffer.concat(chunks)));
    incoming.once("error", (error) => {
      body.destroy(error);
      reject(error);
    });
    incoming.once("close", () => (bytes > mostBytes ? resolve(null) : reject(new Error("the answer was cut short"))));
  });
  return { body, whole };
};
