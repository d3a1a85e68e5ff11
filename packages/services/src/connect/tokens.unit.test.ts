import { createIds } from "@portico/model";
import { toSigner } from "@portico/vault";
import { randomBytes } from "node:crypto";
import { SignJWT } from "jose";
import { expect, test } from "vitest";
import { createConnectTokens } from "./tokens.ts";

const start = Date.UTC(2026, 10, 24);
const clock = { ms: start };
const now = (): number => clock.ms;
const newId = createIds({ now, random: randomBytes });
const claims = { tenantId: newId("tenant"), sessionId: newId("connectSession") };
const publicUrl = "https://portico.example";
const tokens = createConnectTokens({ signer: toSigner(randomBytes(32)), publicUrl, now });
const mint = (forMs = 60_000) => tokens.mint(claims, new Date(clock.ms + forMs));

test("a token says whose link it is, and once it has expired that it has, to the second", async () => {
  const token = mint();
  clock.ms = start + 59_000;
  expect(await tokens.read(token)).toEqual({ is: "good", claims });
  clock.ms = start + 60_000;
  expect(await tokens.read(token)).toEqual({ is: "expired", claims });
  clock.ms = start;
});

test("no token with another letter in it is one", async () => {
  const token = mint();
  for (let at = 0; at < token.length; at += 7) {
    const other = token[at] === "A" ? "B" : "A";
    expect(await tokens.read(`${token.slice(0, at)}${other}${token.slice(at + 1)}`)).toEqual({ is: "broken" });
  }
});

test.each([
  [
    "another deployment's",
    createConnectTokens({ signer: toSigner(randomBytes(32)), publicUrl, now }).mint(claims, new Date(start + 60_000)),
  ],
  ["nothing", ""],
  ["a text", "hello"],
  ["four parts", "a.b.c.d"],
  ["too long", `${"a".repeat(2_000)}.b.c`],
])("%s is none", async (_, token) => {
  expect(await tokens.read(token)).toEqual({ is: "broken" });
});

test.each([
  ["without a signature", { alg: "none" }],
  ["under a key that anybody has", { alg: "HS256" }],
])("one %s is none", async (_, header) => {
  const [, payload = ""] = mint().split(".");
  const claimed = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
  const forged =
    header.alg === "none"
      ? `${Buffer.from(JSON.stringify({ ...header, typ: "connect+jwt" })).toString("base64url")}.${payload}.`
      : await new SignJWT(claimed)
          .setProtectedHeader({ alg: header.alg, typ: "connect+jwt" })
          .sign(Buffer.from(publicUrl.padEnd(32)));
  expect(await tokens.read(forged)).toEqual({ is: "broken" });
});

test("a token of the same key for another purpose is none", async () => {
  const signer = toSigner(randomBytes(32));
  const token = createConnectTokens({ signer, publicUrl: "https://other.example", now }).mint(
    claims,
    new Date(start + 60_000),
  );
  expect(await createConnectTokens({ signer, publicUrl, now }).read(token)).toEqual({ is: "broken" });
});
