import { bar } from "../bar.ts";
import type { CliDeps } from "../cli-deps.ts";
import type { Pace } from "./pace.ts";

/** How often a line is written where there is no terminal whose last line could be written over. */
const everyMs = 10_000;

export interface Progress {
  /** Of `expected` objects, null where nobody knows how many there are, so many have been met; `now` of them in this run. */
  show: (met: number, expected: number | null) => void;
  waiting: (ms: number) => void;
  end: () => void;
}

/** Shows how far a walk is, how fast it is and, where its length is known, how long it will take. */
export const createProgress = (
  { write, isTerminal, now }: Pick<CliDeps, "write" | "isTerminal" | "now">,
  noun: string,
  metBefore: number,
  pace: Pick<Pace, "msFor">,
): Progress => {
  const begunAt = now();
  let saidAt = begunAt;
  let isOpen = false;
  const say = (text: string): void => {
    if (isTerminal) {
      write(`\r${text}\u001b[K`);
      isOpen = true;
    } else if (now() - saidAt >= everyMs) {
      write(`${text}\n`);
      saidAt = now();
    }
  };
  return {
    show: (met, expected) => {
      const done = met - metBefore;
      const perSecond = (done * 1_000) / Math.max(1, now() - begunAt);
      const rate = `${perSecond < 10 ? perSecond.toFixed(1) : count(Math.round(perSecond))}/s`;
      if (expected === null) return say(`${count(met)} ${noun}, ${rate}`);
      const left = Math.max(0, expected - met);
      const remaining = done === 0 ? "" : `, ${duration(pace.msFor(left, done))} left`;
      return say(`${bar(met, expected)} ${count(met)} of ${count(expected)} ${noun}, ${rate}${remaining}`);
    },
    waiting: (ms) => say(`Waiting ${duration(ms)}, as the gateway asks.`),
    end: () => {
      if (isOpen) write("\n");
    },
  };
};

export const count = (number: number): string => number.toLocaleString("en");

const units = [
  ["h", 3_600],
  ["min", 60],
  ["s", 1],
] as const;

/** Rounded up, to two units at most: `2 h 5 min`, `40 s`. */
const duration = (ms: number): string => {
  const all = Math.ceil(ms / 1_000);
  const [unit, seconds] = units.find(([, size]) => all >= size) ?? ["s", 1];
  if (unit === "s") return `${all} s`;
  const [below, size] = unit === "h" ? units[1] : units[2];
  const rest = Math.floor((all % seconds) / size);
  return `${Math.floor(all / seconds)} ${unit}${rest === 0 ? "" : ` ${rest} ${below}`}`;
};
