/** A provider with fixed windows, as documented: those on the clock, and those that begin with the first call. Or with leaky buckets. */
export interface ModelProvider {
  /** Counts a call at this instant, if every class has room for it. */
  count: (take: readonly { class: string; credits: number }[]) => Verdict;
  /** How many calls it has refused. */
  refused: () => number;
  /** Credits counted in `name` since the start. */
  counted: (name: string) => number;
  /** When the window that runs now began; of a bucket, when it was last looked into. */
  windowStartOf: (name: string) => number;
}

export type Verdict =
  | { accepted: true; classes: { class: string; limit: number; remaining: number }[] }
  | { accepted: false; retryAfterMs: number; limited: string };

export type WindowKind = "clock" | "first_call" | "leaky";

/** The limits are read at every call: they may be changed meanwhile. */
export const createModelProvider = (deps: {
  now: () => number;
  limits: Readonly<Record<string, number>>;
  windowMs: number;
  kind: WindowKind;
}): ModelProvider => {
  const { now, limits, windowMs, kind } = deps;
  const windows = new Map<string, { startedAt: number; used: number }>();
  const counted = new Map<string, number>();
  let refused = 0;

  const windowOf = (name: string): { startedAt: number; used: number } => {
    const open = windows.get(name);
    if (kind === "leaky" && open !== undefined) {
      const leaked = ((now() - open.startedAt) * (limits[name] ?? 0)) / windowMs;
      return Object.assign(open, { startedAt: now(), used: Math.max(0, open.used - leaked) });
    }
    if (open !== undefined && now() < open.startedAt + windowMs) return open;
    const startedAt = kind === "clock" ? Math.floor(now() / windowMs) * windowMs : now();
    const window = { startedAt, used: 0 };
    windows.set(name, window);
    return window;
  };

  const roomIn = ({ class: name, credits }: { class: string; credits: number }): number => {
    const { startedAt, used } = windowOf(name);
    const limit = limits[name] ?? 0;
    return kind === "leaky" ? ((used + credits - limit) * windowMs) / limit : startedAt + windowMs - now();
  };

  return {
    refused: () => refused,
    counted: (name) => counted.get(name) ?? 0,
    windowStartOf: (name) => windowOf(name).startedAt,
    count: (take) => {
      const full = take.find((entry) => windowOf(entry.class).used + entry.credits > (limits[entry.class] ?? 0));
      if (full !== undefined) {
        refused += 1;
        return { accepted: false, retryAfterMs: roomIn(full), limited: full.class };
      }
      const classes = take.map(({ class: name, credits }) => {
        const window = windowOf(name);
        window.used += credits;
        counted.set(name, (counted.get(name) ?? 0) + credits);
        const limit = limits[name] ?? 0;
        return { class: name, limit, remaining: limit - window.used };
      });
      return { accepted: true, classes };
    },
  };
};
