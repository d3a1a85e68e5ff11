import { expect, test } from "vitest";
import { withPatience } from "./patience.ts";

const later = (status: number, retryAfter?: string): Response =>
  new Response("{}", { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });

/** Sends to a server that gives these answers one after the other, the last for ever. */
const setUp = (answers: readonly Response[]) => {
  const clock = { ms: Date.parse("2026-11-24T12:00:00Z") };
  const waits: number[] = [];
  let asked = 0;
  const send = withPatience(
    async (request) => {
      expect(await request.text()).toBe("");
      asked += 1;
      return (answers[Math.min(asked, answers.length) - 1] ?? later(500)).clone();
    },
    {
      now: () => clock.ms,
      sleep: async (ms) => void (clock.ms += ms),
      onWait: (ms) => waits.push(ms),
    },
  );
  return { send: () => send(new Request("https://portico.example.com/")), waits, asked: () => asked };
};

test.each([429, 503])("%i is waited out as long as it says, in seconds or until a time", async (status) => {
  const { send, waits } = setUp([later(status, "7"), later(status, "Tue, 24 Nov 2026 12:00:30 GMT"), later(200)]);
  expect((await send()).status).toBe(200);
  expect(waits).toEqual([7_000, 23_000]);
});

test.each([
  ["a failure that passes by itself for nobody", later(502, "7")],
  ["a 503 that does not say when", later(503)],
  ["a time that is none", later(429, "soon")],
])("%s is given on at once", async (_what, answer) => {
  const { send, waits, asked } = setUp([answer]);
  expect((await send()).status).toBe(answer.status);
  expect([waits, asked()]).toEqual([[], 1]);
});

test("no wait is shorter than a second or longer than a quarter of an hour", async () => {
  const { send, waits } = setUp([later(429, "0"), later(429, "86400"), later(200)]);
  await send();
  expect(waits).toEqual([1_000, 900_000]);
});

test("after two hours of nothing else the last answer is given on", async () => {
  const { send, waits } = setUp([later(429, "900")]);
  expect((await send()).status).toBe(429);
  expect(waits).toHaveLength(8);
});
