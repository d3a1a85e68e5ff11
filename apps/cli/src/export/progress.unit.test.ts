import { expect, test } from "vitest";
import { createPace } from "./pace.ts";
import { createProgress } from "./progress.ts";

/** A progress over a clock that stands still until it is moved. */
const setUp = (isTerminal: boolean, metBefore = 0) => {
  const clock = { ms: 0 };
  const said: string[] = [];
  const now = () => clock.ms;
  const pace = createPace(["total", "tickets_list"], now);
  const progress = createProgress({ write: (text) => said.push(text), isTerminal, now }, "tickets", metBefore, pace);
  const answer = (headers: Record<string, string>) =>
    pace.noting(async () => new Response("", { headers }))(new Request("https://portico.example.com/"));
  return { clock, said, progress, answer };
};

const budget = (remaining: number) => ({
  "portico-upstream-credits": "10",
  "ratelimit-policy": '"total";q=700;w=60, "tickets_list";q=10;w=60, "ticket_update";q=1;w=60',
  ratelimit: `"total";r=690;t=60, "tickets_list";r=${remaining};t=60, "ticket_update";r=0;t=60`,
});

test("where nobody knows how many there are, it tells count and rate, and promises nothing", () => {
  const { clock, said, progress } = setUp(true, 1_000);
  clock.ms = 10_000;
  progress.show(3_500, null);
  expect(said).toEqual(["\r3,500 tickets, 250/s\u001b[K"]);
});

test("the time that remains is no less than the tightest class that the walk draws from allows", async () => {
  const { clock, said, progress, answer } = setUp(true);
  await answer(budget(0));
  clock.ms = 2_000;
  // A thousand for ten credits: four thousand more are forty, four windows of the ten that a window has.
  progress.show(1_000, 5_000);
  await answer(budget(10));
  progress.show(2_000, 5_000);
  expect(said.map((text) => text.slice(1, -3))).toEqual([
    `[${"█".repeat(8)}${" ".repeat(32)}] 1,000 of 5,000 tickets, 500/s, 4 min left`,
    `[${"█".repeat(16)}${" ".repeat(24)}] 2,000 of 5,000 tickets, 1,000/s, 2 min left`,
  ]);
});

test.each([
  ["where the budget is not told", {}],
  ["where it is told in words that are none", { "ratelimit-policy": "?", ratelimit: "?" }],
  ["where it is ample", { ...budget(10), "portico-upstream-credits": "1" }],
])("%s, what remains follows from the rate", async (_what, headers) => {
  const { clock, said, progress, answer } = setUp(true);
  await answer(headers);
  clock.ms = 90_000;
  progress.show(900, 1_800);
  expect(said[0]).toContain("10/s, 1 min 30 s left");
});

test("without a terminal it writes a line every ten seconds at most", () => {
  const { clock, said, progress } = setUp(false);
  for (let second = 1; second <= 25; second += 1) {
    clock.ms = second * 1_000;
    progress.show(second * 100, null);
    progress.waiting(2_000);
  }
  progress.end();
  expect(said).toEqual(["1,000 tickets, 100/s\n", "2,000 tickets, 100/s\n"]);
});

test("a terminal's line is ended, so that what follows stands on its own", () => {
  const { said, progress } = setUp(true);
  progress.waiting(3_660_000);
  progress.end();
  expect(said).toEqual(["\rWaiting 1 h 1 min, as the gateway asks.\u001b[K", "\n"]);
});
