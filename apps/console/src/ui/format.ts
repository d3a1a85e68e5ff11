/** `in 34 seconds`, `5 minutes ago`: the largest unit that is whole. */
export const ago = (ms: number): string => {
  const { unit, lengthMs } = units.find(({ lengthMs: length }) => Math.abs(ms) >= length) ?? second;
  const count = Math.round(ms / lengthMs);
  return count === 0 ? "just now" : relative.format(count, unit);
};

const second = { unit: "second", lengthMs: 1_000 } as const;
const units = [
  { unit: "day", lengthMs: 86_400_000 },
  { unit: "hour", lengthMs: 3_600_000 },
  { unit: "minute", lengthMs: 60_000 },
  second,
] as const;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });

/** `86 ms`, `4.2 s`, `1 min 12 s`. */
export const span = (ms: number): string => {
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return `${(ms / 1_000).toFixed(1).replace(".0", "")} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
};

export const count = (number: number): string => Math.round(number).toLocaleString("en");

/** `1 call`, `3 calls`. */
export const plural = (number: number, one: string, more = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : more}`;

/** `tickets_list` as people say it. */
export const words = (name: string): string => name.replaceAll("_", " ");
