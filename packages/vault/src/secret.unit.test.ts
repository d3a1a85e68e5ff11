import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { toSecret } from "./secret.ts";

describe("a secret", () => {
  const canary = "canary-7f3a";
  const secret = toSecret(canary);

  it("is shown to who asks for it", () => {
    expect(secret.reveal()).toBe(canary);
    expect(toSecret({ key: canary }).reveal()).toEqual({ key: canary });
  });

  it("is shown by no printing, JSON, inspection, spread or enumeration", () => {
    const shown = [
      String(secret),
      [secret].join(),
      JSON.stringify({ secret }),
      inspect(secret, { showHidden: true, depth: 9 }),
      inspect({ ...secret }, { showHidden: true, depth: 9 }),
      format("%s %o %O %j", secret, secret, secret, secret),
      Object.entries(secret).join(" "),
      String(new Error("refused", { cause: secret }).cause),
    ];
    for (const text of shown) expect(text).not.toContain(canary);
    expect(shown.slice(0, 4)).toEqual(["[secret]", "[secret]", '{"secret":"[secret]"}', "[secret]"]);
  });
});
