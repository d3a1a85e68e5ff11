import type { Call, Steps } from "@portico/connector";
import { type ErrorCode, PorticoError } from "@portico/model";
import { expect, test } from "vitest";
import { assumed } from "./account.ts";
import { examine } from "./rights.ts";

const account = { subdomain: "acme", site: "https://acme.freshservice.com", flavour: null, ...assumed };

type Answers = Readonly<Partial<Record<"tickets" | "roles" | "contacts" | "problems" | "vendors", ErrorCode>>>;

const never = () => Promise.reject(new Error("nothing else is done"));

/** What is made of an account where these lists fail so, and the others do not; and what was asked. */
const examined = async (answers: Answers, off: string | null = null) => {
  const asked: string[] = [];
  const ask = async <I, O>(step: Call<I, O>, input: I): Promise<O> => {
    const name = step.send(input, account).path.slice("/api/v2/".length);
    asked.push(name);
    const code = new Map<string, ErrorCode>(Object.entries(answers)).get(name);
    // Nobody looks at what is shown, only at whether it is.
    if (code === undefined) return undefined as O;
    throw new PorticoError(code, "No.", { provider: { name: "freshservice", status: 403, code: off, body: null } });
  };
  const steps: Steps = { ask, run: never, read: () => expect.unreachable("nothing is read apart") };
  const told = await examine.flow(steps, { flavour: null }, account);
  return { ...told, asked };
};

const gone = "not_found";
const refused = "provider_forbidden";

test.each<[string, Answers, string | null, number]>([
  ["has contacts", {}, "msp", 3],
  ["has problems", { contacts: gone }, "itsm", 4],
  ["has vendors and no problems, as on a small plan", { contacts: gone, problems: gone }, "itsm", 5],
  ["has none of them", { contacts: gone, problems: gone, vendors: gone }, "business", 5],
  ["hides its problems from this role", { contacts: gone, problems: refused }, null, 4],
  ["hides its vendors from this role", { contacts: gone, problems: gone, vendors: refused }, null, 5],
  ["hides its contacts from this role, and has no problems", { contacts: refused, problems: gone }, null, 4],
  ["answers with a page where it has nothing", { contacts: "provider_invalid_response", problems: gone }, null, 4],
])("an account that %s is told apart", async (_, answers, flavour, calls) => {
  const told = await examined(answers);
  expect(told).toMatchObject({ agent: null, flavour, restrictions: [] });
  expect(told.asked).toHaveLength(calls);
});

test("what is switched off is missing, though it is refused", async () => {
  const off = { contacts: refused, problems: refused, vendors: refused } as const;
  expect(await examined(off, "require_feature")).toMatchObject({ flavour: "business" });
  expect(await examined(off)).toMatchObject({ flavour: null });
});

test("who may not see the roles is no administrator, and of who was not understood nothing is said", async () => {
  expect(await examined({ roles: refused })).toMatchObject({ restrictions: ["no_administrator"] });
  for (const roles of [gone, "provider_validation", "provider_invalid_response"] as const)
    expect(await examined({ roles })).toMatchObject({ restrictions: [] });
});

test.each(["connection_unauthorized", "rate_limited", "provider_unavailable", "provider_timeout"] as const)(
  "%s is no answer about the account, whatever was asked",
  async (code) => {
    for (const name of ["tickets", "roles", "contacts"])
      await expect(examined({ [name]: code })).rejects.toMatchObject({ code });
  },
);
