import { type HttpClient, readJsonText } from "@portico/http";
import type { JSONWebKeySet } from "jose";
import { LRUCache } from "lru-cache";
import { parseKeySet } from "./json-web-token.ts";

const freshMs = 10 * 60_000;
/** How long a set that was good is used while its issuer is away. */
const staleMs = 24 * 60 * 60_000;
/** An unknown key id makes us ask again, but no oftener than this. */
const coolDownMs = 30_000;
const documentBytes = 65_536;
/** What all sets together may take, as text; the one unused for longest gives way. */
const keptBytes = 32 * 1_048_576;
const leastBytes = 256;
const limits = { connectMs: 3_000, headersMs: 5_000, bodyIdleMs: 5_000, totalMs: 5_000, bodyBytes: documentBytes };

export interface KeySets {
  /** The set that should hold `keyId`. Undefined where none can be had; a set that lacks the key is no failure here. */
  get: (url: string, keyId: string) => Promise<JSONWebKeySet | undefined>;
}

interface KeySetDeps {
  http: HttpClient;
  now: () => number;
  /** Told why a set could not be had. */
  onFailure: (error: unknown) => void;
}

/** What is known of a URL. Times are those of the question: an answer cannot be newer than that. */
interface Known {
  askedAtMs: number;
  /** The last good set. */
  set?: { keys: JSONWebKeySet; readAtMs: number; bytes: number } | undefined;
  /** The last answer was no set, or there was none. */
  isDown: boolean;
}

/** Issuers' public keys. The URLs come from tenants: they go through the guarded client, on sockets of their own. */
export const createKeySets = ({ http, now, onFailure }: KeySetDeps): KeySets => {
  const sizeCalculation = ({ set }: Known): number => leastBytes + (set?.bytes ?? 0);
  const known = new LRUCache<string, Known>({ maxSize: keptBytes, sizeCalculation });
  const underWay = new Map<string, Promise<JSONWebKeySet | undefined>>();

  // A clock that was put back must neither keep an old set young nor put off the next question.
  const since = (atMs: number): number => Math.abs(now() - atMs);

  const read = async (url: string): Promise<string> => {
    const { origin, pathname, search } = new URL(url);
    const answer = await http.send({
      origin,
      operatorSet: false,
      path: `${pathname}${search}`,
      method: "GET",
      headers: [["accept", "application/json"]],
      pool: "key-sets",
      singleUse: true,
      limits,
    });
    if (answer.status === 200) return readJsonText(answer, documentBytes);
    answer.body.destroy();
    throw new Error(`the key set answered ${answer.status}`);
  };

  /** The set as it is now; undefined where it cannot be had. Callers at the same time share one question. */
  const ask = (url: string): Promise<JSONWebKeySet | undefined> => {
    const askedAtMs = now();
    const { set, isDown = false } = known.get(url) ?? {};
    known.set(url, { askedAtMs, set, isDown });
    const answer = read(url)
      .then((text) => {
        const keys = parseKeySet(JSON.parse(text));
        known.set(url, { askedAtMs, set: { keys, readAtMs: askedAtMs, bytes: text.length }, isDown: false });
        return keys;
      })
      .catch((error: unknown) => {
        known.set(url, { askedAtMs, set, isDown: true });
        onFailure(error);
        return undefined;
      })
      .finally(() => underWay.delete(url));
    underWay.set(url, answer);
    return answer;
  };

  return {
    get: async (url, keyId) => {
      const { set, askedAtMs = -Infinity, isDown = false } = known.get(url) ?? {};
      const ageMs = since(set?.readAtMs ?? -Infinity);
      const holdsKey = set?.keys.keys.some(({ kid }) => kid === keyId) === true;
      if (ageMs < freshMs && holdsKey) return set?.keys;
      const last = ageMs < staleMs ? set?.keys : undefined;
      const running = underWay.get(url);
      if (running === undefined && since(askedAtMs) < coolDownMs) return last;
      const answer = running ?? ask(url);
      // Whoever can be let in by the last set does not wait for an issuer that is known to be away.
      return isDown && holdsKey && last !== undefined ? last : ((await answer) ?? last);
    },
  };
};
