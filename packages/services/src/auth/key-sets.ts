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
const limits = { connectMs: 3_000, headersMs: 5_000, bodyIdleMs: 5_000, totalMs: 5_000, bodyBytes: documentBytes };

interface Kept {
  keys: JSONWebKeySet;
  readAt: number;
}

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

/** Issuers' public keys. The URLs come from tenants: they go through the guarded client, on sockets of their own. */
export const createKeySets = (deps: KeySetDeps): KeySets => {
  const kept = new LRUCache<string, Kept>({ max: 1_000 });
  const asked = new LRUCache<string, number>({ max: 1_000 });
  const under = new Map<string, Promise<Kept>>();

  const read = async (url: string): Promise<Kept> => {
    const { origin, pathname, search } = new URL(url);
    const answer = await deps.http.send({
      origin,
      operatorSet: false,
      path: `${pathname}${search}`,
      method: "GET",
      headers: [["accept", "application/json"]],
      pool: "key-sets",
      singleUse: true,
      limits,
    });
    if (answer.status !== 200) {
      answer.body.destroy();
      throw new Error(`the key set answered ${answer.status}`);
    }
    const entry = { keys: parseKeySet(JSON.parse(await readJsonText(answer, documentBytes))), readAt: deps.now() };
    kept.set(url, entry);
    return entry;
  };

  const refresh = (url: string): Promise<Kept> => {
    const running = under.get(url);
    if (running !== undefined) return running;
    const started = read(url).finally(() => under.delete(url));
    under.set(url, started);
    asked.set(url, deps.now());
    return started;
  };

  return {
    get: async (url, keyId) => {
      const entry = kept.get(url);
      const age = entry === undefined ? Infinity : deps.now() - entry.readAt;
      const holdsKey = entry?.keys.keys.some((key) => key.kid === keyId) === true;
      if (entry !== undefined && age < freshMs && holdsKey) return entry.keys;
      const isCooling = deps.now() - (asked.get(url) ?? -Infinity) < coolDownMs && !under.has(url);
      if (isCooling) return age < staleMs ? entry?.keys : undefined;
      try {
        return (await refresh(url)).keys;
      } catch (error) {
        deps.onFailure(error);
        return age < staleMs ? entry?.keys : undefined;
      }
    },
  };
};
