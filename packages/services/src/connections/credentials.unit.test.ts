import { PorticoError } from "@portico/model";
import { expect, test } from "vitest";
import { goldenDesk } from "../testing/golden-desk.ts";
import { checkFailure, connectFailure } from "./credentials.ts";

const host = "acme.golden.example";
const ours = { egressIps: ["203.0.113.7", "2001:db8::/32"] };

test("where listed addresses alone are admitted, ours are named, if the operator has said them", () => {
  const refused = new PorticoError("provider_forbidden", "Not from there.", { refusal: "addresses" });
  for (const failure of [checkFailure, connectFailure]) {
    expect(failure(ours, goldenDesk, host, refused)).toMatchObject({
      code: "provider_forbidden",
      message: "Not from there. Its calls come from 203.0.113.7, 2001:db8::/32.",
      details: { refusal: "addresses" },
    });
    expect(failure({ egressIps: [] }, goldenDesk, host, refused)).toBe(refused);
  }
});

test("an account that is not there is misspelt when it is connected, and gone when it is checked", () => {
  const missing = new PorticoError("not_found", "No such object.");
  expect(connectFailure(ours, goldenDesk, host, missing)).toMatchObject({
    code: "account_not_found",
    message: expect.stringMatching(/at acme\.golden\.example\. Check the spelling/),
    details: { errors: [{ pointer: "/subdomain" }] },
  });
  expect(checkFailure(ours, goldenDesk, host, missing)).toMatchObject({
    code: "account_not_found",
    message: expect.stringMatching(/at acme\.golden\.example any more/),
  });
});

test("whatever else failed is told as it is", () => {
  for (const error of [new PorticoError("rate_limited", "Later."), new Error("unforeseen")])
    for (const failure of [checkFailure, connectFailure]) expect(failure(ours, goldenDesk, host, error)).toBe(error);
});
