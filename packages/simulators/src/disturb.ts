import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Disturbance, Moment } from "./faults.ts";

/** An answer on its way out, and what it cost the caller's budget. */
export interface Answer {
  response: Response;
  credits: number;
  /** What the log says where the answer never arrives in one piece. */
  status?: number;
}

/** Runs one call under a disturbance. `outgoing` is the raw side of a served call; in process there is none. */
export const disturb = async (
  disturbance: Disturbance,
  outgoing: ServerResponse | undefined,
  carryOut: () => Promise<Answer>,
): Promise<Answer> => {
  switch (disturbance.kind) {
    case "delay":
      await sleep(disturbance.delayMs);
      return carryOut();
    case "rate_limited":
      return { response: tooMany(disturbance.retryAfter ?? "1"), credits: 0 };
    case "answer": {
      const credits = await creditsOf(disturbance.when, carryOut);
      return { response: strangeAnswer(disturbance), credits };
    }
    case "hang":
    case "reset": {
      const credits = await creditsOf(disturbance.when, carryOut);
      return { response: await hangUp(disturbance.kind, outgoing), credits, status: 0 };
    }
    case "cut":
    case "drip": {
      const answer = await carryOut();
      return {
        ...answer,
        response: await sendPieces(disturbance, outgoing, answer.response),
        status: answer.response.status,
      };
    }
  }
};

const creditsOf = async (when: Moment | undefined, carryOut: () => Promise<Answer>): Promise<number> =>
  when === "after" ? (await carryOut()).credits : 0;

const tooMany = (retryAfter: string): Response =>
  new Response(null, { status: 429, headers: { "retry-after": retryAfter } });

const strangeAnswer = (fault: Extract<Disturbance, { kind: "answer" }>): Response => {
  const text = typeof fault.body === "string" ? fault.body : JSON.stringify(fault.body ?? null);
  const bodiless = fault.body === undefined || [204, 304].includes(fault.status);
  return new Response(bodiless ? null : text, {
    status: fault.status,
    headers: { "content-type": fault.contentType ?? "application/json; charset=utf-8", ...fault.headers },
  });
};

const hangUp = async (kind: "hang" | "reset", outgoing: ServerResponse | undefined): Promise<Response> => {
  if (outgoing === undefined) return Response.error();
  if (kind === "reset") outgoing.socket?.resetAndDestroy();
  else await closed(outgoing);
  return RESPONSE_ALREADY_SENT;
};

const sendPieces = async (
  fault: Extract<Disturbance, { kind: "cut" | "drip" }>,
  outgoing: ServerResponse | undefined,
  response: Response,
): Promise<Response> => {
  if (outgoing === undefined) return Response.error();
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": body.length });
  if (fault.kind === "cut") {
    const sent = body.subarray(0, fault.bytes ?? body.length >> 1);
    outgoing.write(sent, () => outgoing.socket?.destroy());
    return RESPONSE_ALREADY_SENT;
  }
  for (let from = 0; from < body.length && !outgoing.destroyed; from += fault.bytes) {
    outgoing.write(body.subarray(from, from + fault.bytes));
    await sleep(fault.delayMs);
  }
  outgoing.end();
  return RESPONSE_ALREADY_SENT;
};

const closed = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (outgoing.destroyed) resolve();
    else outgoing.once("close", resolve);
  });
