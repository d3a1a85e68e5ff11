import fc from "fast-check";
import { Client, type Dispatcher } from "undici";
import type { Bench } from "../bench.ts";
import { type Document, type Operation, readDocument } from "./document.ts";
import { type Ground, openGround } from "./ground.ts";
import { faultsOf, type Met } from "./judge.ts";
import { plainRequest, requestOf, type Sketch } from "./requests.ts";

/** After so many requests the ground is worn: budgets used, records gone. */
const freshGroundAfter = 50;

/**
 * Sends requests of every operation that a gateway documents, and tells which operations broke a promise, and how.
 * The same seed sends the same requests.
 */
export const fuzz = async (bench: Bench, options: { seed: number; requests: number }): Promise<string[]> => {
  const document = readDocument((await bench.send("GET", "/openapi.json")).text);
  const failures: string[] = [];
  for (const [index, operation] of document.operations.entries()) {
    const seed = options.seed + index * options.requests;
    await fuzzOperation(bench, document, operation, { ...options, seed }).catch((error: unknown) => {
      const { message, cause } = error instanceof Error ? error : new Error(String(error));
      failures.push([operation.id, message, cause instanceof Error ? cause.message : ""].join("\n"));
    });
  }
  return failures;
};

/** Fails at the first answer that breaks a promise, and where nothing succeeds at all. */
const fuzzOperation = async (
  bench: Bench,
  document: Document,
  operation: Operation,
  { seed, requests }: { seed: number; requests: number },
): Promise<void> => {
  let successes = 0;
  const client = new Client(bench.url);
  try {
    for (let done = 0; done < requests; done += freshGroundAfter) {
      const ground = await openGround(bench, document.words);
      const property = fc.asyncProperty(requestOf(document, operation, ground.words), async (sketch) => {
        const { sent, met } = await send(client, ground, operation, sketch);
        if (isServed(met)) successes += 1;
        const faults = faultsOf(operation, met);
        if (faults.length > 0)
          throw new Error(`${sent}\n→ ${met.status} ${met.text.slice(0, 1_000)}\n${faults.join("\n")}`);
      });
      const numRuns = Math.min(freshGroundAfter, requests - done);
      await fc.assert(property, {
        examples: [[plainRequest(document, operation, ground.words)]],
        seed: seed + done,
        numRuns,
        interruptAfterTimeLimit: 120_000,
      });
    }
  } finally {
    await client.close();
  }
  if (successes === 0) throw new Error("no request succeeded");
};

/**
 * Through the proxy the help desk's own refusal is an answer like any other, and so is that it lacks the operation: nothing of
 * the request is named then.
 */
const isServed = ({ status, headers, text }: Answer): boolean => {
  if (status === 0) return false;
  if (headers["content-type"] !== "application/problem+json") return true;
  return text.includes('"code":"unsupported_operation"') && !text.includes('"errors":');
};

const send = async (
  client: Client,
  ground: Ground,
  operation: Operation,
  sketch: Sketch,
): Promise<{ sent: string; met: Met }> => {
  const path = `${await ground.pathOf(sketch, operation)}${sketch.query}`;
  const credential = ground.credentialOf(sketch, operation);
  const usual: [string, string][] = sketch.body === undefined ? [] : [["content-type", "application/json"]];
  // One of each name: what the sketch says of one replaces what is usual.
  const said = [...new Map([...usual, ...sketch.headers])];
  const signIn = credential === undefined ? [] : [["authorization", `Bearer ${credential}`]];
  if (sketch.weather !== undefined) ground.disturb(sketch.weather);
  const [before, formsBefore] = [ground.calls(), ground.formCalls()];
  const body = sketch.body === undefined ? null : Buffer.from(sketch.body, "latin1");
  const answer = await exchange(client, { method: operation.method, path, headers: [...signIn, ...said].flat(), body });
  ground.calm();
  const met = {
    ...answer,
    sent: sketch.body,
    calls: ground.calls() - before,
    formCalls: ground.formCalls() - formsBefore,
    weather: sketch.weather?.kind,
  };
  return {
    sent: `${operation.method} ${path} ${JSON.stringify(said)} ${sketch.body?.slice(0, 2_000) ?? ""}`,
    met,
  };
};

type Answer = Pick<Met, "status" | "headers" | "text">;

/** An answer that broke off, or none at all, is of status 0. */
const exchange = async (
  client: Client,
  request: Omit<Dispatcher.RequestOptions, "path"> & { path: string },
): Promise<Answer> => {
  try {
    const { statusCode: status, headers, body } = await client.request(request);
    return { status, headers, text: await body.text() };
  } catch (error) {
    return { status: 0, headers: {}, text: String(error) };
  }
};
