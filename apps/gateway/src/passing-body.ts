import { createHash } from "node:crypto";
import { PassThrough, type Readable } from "node:stream";
import { finished } from "node:stream/promises";

/** A request's body on its way through. */
export interface TakenBody {
  /** For whom it is meant. Who gives it up takes the connection with it no more than the answer that is due on it. */
  body: Readable;
  /** How many have come so far. */
  passedBytes: () => number;
  /** Resolves when no more will come, whether it has come to its end or not. */
  ended: Promise<void>;
}

/** The same, hashed in passing. */
export interface PassingBody {
  body: Readable;
  /** The digest of the whole body: what nobody wants of it is read to its end. */
  digest: () => Promise<string>;
}

/** In bytes. What is announced longer is refused; what turns out to be is cut off. */
export const longestPassing = 50 * 1_048_576;
const stallMs = 20_000;
/** How long what nobody wants may take to flow away. */
const leftoverMs = 10_000;

export const passBody = (incoming: Readable): PassingBody => {
  const hash = createHash("sha256");
  const { body, ended } = takeBody(incoming);
  incoming.on("data", (chunk: Buffer) => hash.update(chunk));
  return {
    body,
    digest: async () => {
      body.resume();
      await ended;
      return hash.digest("base64url");
    },
  };
};

/** A client that could send and does not is cut off after 20 s, and one that sends more than any body has at once. */
export const takeBody = (incoming: Readable): TakenBody => {
  const body = new PassThrough();
  // While the other side takes nothing, the client is not to blame.
  const stall = setTimeout(() => (body.writableNeedDrain ? stall.refresh() : incoming.destroy()), stallMs);
  let passed = 0;
  incoming.on("data", (chunk: Buffer) => {
    passed += chunk.byteLength;
    if (passed > longestPassing) incoming.destroy();
    stall.refresh();
  });
  // Not a pipeline: that would end the connection as soon as the help desk answers without having read it all.
  incoming.pipe(body);
  let leftover: NodeJS.Timeout | undefined;
  body.once("close", () => {
    if (incoming.readableEnded || incoming.destroyed) return;
    incoming.resume();
    leftover = setTimeout(() => incoming.destroy(), leftoverMs);
  });
  // Who reads the body meets its failures there; here they only mean that no more comes.
  body.on("error", () => {});
  const ended = finished(incoming, { writable: false })
    .catch((error: unknown) => void body.destroy(error instanceof Error ? error : undefined))
    .finally(() => {
      clearTimeout(stall);
      clearTimeout(leftover);
    });
  return { body, passedBytes: () => passed, ended };
};
