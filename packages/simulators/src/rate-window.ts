/** Permits per window, by bucket. `total` covers every call; the others cover a class of calls on top of it. */
export type Limits = Readonly<Record<string, number>> & { readonly total: number };

export interface WindowSettings {
  limits: Limits;
  windowMs: number;
  /** Whether a window starts with the first call after the last one ended, or on the multiples of its length. */
  windowPhase: "first_call" | "clock";
}

export interface Bucket {
  limit: number;
  remaining: number;
}

export type Charge =
  | { admitted: true; total: Bucket; own: Bucket | undefined }
  | { admitted: false; retryAfterMs: number };

/** What one window saw, for assertions on how well a client used it. */
export interface WindowRecord {
  startedAt: number;
  used: Record<string, number>;
  /** Calls that were admitted, whatever they cost. */
  calls: number;
  refused: number;
}

/** The fixed-window limit of one account. */
export interface RateWindow {
  /** Takes `credits` from the total and from bucket `name`, or from neither. A refused call costs nothing. */
  charge(credits: number, name?: string): Charge;
  /** The windows so far that saw a call, oldest first, at most the last 1 000. */
  windows(): readonly WindowRecord[];
}

const keptWindows = 1000;

export const createRateWindow = (deps: { now: () => number; settings: () => WindowSettings }): RateWindow => {
  const windows: WindowRecord[] = [];

  const current = (now: number, { windowMs, windowPhase }: WindowSettings): WindowRecord => {
    const startedAt = windowPhase === "clock" ? Math.floor(now / windowMs) * windowMs : now;
    const last = windows.at(-1);
    if (
      last !== undefined &&
      (windowPhase === "clock" ? last.startedAt === startedAt : now < last.startedAt + windowMs)
    ) {
      return last;
    }
    const fresh = { startedAt, used: {}, calls: 0, refused: 0 };
    windows.push(fresh);
    if (windows.length > keptWindows) windows.shift();
    return fresh;
  };

  return {
    charge: (credits, name) => {
      const now = deps.now();
      const settings = deps.settings();
      const window = current(now, settings);
      const names = name !== undefined && settings.limits[name] !== undefined ? ["total", name] : ["total"];
      const left = (bucket: string): number => (settings.limits[bucket] ?? 0) - (window.used[bucket] ?? 0);
      if (names.some((bucket) => left(bucket) < credits)) {
        window.refused += 1;
        return { admitted: false, retryAfterMs: window.startedAt + settings.windowMs - now };
      }
      window.calls += 1;
      for (const bucket of names) window.used[bucket] = (window.used[bucket] ?? 0) + credits;
      const [total, own] = names.map((bucket) => ({ limit: settings.limits[bucket] ?? 0, remaining: left(bucket) }));
      return { admitted: true, total: total as Bucket, own };
    },
    windows: () => windows,
  };
};
