import fc from "fast-check";
import { expect, test } from "vitest";
import { redact } from "./redact.ts";

const secret = "k3y+with/odd-characters_=é";

test.each([
  ["as it is", secret],
  ["in another case", secret.toUpperCase()],
  ["within JSON", JSON.stringify({ you_sent: `${secret}"` })],
  ["within a URL", `?key=${encodeURIComponent(secret)}`],
  ["in hexadecimal", Buffer.from(secret).toString("hex").toUpperCase()],
])("a secret %s is blotted out", (_name, text) => {
  const clean = redact(text, [secret]);
  expect(clean).toContain("[secret]");
  expect(clean).not.toContain("odd");
});

test("base64 gives a secret away wherever it stood, in either alphabet, and is blotted out", () => {
  const secrets = fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 }).filter((text) => text.trim() === text);
  fc.assert(
    fc.property(secrets, fc.string(), fc.string(), fc.boolean(), (hidden, before, after, forUrls) => {
      const encoded = Buffer.from(before + hidden + after).toString(forUrls ? "base64url" : "base64");
      const left = redact(encoded, [hidden]).split("[secret]");
      // What is left decodes to less than half of it: neighbours share their first and last characters with it.
      expect(left.length).toBeGreaterThan(1);
    }),
  );
});

test("text without a secret stays as it is, and secrets too short to be any are not looked for", () => {
  fc.assert(fc.property(fc.string(), (text) => redact(text, ["", "abc", "a secret that nobody types"]) === text));
});

test("a longer secret is blotted out before one that it holds", () => {
  expect(redact("Bearer abcdef", ["abcdef", "Bearer abcdef"])).toBe("[secret]");
});
