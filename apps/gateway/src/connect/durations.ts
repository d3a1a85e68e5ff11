const steps = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long it is until then, in words: `12 more minutes`. In the largest unit of which there are two. */
export const remaining = (until: string, nowMs: number): string => {
  const seconds = Math.max(0, (Date.parse(until) - nowMs) / 1_000);
  const [unit, size] = steps.find(([, size]) => seconds >= 2 * size) ?? (["minute", 60] as const);
  const count = Math.max(1, Math.floor(seconds / size));
  return `${count} more ${unit}${count === 1 ? "" : "s"}`;
};

/** Seconds until then; at least one. */
export const secondsUntil = (until: string, nowMs: number): number =>
  Math.max(1, Math.ceil((Date.parse(until) - nowMs) / 1_000));
