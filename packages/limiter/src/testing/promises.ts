import type { Admission } from "../limiter.ts";
import { creditsOf, isHeld } from "./ledger.ts";
import type { Asked, Call, Ledger, Waiter } from "./ledger.ts";

/**
 * Counts a call as the provider does, where it had room for it. Ours alone never take more of a window than the limit was
 * believed to be; where something was lost meanwhile, not more than two windows of it.
 */
export const judgeCount = (
  ledger: Ledger,
  call: Call,
  counted: { class: string; credits: number; startedAt: number; isAccepted: boolean; isDoubtful: boolean },
): void => {
  const { class: name, credits, startedAt, isAccepted } = counted;
  const key = `${name} from ${startedAt}`;
  const window = ledger.windows.get(key) ?? { credits: 0, bound: 0, isDoubtful: false };
  ledger.windows.set(key, window);
  window.bound = Math.max(window.bound, call.believed[name] ?? 0);
  window.isDoubtful ||= call.isDoubtful || counted.isDoubtful;
  const bound = window.isDoubtful ? 2 * (ledger.believed[name]?.highest ?? 0) : window.bound;
  if (window.credits + credits > bound) {
    ledger.broken.push(`${window.credits} + ${credits} credits of ${key}, where ${bound} are allowed`);
  }
  if (isAccepted) window.credits += credits;
};

/** After a 429 no call of its class is let through before its time. */
export const judgeFreezes = ({ broken, freezes }: Ledger, { take }: Asked, now: number): void => {
  for (const { class: name } of take) {
    const isFrozen = freezes.some((freeze) => freeze.class === name && freeze.until > now);
    if (isFrozen) broken.push(`a call of ${name} was let through after a 429`);
  }
};

/** What is on its way keeps to the lowest share that anybody asked with; one call alone may always go. */
export const judgeShares = ({ broken, believed, calls, shares }: Ledger, { take, lane }: Asked, now: number): void => {
  const isUnderWay = (call: Call): boolean => call.answeredAt === undefined && !call.isDoubtful && isHeld(call, now);
  const bounds = [
    { part: shares.share, isCounted: isUnderWay },
    ...(lane === "background"
      ? [
          {
            part: shares.share * shares.backgroundShare,
            isCounted: (call: Call) => isUnderWay(call) && isBackground(call),
          },
        ]
      : []),
  ];
  for (const { class: name, credits } of take) {
    for (const { part, isCounted } of bounds) {
      const top = Math.max(Math.floor((believed[name]?.highest ?? 0) * part), credits);
      const held = creditsOf(calls.filter(isCounted), name);
      if (held + credits > top) broken.push(`${held} + ${credits} credits of ${name} are on their way, of ${top}`);
    }
  }
};

/** Nobody is refused who could have waited for room, and every call of a history fits into a window. */
export const judgeRefusal = (
  { broken }: Ledger,
  { reason, class: name, retryAfterMs }: Extract<Admission, { admitted: false }>,
  leftMs: number,
): void => {
  const isHonest = {
    no_room: leftMs <= 0 || retryAfterMs > leftMs,
    exceeds_limit: false,
    no_slot: false,
    queue_full: false,
  };
  if (!isHonest[reason]) broken.push(`refused with ${reason} of ${name}, ${leftMs} ms before its deadline`);
};

/**
 * Whether somebody waits in vain: whatever the order among those who wait, there was room all the time since `since`
 * for all of them in each class that one of them takes, or for each of them alone.
 */
export const waitsInVain = (
  { waiting, calls, freezes, believed, shares }: Ledger,
  { since, others }: { since: number; others: Readonly<Record<string, number>> },
): boolean => {
  const patient = waiting.filter(({ askedAt }) => askedAt <= since);
  const held = calls.filter((call) => isHeld(call, since) || call.reservedAt > since);
  const isFree = (wanted: readonly Waiter[], name: string): boolean => {
    const limit = believed[name]?.low ?? 0;
    const fits = (top: number, among: (one: Waiter | Call) => boolean): boolean =>
      creditsOf(held.filter(among), name) + creditsOf(wanted.filter(among), name) <= top;
    return (
      !freezes.some((freeze) => freeze.class === name && freeze.until > since) &&
      fits(Math.min(Math.floor(limit * shares.share), limit - (others[name] ?? 0)), () => true) &&
      fits(Math.floor(limit * shares.share * shares.backgroundShare), isBackground)
    );
  };
  const isFreeFor = (waiter: Waiter, wanted: readonly Waiter[]): boolean =>
    waiter.request.take.every((take) => isFree(wanted, take.class));
  return (
    patient.some((waiter) => isFreeFor(waiter, waiting)) ||
    (patient.length > 0 && patient.length === waiting.length && waiting.every((waiter) => isFreeFor(waiter, [waiter])))
  );
};

const isBackground = ({ request }: Waiter | Call): boolean => request.lane === "background";
