import type { HttpAnswer, HttpClient, HttpRequest } from "@portico/http";
import { Readable } from "node:stream";

/** One exchange as it went over the wire. */
export interface Recorded {
  request: HttpRequest;
  /** The answer's body, as far as it was read. */
  answer: () => string;
}

/** The same client, with a copy kept of all that passes it. Streams stay streams. */
export const recording = (client: HttpClient): { http: HttpClient; recorded: Recorded[] } => {
  const recorded: Recorded[] = [];
  const send = async (request: HttpRequest): Promise<HttpAnswer> => {
    const chunks: Buffer[] = [];
    recorded.push({ request, answer: () => Buffer.concat(chunks).toString("utf8") });
    const answer = await client.send(request);
    return { ...answer, body: Readable.from(copied(answer.body, chunks), { objectMode: false }) };
  };
  return { http: { ...client, send }, recorded };
};

async function* copied(body: Readable, chunks: Buffer[]): AsyncGenerator<Buffer> {
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    yield chunk;
  }
}
