import { PorticoError, scopes } from "@portico/model";
import { describe, expect, test } from "vitest";
import type { Actor } from "../context.ts";
import { isInSight, namedScopes, type Reach, refuseMoreThanOwn, showScopes } from "./delegation.ts";

const actor = (given: Partial<Actor> = {}): Actor => ({
  apiKeyId: "key_a",
  name: "a test",
  scopes: ["tickets:read", "keys:write"],
  connectionIds: null,
  cidrs: null,
  expiresAtMs: null,
  ...given,
});
const asked = (given: Partial<Reach> = {}): Reach => ({
  scopes: ["tickets:read"],
  connectionIds: null,
  cidrs: null,
  ...given,
});

describe("a stored list of scopes", () => {
  test("stands for those that it names, in one order, and for none that there is not", () => {
    expect(namedScopes(["keys:write", "nothing:known", "tickets:read"])).toEqual(
      scopes.filter((scope) => ["tickets:read", "keys:write"].includes(scope)),
    );
    expect(namedScopes([])).toEqual([]);
  });

  test("stands for all with an asterisk, whatever else it names", () => {
    expect(namedScopes(["tickets:read", "*"])).toEqual(scopes);
  });

  test("is shown as it was given", () => {
    expect(showScopes(["tickets:read", "*"])).toEqual(["*"]);
    expect(showScopes(["tickets:read"])).toEqual(["tickets:read"]);
    expect(showScopes([])).toEqual([]);
  });
});

describe("what is good for connections", () => {
  test.each<[string, readonly string[] | null, readonly string[] | null, boolean]>([
    ["all, to who has all", null, null, true],
    ["some, to who has all", null, ["a"], true],
    ["all, to who has some", ["a"], null, false],
    ["the same, to who has them", ["a", "b"], ["b", "a"], true],
    ["fewer, to who has more", ["a", "b"], ["a"], true],
    ["more, to who has fewer", ["a"], ["a", "b"], false],
    ["others, to who has one", ["a"], ["b"], false],
    ["none, to who has one", ["a"], [], true],
  ])("is in sight: %s", (_what, own, connectionIds, expected) => {
    expect(isInSight(actor({ connectionIds: own }), { connectionIds })).toBe(expected);
  });
});

describe("a credential", () => {
  test.each<[string, Partial<Actor>, Partial<Reach>]>([
    ["the same", {}, { scopes: ["keys:write", "tickets:read"] }],
    ["fewer scopes", {}, { scopes: [] }],
    ["everything", { scopes }, { scopes: ["*"] }],
    ["scopes that there are no more", {}, { scopes: ["nothing:known"] }],
    ["one connection of its two", { connectionIds: ["a", "b"] }, { connectionIds: ["a"] }],
    ["a smaller network", { cidrs: ["10.0.0.0/8"] }, { cidrs: ["10.1.0.0/16"] }],
  ])("gives on %s", (_what, own, reach) => {
    expect(() => refuseMoreThanOwn(actor(own), asked(reach))).not.toThrow();
  });

  test.each<[string, Partial<Actor>, Partial<Reach>, string]>([
    ["a scope", {}, { scopes: ["tickets:read", "tickets:write"] }, "lacks tickets:write itself"],
    ["two scopes", {}, { scopes: ["contacts:read", "tickets:write"] }, "lacks tickets:write, contacts:read itself"],
    ["a connection", { connectionIds: ["a"] }, { connectionIds: ["b"] }, "is narrowed to some connections"],
    ["all connections", { connectionIds: ["a"] }, {}, "is narrowed to some connections"],
    ["a network", { cidrs: ["10.0.0.0/8"] }, { cidrs: ["11.0.0.0/8"] }, "is narrowed to some networks"],
    ["every network", { cidrs: ["10.0.0.0/8"] }, {}, "is narrowed to some networks"],
  ])("cannot give on %s that it has not, and is told so", (_what, own, reach, why) => {
    const refused = (): void => refuseMoreThanOwn(actor(own), asked(reach));
    expect(refused).toThrow(PorticoError);
    expect(refused).toThrow(
      expect.objectContaining({
        code: "insufficient_scope",
        message: `This credential ${why}: it cannot give on, roll or end what reaches further.`,
      }),
    );
  });

  test("cannot give on everything where it lacks a scope", () => {
    const own = actor({ scopes: scopes.filter((scope) => scope !== "tickets:read") });
    expect(() => refuseMoreThanOwn(own, asked({ scopes: ["*"] }))).toThrow("lacks tickets:read itself");
  });
});
