/**
 * None of the family says how soon its lists know of what was made, nor how long it goes on with a create whose caller is gone.
 * Two seconds is when a first look may find it; two minutes are four times as long as we wait for an answer ourselves.
 */
export const times = { lagSeconds: 2, lateSeconds: 120 } as const;

/**
 * Whether what an object says of itself is what was sent, as far as both say anything. The account's rules may have changed it at
 * once, and a stranger may have made one that is almost the same: where anything differs nobody can tell.
 */
export const agrees = (sent: object, said: object): boolean =>
  Object.entries(said).every(([name, value]: [string, unknown]) => {
    const given: unknown = Reflect.get(sent, name);
    return given === undefined || given === null || value === undefined || plain(given) === plain(value);
  });

/** Lists come back in another order, and texts without what surrounded them. */
const plain = (value: unknown): string =>
  Array.isArray(value) ? JSON.stringify(value.map(plain).toSorted()) : String(value).trim();

/** The vendor wraps and tidies what it is given: only letters and digits are sure to come back as they went. */
export const wordsIn = ({ html, text = "" }: { html?: string | null | undefined; text?: string | undefined }): string =>
  (html?.replace(/<[^>]*>/g, " ").replace(/&(?:#\w+|\w+);/g, " ") ?? text).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
