import type { Provider } from "@portico/connector";
import { attachmentSchema, formResources, type FormResource } from "@portico/model";
import { Readable } from "node:stream";
import { endpointOf, type Step } from "../../e2e/endpoints/step.ts";
import { type Bench, openBench } from "../bench.ts";
import { completed } from "../complete.ts";
import { listedOf, parentOf, resourcesOf } from "../definition.ts";
import type { Desk } from "../desk.ts";
import { type Operation, operationsOf, smallest } from "../operation.ts";

/** By endpoint (`GET /tickets/{}`), the operations of ours that call it. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

/** Which operations call each of these endpoints: found by running them all. Fails if one calls another endpoint. */
export const usesOf = async (provider: Provider, desk: Desk, steps: readonly Step[]): Promise<Uses> => {
  const uses = new Map<string, Set<string>>();
  const endpoints = [...new Set(steps.map(endpointOf))];
  const note = (operation: string, { method, path }: { method: string; path: string }): void => {
    const endpoint = endpointIn(endpoints, method, path.slice(provider.apiPrefix.length));
    uses.set(endpoint, (uses.get(endpoint) ?? new Set()).add(operation));
  };
  for (const { name, prepare } of [...operationsOf(provider), ...besides(provider)]) {
    await using bench = await openBench(provider, desk);
    const run = await prepare(bench);
    bench.forgetCalls();
    await run(bench);
    // What lies elsewhere is no endpoint: a file in the vendor's storage.
    for (const call of bench.calls()) if (call.path.startsWith(`${provider.apiPrefix}/`)) note(name, call);
  }
  for (const [resource, { search }] of listedOf(provider))
    if (search !== undefined) note(`search ${resource}`, search.send({ text: null, from: 0, until: 1, page: 1 }));
  return uses;
};

/** The endpoint that a call is one of; of several, that with the fewest blanks. */
const endpointIn = (endpoints: readonly string[], method: string, path: string): string => {
  const matching = endpoints.filter((endpoint) =>
    new RegExp(`^${endpoint.replaceAll("{}", "[^/]+")}$`).test(`${method} ${path}`),
  );
  const [best] = matching.toSorted((one, other) => one.split("{}").length - other.split("{}").length);
  if (best === undefined) throw new Error(`the script has no ${method} ${path}`);
  return best;
};

type Beside = Pick<Operation, "name"> & { prepare: (bench: Bench) => Promise<(bench: Bench) => Promise<unknown>> };

/** What is no operation of one resource, and operations in cases of their own. */
const besides = (provider: Provider): Beside[] => {
  const tickets = new Map(resourcesOf(provider)).get("tickets");
  return [
    {
      name: "connect, `check`",
      prepare:
        async () =>
        ({ adapter, errand }) =>
          adapter.examine(errand(), { flavour: null }),
    },
    {
      name: "`fields`",
      prepare:
        async () =>
        ({ adapter, errand }) =>
          adapter.forms(errand(), formsOf(provider)),
    },
    {
      name: "get attachments",
      prepare: onFile(async ({ adapter, errand }, id) => (await adapter.findFile(errand(), id)).open()),
    },
    { name: "delete attachments", prepare: onFile(({ adapter, errand }, id) => adapter.deleteFile(errand(), id)) },
    {
      name: "`expand`",
      prepare: async ({ door }) => {
        await door.list("tickets", {});
        return () => door.list("tickets", { expand: tickets?.list?.expands ?? [] });
      },
    },
    {
      name: "get tickets (archived)",
      prepare: async ({ door, account }) => {
        await door.list("tickets", {});
        const ids = account.tickets().filter((mark) => mark.archived);
        return async () => {
          for (const { id } of ids.slice(0, 1)) await door.get("tickets", { id: String(id) });
        };
      },
    },
    {
      name: "create comments (public)",
      prepare: async (bench) => {
        const said = { visibility: "public", body: { text: "Hello" } };
        const body = await completed(bench, "create", "comments", parentOf(bench, "comments"), said);
        return () => bench.door.create("comments", parentOf(bench, "comments"), body);
      },
    },
    ...(tickets?.create_fields.includes("outbound") === true ? [outbound] : []),
  ];
};

const formsOf = (provider: Provider): FormResource[] =>
  formResources.filter((resource) => provider.resources[resource]?.form !== undefined);

/** Does something with the file of a new ticket. */
const onFile =
  (run: (bench: Bench, id: string) => Promise<unknown>): Beside["prepare"] =>
  async (bench) => {
    const first = { name: "picture.png", contentType: "image/png", content: Readable.from([Buffer.from("x")]) };
    const upload = { first, files: Readable.from([first]), leastBytes: 0 };
    const body = await smallest(bench, "tickets");
    const made = await bench.door.create("tickets", {}, body, [], bench.errand(), upload);
    const [file] = attachmentSchema.array().parse(made["attachments"]);
    return () => run(bench, file?.id ?? "");
  };

const outbound: Beside = {
  name: "create tickets (`outbound`)",
  prepare: async (bench) => {
    const [native] = bench.samples.tickets?.["native"] ?? [];
    const body = await completed(bench, "create", "tickets", {}, { outbound: true, native });
    return ({ door }) => door.create("tickets", {}, body);
  },
};
