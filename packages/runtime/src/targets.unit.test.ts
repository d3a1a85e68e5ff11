import { providers } from "@portico/providers";
import { expect, test } from "vitest";
import { createTargetOf } from "./targets.ts";

const [provider] = providers;

test("an account lives at the provider's own origin", () => {
  expect(provider && createTargetOf({})(provider, "acme")).toEqual({
    origin: provider?.origin.replace("{subdomain}", "acme"),
    basePath: "",
    operatorSet: false,
  });
});

test.each([
  ["http://127.0.0.1:4010/{subdomain}", "http://127.0.0.1:4010", "/acme"],
  ["https://{subdomain}.desk.test", "https://acme.desk.test", ""],
  ["https://desk.test/all/of/{subdomain}/", "https://desk.test", "/all/of/acme"],
])("an operator's %s takes its place, and is trusted as the operator's", (template, origin, basePath) => {
  const targetOf = createTargetOf({ [provider?.id ?? ""]: template });
  expect(provider && targetOf(provider, "acme")).toEqual({ origin, basePath, operatorSet: true });
});

test.each(["evil.test/", "a@b", "acme.evil", "", "xn--acme"])("a stored subdomain %j leads nowhere", (subdomain) => {
  expect(() => provider && createTargetOf({})(provider, subdomain)).toThrow(/does not make an address/);
});
