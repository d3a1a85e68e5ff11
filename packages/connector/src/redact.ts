/**
 * Blots secrets out of what a vendor said: as they are, escaped for JSON or a URL, in hexadecimal, and in base64 wherever
 * in a longer text they stood when that was encoded. Secrets of fewer than four characters are not looked for.
 */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length >= 4)
    .flatMap(formsOf)
    // The longest first: a header's value holds the key that it was made of.
    .toSorted((one, other) => other.length - one.length)
    .reduce((clean, form) => clean.replaceAll(new RegExp(form, "gi"), "[secret]"), text);

/** Patterns, in any case: what differs from a secret in nothing but case is not worth telling either. */
const formsOf = (secret: string): string[] =>
  [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
    ...[0, 1, 2].map((shift) => inBase64(secret, shift)),
  ].map(toPattern);

/** The characters that stand for this secret and nothing beside it, where `shift` bytes too many come before it. */
const inBase64 = (secret: string, shift: number): string => {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]);
  const own = bytes.toString("base64").slice(shift === 0 ? 0 : shift + 1, Math.floor((bytes.length * 8) / 6));
  return own.length >= 4 ? own : secret;
};

/** Both alphabets of base64 at once. */
const toPattern = (form: string): string =>
  Array.from(form, (character) => ("-+_/".includes(character) ? "[-+_/]" : RegExp.escape(character))).join("");
