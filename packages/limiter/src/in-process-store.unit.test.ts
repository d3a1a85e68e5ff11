import { expect, test } from "vitest";
import { createInProcessStore } from "./in-process-store.ts";

test("of more accounts than are kept, the longest unused go, but for those that somebody still needs", () => {
  const kept = new Set<unknown>();
  const store = createInProcessStore({ now: () => 0, random: () => 0, isInUse: (account) => kept.has(account) });
  const view = (name: string) => store.open({ provider: "example", subdomain: name });
  const ask = (name: string) =>
    store.reserve({
      id: name,
      account: { provider: "example", subdomain: name },
      take: [],
      budgets: {},
      lane: "interactive",
      path: ["interactive", "interactive/one", "interactive/one/a"],
      shares: { share: 1, backgroundShare: 1 },
      process: "p",
      waiting: {},
      ahead: {},
      waitMs: 0,
      isWaiting: false,
    });
  const [idle, needed] = [view("idle"), view("needed")];
  kept.add(needed);
  for (let index = 0; index < 10_001; index += 1) ask(`other${index}`);
  expect([view("idle") === idle, view("needed") === needed]).toEqual([false, true]);
});
