import { type HttpAnswer, type HttpClient, HttpError, type HttpRequest } from "@portico/http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { type CallMade, createConnector, type Errand, type Gate, type Observation } from "./index.ts";
import { errand as newErrand, invented } from "./testing/invented.ts";

const target = { origin: "https://acme.invented.example", basePath: "", operatorSet: false };
const ticketText = '{"id":"1","subject":"Hello"}';

/** What the vendor does with one attempt: a status (with headers, and what is sent of the body), or a failure of the way. */
type Turn = { status: number; headers?: Record<string, string>; text?: string; cut?: HttpError["code"] } | HttpError;
const ok: Turn = { status: 200, text: ticketText };

const answerOf = ({ status, headers = {}, text: body = "{}", cut }: Exclude<Turn, HttpError>): HttpAnswer => ({
  status,
  headers: Object.entries(headers),
  header: (name) => headers[name],
  body: Readable.from(pieces(body, cut)),
});

async function* pieces(body: string, cut: HttpError["code"] | undefined): AsyncGenerator<Buffer> {
  yield Buffer.from(body.slice(0, cut === undefined ? undefined : 3));
  if (cut !== undefined) throw new HttpError(cut, { sent: true });
}

/** A connection to a vendor that does as it is told, turn by turn, and after the last goes on as in that. */
const open = (
  turns: readonly Turn[],
  { tookMs = 0, sharing = "con_1" }: { tookMs?: number; sharing?: string | null } = {},
) => {
  const sent: HttpRequest[] = [];
  const pauses: number[] = [];
  const settled: Observation[] = [];
  const released = { count: 0 };
  const clock = { ms: 0 };
  const http: HttpClient = {
    send: async (request) => {
      const turn = turns[Math.min(sent.length, turns.length - 1)] ?? ok;
      sent.push(request);
      clock.ms += tookMs;
      if (turn instanceof HttpError) throw turn;
      return answerOf(turn);
    },
    close: async () => {},
  };
  const gate: Gate = {
    admit: async () => ({
      admitted: true,
      waitedMs: 0,
      settle: async (observed) => void settled.push(observed),
      release: () => void (released.count += 1),
    }),
  };
  const sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    pauses.push(ms);
    clock.ms += ms;
  };
  const connector = createConnector({ http, now: () => clock.ms, random: () => 0.5, sleep });
  const adapter = connector.bind(invented, target, {
    connectionId: "con_1",
    subdomain: "acme",
    plan: null,
    flavour: null,
    mappings: null,
    sharing,
    credentials: async () => ({ api_key: "secret" }),
    gate,
  });
  const read = (errand: Errand = newErrand()) =>
    adapter.get(errand, "tickets", { id: "1" }, { include: [], expand: [] });
  const write = (errand: Errand = newErrand()) => adapter.create(errand, "tickets", {}, {}, []);
  const forward = (method: string, errand: Errand = newErrand(), body?: Readable) =>
    adapter.forward(errand, {
      method,
      target: "/api/tickets",
      headers: [],
      body,
      proxyBase: "http://portico.test",
    });
  return { adapter, clock, sent, pauses, settled, released, read, write, forward };
};

const failure = (code: HttpError["code"], sent = true): HttpError => new HttpError(code, { sent });
const codeOf = (running: Promise<unknown>): Promise<unknown> =>
  running.then(
    () => "went through",
    (error: unknown) => (error instanceof Error && "code" in error ? error.code : error),
  );

describe("a read", () => {
  const passing: readonly (readonly [string, Turn])[] = [
    ...[502, 503, 504].map((status) => [`is answered with ${status}`, { status }] as const),
    ["is reset", failure("reset")],
    ["is not answered in time", failure("timeout_headers")],
    ["cannot connect", failure("connect_failed", false)],
    ["is cut short within the answer", { status: 200, text: ticketText, cut: "reset" }],
  ];
  test.each(passing)("that %s is sent again, twice at most, after pauses at random", async (_, turn) => {
    const { read, sent, pauses } = open([turn, turn, ok]);
    expect(await read()).toMatchObject({ subject: "Hello" });
    expect(sent).toHaveLength(3);
    expect(pauses).toEqual([100, 200]);
    const hopeless = open([turn]);
    expect(await codeOf(hopeless.read())).toMatch(/^provider_/);
    expect(hopeless.sent).toHaveLength(3);
  });

  test.each<readonly [string, Turn]>([
    ["answered with 500", { status: 500 }],
    ["answered with 404", { status: 404 }],
    ["not answered in HTTP", failure("bad_answer")],
    ["answered with too much", { status: 200, cut: "body_too_large" }],
  ])("that is %s is not sent again", async (_, turn) => {
    const { read, sent } = open([turn, ok]);
    expect(await codeOf(read())).not.toBe("went through");
    expect(sent).toHaveLength(1);
  });

  test("has every attempt on the meter, and settled in the budget as what it was", async () => {
    const { read, settled } = open([failure("connect_failed", false), { status: 503 }, ok]);
    const errand = newErrand();
    await read(errand);
    expect(errand.meter).toMatchObject({ calls: 2, credits: 2 });
    expect(settled.map(({ sent }) => sent)).toEqual([false, true, true]);
  });

  test("waits as long as the vendor says, where its caller does too", async () => {
    const { read, pauses } = open([{ status: 503, headers: { "retry-after": "7" } }, ok]);
    const errand = newErrand({ waitMs: 10_000 });
    await read(errand);
    expect(pauses).toEqual([7_000]);
    expect(errand.meter.waitedMs).toBe(7_000);
  });

  test("is not sent again where the vendor says to wait longer than its caller does", async () => {
    const { read, sent } = open([{ status: 503, headers: { "retry-after": "7" } }, ok]);
    expect(await codeOf(read(newErrand({ waitMs: 6_999 })))).toBe("provider_error");
    expect(sent).toHaveLength(1);
  });

  test("that has taken more than half a minute is not sent once more", async () => {
    const { read, sent } = open([failure("timeout_headers")], { tookMs: 20_000 });
    expect(await codeOf(read())).toBe("provider_timeout");
    expect(sent).toHaveLength(2);
  });
});

test("retries end where an account has used up what its calls have earned, and each call is still tried once", async () => {
  const { read, sent } = open([{ status: 200, text: "" }, { status: 502 }], { sharing: null });
  await codeOf(read());
  for (let call = 0; call < 9; call += 1) await codeOf(read());
  // Ten were saved up; nine calls earned less than one more. The breaker stays closed below twenty calls.
  expect(sent.length).toBeLessThanOrEqual(1 + 9 + 10);
});

describe("a write", () => {
  test("that certainly did not arrive is sent again", async () => {
    const { write, sent } = open([failure("connect_failed", false), ok]);
    await write();
    expect(sent).toHaveLength(2);
  });

  test.each<readonly [string, Turn]>([
    ["that was reset", failure("reset")],
    ["that was not answered in time", failure("timeout_headers")],
    ["that a gateway gave up", { status: 502 }],
    ["whose success was cut short", { status: 201, text: ticketText, cut: "reset" }],
    ["whose refusal by a gateway was cut short", { status: 504, text: "no time", cut: "reset" }],
  ])("%s has an unknown outcome, and is not sent again", async (_, turn) => {
    const { write, sent } = open([turn, ok]);
    expect(await codeOf(write())).toBe("outcome_unknown");
    expect(sent).toHaveLength(1);
  });

  test("whose refusal was cut short was refused", async () => {
    const { write } = open([{ status: 400, text: "no such", cut: "reset" }]);
    expect(await codeOf(write())).toBe("provider_error");
  });

  test("is noted each time before it may leave", async () => {
    const { write } = open([failure("connect_failed", false), ok]);
    let noted = 0;
    await write(newErrand({ beforeSend: async () => void (noted += 1) }));
    expect(noted).toBe(2);
  });
});

describe("a call that was turned away with 429", () => {
  const limited: Turn = { status: 429, headers: { "retry-after": "2" } };

  test("stands in line again, read or write, and takes none of the retries", async () => {
    for (const act of ["read", "write"] as const) {
      const opened = open([limited, limited, ok]);
      await opened[act]();
      expect(opened.sent).toHaveLength(3);
      expect(opened.settled.map(({ retryAfterMs }) => retryAfterMs)).toEqual([2_000, 2_000, undefined]);
    }
  });

  test("three times is told, with the time that the vendor named", async () => {
    const { read, sent } = open([limited]);
    await expect(read()).rejects.toMatchObject({ code: "rate_limited", details: { retryAfterSeconds: 2 } });
    expect(sent).toHaveLength(3);
  });
});

describe("a proxied call", () => {
  test("that reads is sent again before anything of it was passed on; the last answer passes as it came", async () => {
    const { forward, sent } = open([{ status: 502 }, failure("reset"), { status: 503, text: "away" }]);
    const answer = await forward("GET");
    expect([answer.status, await text(answer.body)]).toEqual([503, "away"]);
    expect(sent).toHaveLength(3);
  });

  test("is on its way until its body has ended", async () => {
    const { forward, released, settled } = open([ok]);
    const { body } = await forward("GET");
    expect([settled[0]?.bodyFollows, released.count]).toEqual([true, 0]);
    await text(body);
    await expect.poll(() => released.count).toBe(1);
  });

  test("whose body streams is sent once, whatever it meets", async () => {
    for (const turn of [{ status: 429 }, failure("connect_failed", false)]) {
      const { forward, sent } = open([turn, ok]);
      await codeOf(forward("POST", newErrand(), Readable.from(["x"])));
      expect(sent).toHaveLength(1);
    }
  });
});

describe("an account that fails", () => {
  test("is left alone: no call, no budget, and the caller is told when to come again", async () => {
    const { read, sent, settled } = open([failure("connect_failed", false)]);
    await codeOf(read());
    await codeOf(read());
    const before = [sent.length, settled.length];
    await expect(read()).rejects.toMatchObject({
      code: "provider_unavailable",
      details: { retryAfterSeconds: expect.any(Number) },
    });
    expect([sent.length, settled.length]).toEqual(before);
    expect(sent).toHaveLength(5);
  });

  test("is called again after the pause, by one caller first", async () => {
    const { read, sent, clock } = open([...Array.from({ length: 5 }, () => failure("connect_failed", false)), ok]);
    await codeOf(read());
    await codeOf(read());
    clock.ms += 10_000;
    expect(await read()).toMatchObject({ subject: "Hello" });
    expect(sent).toHaveLength(6);
  });

  test.each([429, 401, 404])("is not one that answers with %d", async (status) => {
    const { read, sent } = open([{ status }], { sharing: null });
    for (let call = 0; call < 30; call += 1) await codeOf(read());
    expect(sent.length).toBeGreaterThanOrEqual(30);
  });
});

describe("reads that are the same at the same time", () => {
  test("share one call, which is on one meter", async () => {
    const { read, sent } = open([ok]);
    const errands = [newErrand(), newErrand(), newErrand()];
    const tickets = await Promise.all(errands.map(read));
    expect(new Set(tickets).size).toBe(3);
    expect(sent).toHaveLength(1);
    expect(errands.map(({ meter }) => meter.calls)).toEqual([1, 0, 0]);
  });

  test("share its attempts too", async () => {
    const { read, sent } = open([{ status: 502 }, ok]);
    await Promise.all([read(), read()]);
    expect(sent).toHaveLength(2);
  });

  test("are not shared after a write of the connection has ended, proxied or not", async () => {
    for (const act of ["write", "forward"] as const) {
      const { sent, ...opened } = open([ok]);
      const early = opened.read();
      await (act === "write" ? opened.write() : opened.forward("DELETE"));
      await Promise.all([early, opened.read()]);
      expect(sent.map(({ method }) => method).filter((method) => method === "GET")).toHaveLength(2);
    }
  });

  test("are not shared with callers who wait otherwise, nor by a binding that tries other credentials", async () => {
    const shared = open([ok]);
    await Promise.all([
      shared.read(newErrand({ waitMs: 1_000 })),
      shared.read(newErrand({ waitMs: 2_000 })),
      shared.read(newErrand({ waitMs: 1_000, lane: "background" })),
    ]);
    expect(shared.sent).toHaveLength(3);
    const trying = open([ok], { sharing: null });
    await Promise.all([trying.read(), trying.read()]);
    expect(trying.sent).toHaveLength(2);
  });
});

test("a caller who leaves between two attempts is told so, and nothing more is sent", async () => {
  for (const act of ["read", "write"] as const) {
    const leaving = new AbortController();
    const { sent, ...opened } = open([failure("connect_failed", false)]);
    const errand = newErrand({ signal: leaving.signal });
    const running = codeOf(opened[act](errand));
    leaving.abort();
    expect(await running).toBe("provider_error");
    expect(sent.length).toBeLessThanOrEqual(1);
  }
});

test("each attempt that was let through is told of: what it was, when it asked, and what it took", async () => {
  const { read } = open([{ status: 503 }, failure("reset"), ok], { tookMs: 7 });
  const told: CallMade[] = [];
  await read(newErrand({ onCall: (call) => told.push(call) }));
  const common = { method: "GET", path: "/api/tickets/1", class: "total", waitedMs: 0, waitedFor: null, tookMs: 7 };
  expect(told).toEqual([
    { ...common, status: 503, credits: 1, askedMs: 0 },
    { ...common, status: null, credits: 0, askedMs: 107 },
    { ...common, status: 200, credits: 1, askedMs: 314 },
  ]);
});
