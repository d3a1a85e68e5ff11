import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answersTo, endpointsIn } from "../e2e/endpoints/facts.ts";
import { scripts } from "../e2e/endpoints/scripts.ts";
import { endpointOf } from "../e2e/endpoints/step.ts";
import { repositoryDir } from "../harness/processes.ts";
import { answering } from "./answering.ts";
import { freshdeskDesk } from "./desks/freshdesk.ts";
import { freshserviceDesk } from "./desks/freshservice.ts";
import { coverageOf } from "./docs/coverage.ts";
import { nativeFieldsOf } from "./docs/native-fields.ts";
import { pageOf } from "./docs/page.ts";
import { usesOf } from "./docs/uses.ts";
import { objectsIn, payloadsOf } from "./payloads.ts";
import { providerNamed } from "./provider-named.ts";

/** Each with its desk, and the payloads that are forms: the key that they are wrapped in, by the name of the file. */
const vendors = [
  {
    id: "freshdesk",
    desk: freshdeskDesk(),
    forms: { ticket_fields: undefined, contact_fields: undefined, company_fields: undefined },
  },
  {
    id: "freshservice",
    desk: freshserviceDesk(),
    forms: { ticket_form_fields: "ticket_fields", requester_fields: "requester_fields" },
  },
] as const;

describe.each(vendors)("the page of $id", ({ id, desk, forms }) => {
  const provider = providerNamed(id);
  const own = scripts.filter((each) => each.provider === id).map(({ script }) => script);
  const endpoints = own.flatMap(({ steps }) => steps.map(endpointOf));

  test("says what is so; with `-u` this test writes it", async () => {
    const coverage = await Promise.all(
      [...nativeFieldsOf(provider)].map(
        async ([resource, fields]) => [resource, await coverageOf(provider, resource, fields)] as const,
      ),
    );
    const uses = await usesOf(
      provider,
      desk,
      own.flatMap(({ steps }) => steps),
    );
    const page = pageOf({ provider, coverage: new Map(coverage), scripts: own, uses });
    await expect(page).toMatchFileSnapshot(join(repositoryDir, `docs/providers/${id}.md`));
  });

  test("lists every native field that a payload has", () => {
    const { ours, captured } = payloadsOf(provider);
    const listed = nativeFieldsOf(provider);
    const wrapped = new Map<string, string | undefined>(Object.entries(forms));
    const unknown = [...ours, ...captured].flatMap(({ name, text }) => {
      const kinds = [
        ...answering[id].filter(({ files }) => files.test(name)),
        ...(wrapped.has(name) ? [{ resource: "fields" as const, at: wrapped.get(name) }] : []),
      ];
      return kinds.flatMap(({ resource, at }) => {
        const known = new Set((listed.get(resource) ?? []).map((field) => field.name.split(".", 1)[0]));
        const keys = objectsIn(text, at).flatMap((row) => Object.keys(Object(row)));
        return keys.filter((key) => !known.has(key)).map((key) => `${resource}.${key}`);
      });
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  // The reference lies beside some checkouts only.
  const reference = join(repositoryDir, `../shared/providers/${id}/README.md`);
  for (const path of [reference].filter((each) => existsSync(each)))
    test("names every endpoint that the reference names, but those that are none", () => {
      const missing = endpointsIn(readFileSync(path, "utf8")).flatMap((named) => {
        const verbs = named.methods.length === 0 ? [undefined] : named.methods;
        return verbs
          .filter(
            (verb) =>
              !endpoints.some((each) => answersTo({ ...named, methods: verb === undefined ? [] : [verb] }, each)),
          )
          .map((verb) => (verb === undefined ? named.path : `${verb} ${named.path}`));
      });
      expect(new Set(missing)).toEqual(new Set(Object.keys(noEndpoints[id])));
    });
});

/** What references name beside endpoints, and why it is none. */
const noEndpoints = {
  freshdesk: {
    "/token": "of another host",
    "PUT /tickets": "an example of a verb that is refused",
    "GET /tickets/{}/conversations/{}": "said not to exist",
    "GET /tickets/{}/notes": "said not to exist",
    "GET /attachments/{}": "said not to exist",
    "POST /companies/{}": "said of all and of one at once",
    "/contact_field/{}": "a misprint of the documentation",
    "/api/v2/custom_objects": "what links are relative to",
    "/channels/outbound-messages": "only its limit is known, so that nothing can stand in for it",
  },
  freshservice: {
    "/api/v2/itam/…": "of a product of its own, of which no endpoint is named",
    "/helpdesk/tickets/{}": "a page for people",
    "POST /tickets/{}/tasks/{}": "said of all and of one at once",
    "/agents/me": "said not to be documented",
    "GET /agents/me": "said not to be documented",
    "/ticket_fields": "Freshdesk's, which is compared",
    "/search/tickets": "Freshdesk's, which is compared",
    "/tickets/{}/conversations/{}": "a mistake of a source",
    "/agent_groups": "a mistake of a source",
    "GET …/restore": "a mistake of a source",
    "/service_items": "a mistake of a source",
    "/service_requests": "a mistake of a source",
    "/tickets/id]/csat_response": "a misprint of the documentation",
  },
} as const;
