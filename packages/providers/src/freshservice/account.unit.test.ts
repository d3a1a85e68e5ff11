import { type AccountFacts, type Call, type Steps, type WireRequest } from "@portico/connector";
import { PorticoError } from "@portico/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { assumed, learn } from "./account.ts";
import { fullName, splitName } from "./contact-read.ts";

const account = { subdomain: "acme", site: "https://acme.freshservice.com", flavour: null, ...assumed };

/** What the flow learns of an account that answers so; and the queries of its lists. */
const learned = async (answer: (wire: WireRequest) => unknown) => {
  const asked: unknown[] = [];
  const ask = async <I, O>(step: Call<I, O>, input: I): Promise<O> => {
    const wire = step.send(input, account);
    asked.push(wire.query);
    const body = answer(wire);
    if (step.answers === undefined) throw new Error("nothing would be learned");
    return step.answers.read(body, { account, input });
  };
  const steps: Steps = { ask, run: () => Promise.reject(new Error("nothing is run")), read: () => neverRead() };
  const facts: AccountFacts = await learn.flow(steps, undefined, account);
  return { facts, asked };
};
const neverRead = (): never => {
  throw new Error("nothing is read apart");
};

const form = [
  {
    id: 1,
    name: "status",
    field_type: "default_status",
    default_field: true,
    choices: [
      { id: 2, value: "Offen" },
      { id: 6, value: "On Hold" },
      { id: 7, value: "Bei der Technik" },
    ],
  },
  {
    id: 2,
    name: "site",
    label: "Site",
    field_type: "custom_dropdown",
    choices: [{ id: 21_000_039_527, value: "京都" }],
  },
  { id: 3, name: "group", field_type: "default_group", default_field: true, choices: [{ id: 17, value: "Desk" }] },
];

const refusing =
  (...refused: (string | undefined)[]) =>
  ({ path, query }: WireRequest): unknown => {
    if (path.endsWith("form_fields")) return form;
    if (refused.includes(String(query?.["workspace_id"]))) throw new PorticoError("provider_validation", "No.");
    return [];
  };

const unavailable = ({ path }: WireRequest): unknown => {
  if (path.endsWith("form_fields")) return form;
  throw new PorticoError("provider_unavailable", "Not now.");
};

test.each<[string, string[], object]>([
  ["0", [], { workspace_id: "0" }],
  ["1 where 0 is refused", ["0"], { workspace_id: "1" }],
  ["nothing where both are", ["0", "1"], {}],
])("all workspaces are asked for by %s", async (_, refused, everywhere) => {
  expect((await learned(refusing(...refused))).facts.everywhere).toEqual(everywhere);
});

test("whatever else is wrong is not taken for another word", async () => {
  await expect(learned(unavailable)).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("a choice of a coded field is known by its code, any other by its value", async () => {
  const { facts } = await learned(refusing());
  expect(facts.statuses).toEqual([
    { id: "2", name: "Offen", status: "open" },
    { id: "6", name: "On Hold", status: "on_hold" },
    { id: "7", name: "Bei der Technik", status: "open" },
  ]);
  const options = Object.fromEntries(
    facts.fields.map(({ key, options: known }) => [key, known?.map(({ value }) => value)]),
  );
  expect(options).toEqual({ status: ["2", "6", "7"], site: ["京都"], group: ["17"] });
});

test("an account whose form tells no statuses has the built-in ones", async () => {
  const { facts } = await learned(({ path }) => (path.endsWith("form_fields") ? [{ ...form[0], choices: [] }] : []));
  expect(facts.statuses).toEqual(assumed.statuses);
});

test("a name that was parted is joined again as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (name) => {
      expect(fullName(splitName(name))).toBe(name);
    }),
  );
});
