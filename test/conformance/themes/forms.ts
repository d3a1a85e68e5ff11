import type { FormField, Provider, ResourceDefinition } from "@portico/connector";
import { type FormResource, formResources, type Mappings } from "@portico/model";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bench, openBench } from "../bench.ts";
import { failing, refusalOf } from "../complete.ts";
import type { Counts } from "../counts.ts";
import type { Desk, DeskForm } from "../desk.ts";
import { type Body, doorOf } from "../door.ts";
import { customFieldsOf } from "../form-bodies.ts";
import { smallest } from "../operation.ts";

const kinds = ["create", "update"] as const;
type Kind = (typeof kinds)[number];
const ones: Readonly<Record<FormResource, string>> = { tickets: "ticket", contacts: "contact", companies: "company" };

/** What an account's form says is what is held against a body, before a call is spent; and it is what the vendor holds. */
export const forms = (provider: Provider, desk: Desk, counts: Counts): void => {
  const { form } = desk;
  const formed = formResources.filter((resource) => provider.resources[resource]?.form !== undefined);
  if (form === undefined || formed.length === 0) {
    test("a vendor without forms is asked for none", async () => {
      await using bench = await openBench(provider, desk);
      const { adapter } = bench;
      const asked = [adapter.forms(bench.errand(), formResources), adapter.schema(bench.errand(), formResources)];
      for (const answer of asked) expect((await failing(answer)).code).toBe("unsupported_operation");
      expect(bench.calls()).toEqual([]);
    });
    return;
  }

  test("the document is JSON Schema, and names every write", async () => {
    await using bench = await openBench(provider, desk);
    const document = await bench.adapter.schema(bench.errand(), formed);
    const ajv = judgeOf(document);
    expect(ajv.validateSchema(document), JSON.stringify(ajv.errors)).toBe(true);
    const names = formed.flatMap((resource) => kinds.map((kind) => `${ones[resource]}_${kind}`));
    expect(Object.keys(document.$defs ?? {})).toEqual(expect.arrayContaining(names));
    for (const name of names) expect(ajv.getSchema(`form#/$defs/${name}`)).toBeDefined();
  });

  for (const resource of formed)
    for (const kind of kinds)
      test(`${kind} ${resource}: what the schema admits goes through, what it refuses costs no call, and the vendor agrees`, async () => {
        const seen = await agree(provider, desk, form, { resource, kind, runs: counts.walks * 4 });
        expect(Math.min(seen.admitted, seen.refused), "one verdict alone was tried").toBeGreaterThan(0);
      }, 120_000);

  describe("a form that has changed", () => {
    const { always } = form;
    const asked = { always: [always.key], closing: [] };
    const pointer = `/custom_fields/${always.key}`;

    test("is asked for again after the vendor has refused what it let pass, and then tells why", async () => {
      await using bench = await openBench(provider, desk);
      const body = await smallest(bench, "tickets");
      form.demand(bench.account, asked);
      bench.pass(61_000);
      const refused = await failing(bench.door.create("tickets", {}, body));
      expect(refused).toMatchObject({
        code: "provider_validation",
        details: { errors: [{ pointer, code: "missing" }] },
      });
      bench.forgetCalls();
      expect((await failing(bench.door.create("tickets", {}, body))).code).toBe("validation_failed");
      expect(bench.calls()).toEqual([]);
    });

    test("holds nothing against a body that it would let pass now", async () => {
      await using bench = await openBench(provider, desk);
      const body = await smallest(bench, "tickets");
      form.demand(bench.account, asked);
      await bench.adapter.forms(bench.errand(), ["tickets"]);
      expect((await failing(bench.door.create("tickets", {}, body))).code).toBe("validation_failed");
      form.demand(bench.account, { always: [], closing: [] });
      bench.pass(61_000);
      expect(await bench.door.create("tickets", {}, body)).toHaveProperty("id");
    });
  });

  test("a form that the vendor does not show is told to be withheld, and holds nothing against a body", async () => {
    await using bench = await openBench(provider, desk);
    const body = { ...(await smallest(bench, "contacts")), custom_fields: { no_such_field: 1 } };
    bench.pass(11 * 60_000);
    const refusal = { kind: "answer", status: 403, body: { message: "No." }, path: form.contactForm } as const;
    bench.account.faults.add({ ...refusal, times: 2 });
    const [contacts] = await bench.adapter.forms(bench.errand(), ["contacts"]);
    expect(contacts).toMatchObject({ resource: "contacts", withheld: expect.stringContaining(provider.title) });
    expect((await failing(bench.door.create("contacts", {}, body))).code).toBe("provider_validation");
  });

  named(provider, desk, form);
};

/** A connection that calls things by names of its own. */
const named = (provider: Provider, desk: Desk, { always, closing }: DeskForm): void => {
  describe("a connection's own names", () => {
    const mappings: Mappings = {
      tickets: { reference: always.key, tier: closing.key },
      contacts: {},
      companies: {},
      status: {},
    };
    const custom = { reference: "R-77", tier: closing.value };

    test("are read, written, searched and shown; the vendor hears its own", async () => {
      await using bench = await openBench(provider, desk);
      const { adapter, door } = nicknamed(bench, mappings);
      const body = { ...(await smallest(bench, "tickets")), custom_fields: custom };
      const made = await door.create("tickets", {}, body, ["native"]);
      expect(made["custom_fields"]).toMatchObject(custom);
      expect(made["native"]).toMatchObject({ custom_fields: { [always.key]: "R-77" } });
      expect(await door.get("tickets", { id: made.id })).toMatchObject({ custom_fields: custom });
      const changed = await door.update("tickets", { id: made.id }, { custom_fields: { [always.key]: "R-78" } });
      expect(changed["custom_fields"]).toMatchObject({ reference: "R-78", tier: closing.value });

      const filter = { at: "/x", of: "custom_fields.reference", is: "in", values: ["R-78"] } as const;
      const { items } = await door.list("tickets", adapter.native("tickets", { filter }));
      expect(items.map(({ id }) => id)).toEqual([made.id]);
      expect(items[0]?.["custom_fields"]).toMatchObject({ reference: "R-78" });

      const [told] = await adapter.forms(bench.errand(), ["tickets"]);
      expect(fieldsIn(told).find(({ key }) => key === always.key)?.alias).toBe("reference");
      const schema = await adapter.schema(bench.errand(), ["tickets"]);
      expect(judgeOf(schema).validate({ $ref: "form#/$defs/ticket_update" }, { custom_fields: custom })).toBe(true);
    });

    test("are what a fault is told by, and are not given beside the vendor's", async () => {
      await using bench = await openBench(provider, desk);
      const { door } = nicknamed(bench, mappings);
      const pointersOf = async (custom_fields: Body) => {
        const { details } = await failing(door.planUpdate("tickets", { id: bench.ticketId }, { custom_fields }));
        return details.errors?.map(({ pointer }) => pointer);
      };
      expect(await pointersOf({ tier: "no such choice" })).toEqual(["/custom_fields/tier"]);
      expect(await pointersOf({ reference: "a", [always.key]: "b" })).toEqual(["/custom_fields/reference"]);
    });

    test("a status means what was said of it: read, written, filtered by, and shown", async () => {
      await using bench = await openBench(provider, desk);
      const id = String(bench.samples.tickets?.["native_status_id"]?.at(-1));
      const { adapter, door } = nicknamed(bench, { ...mappings, status: { [id]: "new" } });
      const body = { ...(await smallest(bench, "tickets")), status: "new" };
      const made = await door.create("tickets", {}, body);
      expect(made).toMatchObject({ status: "new", native_status: { id } });
      const { items } = await door.list("tickets", { status: ["new"] });
      expect(items.map((row) => row.id)).toContain(made.id);
      for (const row of items) expect(row["native_status"]).toMatchObject({ id });
      const [told] = await adapter.forms(bench.errand(), ["tickets"]);
      const options = fieldsIn(told).flatMap((field) => field.options ?? []);
      expect(options.filter(({ status }) => status === "new").map(({ value }) => value)).toEqual([id]);
    });
  });
};

const nicknamed = (bench: Bench, mappings: Mappings) => {
  const adapter = bench.connect("con_2", "con_2", { mappings });
  return { adapter, door: doorOf(adapter, bench.errand) };
};

type Told = Awaited<ReturnType<Bench["adapter"]["forms"]>>[number];
const fieldsIn = (told: Told | undefined): readonly FormField[] =>
  told !== undefined && "fields" in told ? told.fields : [];

const judgeOf = (document: object): Ajv2020 => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema(document, "form");
  return ajv;
};

interface Agreeing {
  resource: FormResource;
  kind: Kind;
  runs: number;
}

/** Judges bodies three times: by the schema, by what the engine does with them, and by what the vendor answers. */
const agree = async (provider: Provider, desk: Desk, form: DeskForm, { resource, kind, runs }: Agreeing) => {
  // However long it takes, what was asked of the form stays good.
  await using bench = await openBench(provider, desk, { isStill: true });
  const base = { ...(await smallest(bench, resource)), ...(resource === "tickets" ? filledIn(form) : {}) };
  const vendor = bench.connect("con_2", "con_2", { provider: withoutForm(provider, resource) });
  const unchecked = doorOf(vendor, bench.errand);
  if (resource === "tickets") form.demand(bench.account, { always: [form.always.key], closing: [form.closing.key] });
  const [told] = await bench.adapter.forms(bench.errand(), [resource]);
  const ajv = judgeOf(await bench.adapter.schema(bench.errand(), [resource]));
  const seen = { admitted: 0, refused: 0 };
  // Chance may try one verdict alone.
  const admitted: Body = resource === "tickets" ? { status: "open" } : { custom_fields: {} };
  const one = fieldsIn(told).find(({ is_custom }) => is_custom);
  const refused: Body = { custom_fields: { [one?.key ?? ""]: {} } };

  await fc.assert(
    fc.asyncProperty(changesOf(provider, resource, fieldsIn(told)), async (changes) => {
      const body = kind === "create" ? fresh(resource, { ...base, ...changes }) : changes;
      const isAdmitted = ajv.validate({ $ref: `form#/$defs/${ones[resource]}_${kind}` }, body);
      seen[isAdmitted ? "admitted" : "refused"] += 1;
      const target = kind === "create" ? {} : { id: (await bench.door.create(resource, {}, fresh(resource, base))).id };
      const plan = kind === "create" ? bench.door.planCreate : bench.door.planUpdate;
      bench.forgetCalls();
      const refusal = await plan(resource, target, body).then(() => undefined, refusalOf);
      const said = JSON.stringify([body, refusal?.details]);
      expect(refusal?.code, said).toBe(isAdmitted ? undefined : "validation_failed");
      expect(bench.calls()).toEqual([]);
      const answered = await unchecked[kind](resource, target, body).then(() => undefined, refusalOf);
      expect(answered?.code, `${said} ${JSON.stringify(answered?.details)}`).toBe(
        isAdmitted ? undefined : "provider_validation",
      );
    }),
    { numRuns: runs, examples: [[admitted], [refused]] },
  );
  return seen;
};

const filledIn = ({ always, closing }: DeskForm): Body => ({
  custom_fields: { [always.key]: always.value, [closing.key]: closing.value },
});

let number = 0;
/** E-mail addresses and names of companies are unique at a vendor. */
const fresh = (resource: FormResource, body: Body): Body => {
  number += 1;
  if (resource === "contacts") return { ...body, email: `form.${number}@mail.example` };
  return resource === "companies" ? { ...body, name: `Form ${number}` } : body;
};

const changesOf = (provider: Provider, resource: FormResource, fields: readonly FormField[]): fc.Arbitrary<Body> => {
  const isWhole = provider.resources[resource]?.form?.isWhole === true;
  const custom_fields = customFieldsOf(
    fields.filter(({ is_custom }) => is_custom),
    isWhole,
  );
  if (resource !== "tickets") return fc.record({ custom_fields });
  const types = fields.find(({ key }) => key === "ticket_type")?.options?.map(({ value }) => value) ?? [];
  const type =
    provider.resources.tickets?.update?.fields.includes("type") === true
      ? { type: fc.constantFrom(...types, "No such type") }
      : {};
  const status = fc.constantFrom("open", "resolved", "closed");
  return fc.oneof(
    fc.record({ custom_fields, status, ...type }, { requiredKeys: [] }),
    fc.record({ custom_fields, native_status_id: fc.constantFrom("2", "5", "4711") }, { requiredKeys: [] }),
  );
};

/** The same vendor, of whose form nothing is known. */
const withoutForm = <R extends FormResource>(provider: Provider, resource: R): Provider => {
  const { form: _form, ...definition }: ResourceDefinition<R> = provider.resources[resource] ?? {};
  return { ...provider, resources: { ...provider.resources, [resource]: definition } };
};
