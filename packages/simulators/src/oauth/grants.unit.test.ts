import { expect, test } from "vitest";
import { createGrants } from "./grants.ts";
import { defaultOAuth } from "./settings.ts";

const opened = (settings: Partial<typeof defaultOAuth> = {}) => {
  const clock = { now: 0 };
  const grants = createGrants(
    () => clock.now,
    () => ({ ...defaultOAuth, ...settings }),
  );
  return { clock, grants, first: grants.open("app", ["tickets"]) };
};

test("a refresh token that was rotated and comes again ends all that its sign-in was given", () => {
  const { grants, first } = opened();
  const second = grants.refresh("app", first.refresh_token);
  expect(second?.refresh_token).not.toBe(first.refresh_token);
  expect(grants.isGood(second?.access_token ?? "")).toBe(true);
  expect(grants.refresh("app", first.refresh_token)).toBeUndefined();
  expect(grants.isGood(second?.access_token ?? "")).toBe(false);
  expect(grants.refresh("app", second?.refresh_token ?? "")).toBeUndefined();
});

test("a refresh token that is kept is good again and again, for its own app", () => {
  const { grants, first } = opened({ oauthRefresh: "kept" });
  for (const _ of [1, 2]) expect(grants.refresh("app", first.refresh_token)?.refresh_token).toBe(first.refresh_token);
  expect(grants.refresh("other", first.refresh_token)).toBeUndefined();
});

test("a code is good once, and an access token until it expires", () => {
  const { clock, grants, first } = opened();
  const code = grants.issueCode({ app: "app", redirectUri: "https://app.example", scopes: [], challenge: null });
  expect(grants.takeCode(code)).toMatchObject({ app: "app" });
  expect(grants.takeCode(code)).toBeUndefined();
  clock.now = defaultOAuth.oauthAccessSeconds * 1000;
  expect(grants.isGood(first.access_token)).toBe(false);
});
