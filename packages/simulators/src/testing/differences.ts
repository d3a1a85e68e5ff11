type Compare = (sample: unknown, answer: unknown, at?: string) => string[];

/**
 * Tells where an answer lacks a sample's key or has another type there. Null fits anything, and lists are judged by their
 * first item. Keys in `notLive` may be absent, and what is in `anyKeys` may be anything.
 */
export const differencesBut = (notLive: readonly string[], anyKeys: readonly string[]): Compare => {
  const compare: Compare = (sample, answer, at = "") => {
    if (sample === null || answer === null) return [];
    if (typeOf(sample) !== typeOf(answer)) return [`${at}: ${typeOf(answer)} for ${typeOf(sample)}`];
    if (Array.isArray(sample) && Array.isArray(answer)) {
      return sample.length === 0 || answer.length === 0 ? [] : compare(sample[0], answer[0], `${at}[0]`);
    }
    if (typeof sample !== "object" || typeof answer !== "object") return [];
    const answered = new Map<string, unknown>(Object.entries(answer));
    return Object.entries(sample).flatMap(([key, value]: [string, unknown]) => {
      if (notLive.includes(key)) return [];
      if (!answered.has(key)) return [`${at}.${key}: missing`];
      return anyKeys.includes(key) ? [] : compare(value, answered.get(key), `${at}.${key}`);
    });
  };
  return compare;
};

const typeOf = (value: unknown): string => (Array.isArray(value) ? "array" : typeof value);
