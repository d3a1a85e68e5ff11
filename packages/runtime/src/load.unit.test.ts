import { PorticoError } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createLoad, type Excess, type Load, mostLoad, type Seat } from "./load.ts";

const open = () => {
  const shed: Excess[] = [];
  const measured = { loopDelayMs: 0 };
  const load = createLoad({ loopDelayMs: () => measured.loopDelayMs, onShed: (excess) => shed.push(excess) });
  return { load, shed, measured };
};

const call = (load: Load, tenantId: string): Seat => {
  const seat = load.enter();
  seat.assign(tenantId);
  return seat;
};
const calls = (load: Load, count: number, tenantId: string): Seat[] =>
  Array.from({ length: count }, () => call(load, tenantId));

const overloaded = expect.objectContaining({ code: "overloaded", details: { retryAfterSeconds: 2 } });
const failureOf = (work: () => unknown): unknown => {
  try {
    return void work();
  } catch (error) {
    return error;
  }
};

test("a call is turned away while the event loop is late, and taken in again once it is not", () => {
  const { load, shed, measured } = open();
  measured.loopDelayMs = mostLoad.loopDelayMs + 1;
  expect(failureOf(load.enter)).toEqual(overloaded);
  measured.loopDelayMs = mostLoad.loopDelayMs;
  load.enter();
  expect(shed).toEqual(["loop_delay"]);
  expect(load.running()).toBe(1);
});

test("the 501st call that runs is turned away, until one ends", () => {
  const { load, shed } = open();
  const seats = Array.from({ length: mostLoad.running }, (_, index) => call(load, `ten_${index}`));
  expect(failureOf(load.enter)).toEqual(overloaded);
  seats[0]?.leave();
  seats[0]?.leave();
  load.enter();
  expect(failureOf(load.enter)).toEqual(overloaded);
  expect(shed).toEqual(["running", "running"]);
});

test("the 101st call of one tenant is turned away, and another tenant's is not", () => {
  const { load, shed } = open();
  calls(load, mostLoad.runningOfTenant, "ten_a");
  expect(failureOf(() => call(load, "ten_a"))).toEqual(overloaded);
  call(load, "ten_b");
  expect(shed).toEqual(["tenant_running"]);
});

test("calls that wait do not run: 500 of a tenant wait, and the next is turned away", () => {
  const { load, shed } = open();
  const goOn = Array.from({ length: mostLoad.waitingOfTenant }, () => {
    call(load, "ten_a");
    return load.wait("ten_a");
  });
  expect([load.running(), load.waiting()]).toEqual([0, mostLoad.waitingOfTenant]);
  expect(failureOf(() => call(load, "ten_a"))).toEqual(overloaded);
  call(load, "ten_b");
  expect(shed).toEqual(["tenant_waiting"]);
  for (const end of goOn) end();
  expect(load.waiting()).toBe(0);
});

test("a call that was turned away leaves nothing behind", () => {
  const { load } = open();
  const seats = calls(load, mostLoad.runningOfTenant, "ten_a");
  const seat = load.enter();
  expect(failureOf(() => seat.assign("ten_a"))).toBeInstanceOf(PorticoError);
  seat.leave();
  for (const each of seats) each.leave();
  expect(load.running()).toBe(0);
  calls(load, mostLoad.runningOfTenant, "ten_a");
});

test("whatever comes, waits, goes on and leaves, the counts are those of the calls that are there", () => {
  const step = fc.record({ what: fc.constantFrom("come", "wait", "goOn", "leave"), tenant: fc.nat(2), at: fc.nat(40) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const { load } = open();
      const there: { seat: Seat; tenant: string; goOn?: () => void }[] = [];
      for (const { what, tenant, at } of steps) {
        const one = there[at % Math.max(1, there.length)];
        if (what === "come") there.push({ seat: call(load, `ten_${tenant}`), tenant: `ten_${tenant}` });
        else if (one === undefined) continue;
        else if (what === "wait") one.goOn ??= load.wait(one.tenant);
        else {
          one.goOn?.();
          delete one.goOn;
          if (what === "leave") there.splice(there.indexOf(one), 1)[0]?.seat.leave();
        }
        const waiting = there.filter(({ goOn }) => goOn !== undefined).length;
        expect([load.running(), load.waiting()]).toEqual([there.length - waiting, waiting]);
      }
    }),
  );
});
