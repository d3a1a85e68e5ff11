import { type Item, parseList } from "structured-headers";

type Send = (request: Request) => Promise<Response>;

/** What the answers tell of the account's budget, and of what they have taken from it. */
export interface Pace {
  /** Notes each answer in passing. */
  noting: (send: Send) => Send;
  /** How long `left` objects will take if they cost what the `done` before them did: no less than the budget allows. */
  msFor: (left: number, done: number) => number;
}

interface Class {
  credits: number;
  windowMs: number;
  remaining: number;
}

/** `classes`: those that the walk draws from. The budget stands in the RateLimit fields of every answer of a help desk. */
export const createPace = (classes: readonly string[], now: () => number): Pace => {
  const begunAt = now();
  let spent = 0;
  let budget: readonly Class[] = [];
  return {
    noting: (send) => async (request) => {
      const response = await send(request);
      spent += Number(response.headers.get("portico-upstream-credits") ?? 0);
      budget = readBudget(response.headers, classes) ?? budget;
      return response;
    },
    msFor: (left, done) => {
      const needed = (spent / done) * left;
      const byBudget = budget.map(({ credits, windowMs, remaining }) =>
        Math.max(0, ((needed - remaining) / credits) * windowMs),
      );
      return Math.max(((now() - begunAt) / done) * left, ...byBudget);
    },
  };
};

const readBudget = (headers: Headers, classes: readonly string[]): Class[] | undefined => {
  const [policy, limit] = [headers.get("ratelimit-policy"), headers.get("ratelimit")];
  if (policy === null || limit === null) return undefined;
  try {
    const remaining = new Map(parseList(limit).map((item) => [String(item[0]), numberOf(item as Item, "r")]));
    return parseList(policy)
      .filter(([name]) => classes.includes(String(name)))
      .map((item) => ({
        credits: Math.max(1, numberOf(item as Item, "q")),
        windowMs: numberOf(item as Item, "w") * 1_000,
        remaining: remaining.get(String(item[0])) ?? 0,
      }));
  } catch {
    return undefined;
  }
};

const numberOf = ([, parameters]: Item, name: string): number => Number(parameters.get(name) ?? 0);
