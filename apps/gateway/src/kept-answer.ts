import { Buffer } from "node:buffer";
import { Readable } from "node:stream";

/** An answer's body on its way to the client, of which the end is held back until it is let go. */
export type HeldAnswer =
  /** All of it: nothing has gone out yet. */
  | { is: "whole"; body: Buffer }
  /** It is larger than may be kept, and passes at the client's pace, all but its last bytes. */
  | {
      is: "passing";
      body: Readable;
      /** Resolves when the last bytes have come, or nobody wants them. Fails where the answer was cut short. */
      ended: Promise<void>;
      letGo: () => void;
    };

/**
 * Reads an answer as far as it can be kept. Nobody sees the end of it before it has been noted how the call ended, so that a
 * process that dies in between leaves nobody with an answer that is denied later. Fails where the body does.
 */
export const holdAnswer = async (incoming: Readable, mostBytes: number): Promise<HeldAnswer> => {
  const chunks: AsyncIterator<Buffer, undefined> = incoming[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  for (let bytes = 0; bytes <= mostBytes; bytes += first.at(-1)?.length ?? 0) {
    const next = await chunks.next();
    if (next.done === true) return { is: "whole", body: Buffer.concat(first) };
    first.push(next.value);
  }
  const ended = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();

  async function* allButTheEnd(): AsyncGenerator<Buffer> {
    let held: Buffer = Buffer.concat(first);
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        ended.reject(error);
        throw error;
      });
      if (next.done === true) break;
      yield held;
      held = next.value;
    }
    ended.resolve();
    await letGo.promise;
    yield held;
  }
  const body = Readable.from(allButTheEnd(), { objectMode: false });
  body.once("close", () => {
    ended.resolve();
    incoming.destroy();
  });
  return { is: "passing", body, ended: ended.promise, letGo: letGo.resolve };
};
