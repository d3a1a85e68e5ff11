import { useEffect, useState } from "react";
import { ago } from "./format.ts";

/** How long ago something was, or how long it is until then; the exact time on hover. */
export const Ago = ({ at }: { at: string | null }) => {
  const now = useClock(10_000);
  if (at === null) return <span className="muted">Never</span>;
  return (
    <time dateTime={at} title={new Date(at).toLocaleString()}>
      {ago(Date.parse(at) - now)}
    </time>
  );
};

/** The time, which moves on every so often. */
export const useClock = (everyMs: number): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
};
