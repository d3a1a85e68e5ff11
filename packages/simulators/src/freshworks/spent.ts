import { text } from "./rules.ts";

/** Time as the vendor writes it on time entries: `hh:mm`. */
export const hoursAndMinutes = text(
  (spent) => /^\d{2,3}:[0-5]\d$/.test(spent),
  "It should be a valid time in the 'hh:mm' format",
);

/** Milliseconds. */
export const toSpent = (written: string): number => {
  const [hours = 0, minutes = 0] = written.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
};

export const fromSpent = (ms: number): string => {
  const minutes = Math.floor(ms / 60_000);
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
};
