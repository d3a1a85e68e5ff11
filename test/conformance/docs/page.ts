import { capabilities, priceOf, type Provider } from "@portico/connector";
import type { ResourceCapability } from "@portico/model";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isGuarded } from "../../e2e/endpoints/guarded.ts";
import { endpointOf, type Script } from "../../e2e/endpoints/step.ts";
import { repositoryDir } from "../../harness/processes.ts";
import type { Covered } from "./coverage.ts";
import type { Documented } from "./native-fields.ts";
import type { Uses } from "./uses.ts";

/** All that is known of a provider, as a page of documentation. */
export interface Known {
  provider: Provider;
  coverage: ReadonlyMap<Documented, readonly Covered[]>;
  scripts: readonly Script[];
  uses: Uses;
}

/** The page, in Markdown. It is generated, so that it cannot say what is not so. */
export const pageOf = (known: Known): string =>
  [
    `# ${known.provider.title}`,
    `What Portico does with ${known.provider.title}, resource by resource and endpoint by endpoint. Generated from the definition in [\`packages/providers/src/${known.provider.id}\`](../../packages/providers/src/${known.provider.id}/README.md) by \`pnpm docs:providers\`; a test fails where it is out of date.`,
    "## Operations",
    operationsTable(known.provider),
    ...sectionsOf(known.provider),
    "## Limits",
    limitsTable(known.provider),
    ...less(known.provider),
    "## Endpoints",
    `Every endpoint that ${known.provider.title} documents, the operations that call it, the class of the budget that it draws on beside the total, and what it costs. All pass through the proxy too, which a test tries one by one ([\`endpoints.ts\`](../../test/e2e/cases/endpoints.ts)), but those that are *guarded*: they make agents, and with them keys, or export in bulk.`,
    endpointsTable(known),
    "## Native fields",
    "Where each field goes. It is measured: two objects are read that differ in this field alone. All of them are in `native`, whatever else becomes of them.",
    ...[...known.coverage].flatMap(([resource, fields]) => [`### ${resource}: what is read`, coverageTable(fields)]),
    "## Quirks",
    quirks(known.provider),
  ].join("\n\n") + "\n";

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const toRow = (head: string, rest: readonly string[]): string[] => [head, ...rest];
const code = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(", ");
const orNone = (text: string): string => (text === "" ? "–" : text);

const capabilityOf = (provider: Provider): [string, ResourceCapability][] =>
  Object.entries(capabilities(provider).resources);

const operationsTable = (provider: Provider): string => {
  const rows = capabilityOf(provider);
  const operations = [...new Set(rows.flatMap(([, capability]) => capability.operations))];
  const marks = (capability: ResourceCapability) =>
    operations.map((operation) => (capability.operations.includes(operation) ? "✓" : ""));
  return table(
    ["", ...operations],
    rows.map(([resource, capability]) => toRow(resource, marks(capability))),
  );
};

const sectionsOf = (provider: Provider): string[] =>
  capabilityOf(provider).flatMap(([resource, capability]) => {
    const parts = sectionOf(capability);
    return parts.length === 0 ? [] : toRow(`## ${title(resource)}`, parts);
  });

const title = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

const sectionOf = (capability: ResourceCapability): string[] => {
  const { list, create_fields, update_fields, action_fields, files, losses } = capability;
  const writes = { create: create_fields, update: update_fields, ...action_fields };
  const taken = Object.entries(writes).filter(([, fields]) => fields.length > 0);
  return [
    ...(list === null ? [] : [listed(list)]),
    ...(taken.length === 0
      ? []
      : [
          table(
            ["write", "takes"],
            taken.map(([name, fields]) => [name, code(fields)]),
          ),
        ]),
    ...(files === null ? [] : [filesTaken(files)]),
    ...(losses.length === 0
      ? []
      : [
          table(
            ["field", "what is lost"],
            losses.map(({ field, note }) => [`\`${field}\``, note]),
          ),
        ]),
  ];
};

const filesTaken = ({ writes, most_bytes, most_files, kinds }: NonNullable<ResourceCapability["files"]>): string => {
  const number = most_files === null ? "" : `, ${most_files} at most`;
  const kind = kinds === null ? "" : `, ${kinds}`;
  return `Files come along with ${writes.join(" and ")}: ${most_bytes / 1024 / 1024} MiB in all${number}${kind}.`;
};

const listed = (list: NonNullable<ResourceCapability["list"]>): string => {
  const by = (who: string) => code(list.filters.filter(({ applied_by }) => applied_by === who).map(({ name }) => name));
  return table(
    ["list", ""],
    [
      ["filters of the help desk", orNone(by("provider"))],
      ["filters that Portico applies", orNone(by("gateway"))],
      ["orders", orNone(code(list.sorts))],
      ["exact in", orNone(code(list.exact_sorts))],
      ["`include`", code(list.includes)],
      ["`expand`", orNone(code(list.expands))],
      ["left out unless asked for", orNone(code(list.excluded))],
      ["a walk promises", promiseOf(list)],
      ["a delta", list.delta.available ? orNone(list.delta.notes.join(" ")) : "is not offered"],
    ],
  );
};

const promiseOf = ({ guarantee, reason }: NonNullable<ResourceCapability["list"]>): string => {
  const otherwise = reason === null ? "" : ` (${reason.replace("_", " ")})`;
  return guarantee === "exact" && reason !== null
    ? `exact; in other orders best effort${otherwise}`
    : `${guarantee.replace("_", " ")}${otherwise}`;
};

const limitsTable = ({ limits }: Provider): string => {
  const rows = { ...limits.plans, "bought, or of older plans": null, "assumed at first": limits.assumed };
  const classes = ["total", ...new Set(limits.prices.flatMap((price) => price.class ?? []))];
  const row = (name: string, figures: Readonly<Record<string, number>>): string[] => [
    name,
    ...classes.map((each) => String(figures[each] ?? "–")),
  ];
  return table(
    [`calls in ${limits.windowSeconds} s`, ...classes],
    Object.entries(rows).flatMap(([name, figures]) =>
      figures === null ? (limits.further ?? []).map((further) => row(name, further)) : [row(name, figures)],
    ),
  );
};

/** What some keys and accounts can do less, each as a check says it. */
const less = ({ restrictions = {}, flavours = {} }: Provider): string[] => {
  const keys = Object.values(restrictions).map(({ says }) => `- ${says}`);
  const accounts = Object.entries(flavours).flatMap(([flavour, { lacks = [] }]) =>
    lacks.map((lack) => `- \`${flavour}\`: ${lack}`),
  );
  return [
    ...(keys.length === 0
      ? []
      : [
          "## What some keys cannot do",
          "A check finds it out, and `capabilities` is narrowed by it.",
          keys.join("\n"),
        ]),
    ...(accounts.length === 0 ? [] : ["## What some accounts do not have", accounts.join("\n")]),
  ];
};

const endpointsTable = ({ provider, scripts, uses }: Known): string => {
  const endpoints = [...new Set(scripts.flatMap(({ steps }) => steps.map(endpointOf)))];
  return table(
    ["endpoint", "operations", "proxy", "class", "credits"],
    endpoints.map((endpoint) => {
      const [method = "", path = ""] = endpoint.split(" ");
      const native = `${provider.apiPrefix}${path.replaceAll("{}", "1")}`;
      const costs = priceOf(provider.limits, method, native, new URLSearchParams());
      return [
        `\`${endpoint}\``,
        [...(uses.get(endpoint) ?? [])].join(", "),
        isGuarded(provider, method, native) ? "guarded" : "tried",
        costs.flatMap((cost) => (cost.class === "total" ? [] : [cost.class])).join(", "),
        creditsOf(provider, method, native),
      ];
    }),
  );
};

/** What a call is counted as, and what each `include` adds to it. */
const creditsOf = ({ limits }: Provider, method: string, path: string): string => {
  const [plain = 0, extended = 0] = ["", "include=stats"].map((query) =>
    Math.max(...priceOf(limits, method, path, new URLSearchParams(query)).map(({ credits }) => credits)),
  );
  return extended === plain ? String(plain) : `${plain}, and ${extended - plain} for each \`include\``;
};

const coverageTable = (fields: readonly Covered[]): string => {
  const sources = [...new Set(fields.map(({ source }) => source))];
  const rows = table(
    ["native", "unified", "source"],
    fields.map(({ name, unified, source }) => [
      `\`${name}\``,
      unified.length === 0 ? "`native` only" : code(unified),
      String(sources.indexOf(source) + 1),
    ]),
  );
  return `${rows}\n\n${sources.map((source, index) => `${index + 1}. ${source}`).join("\n")}`;
};

/** The vendor's own page keeps them, where they are met in the code. */
const quirks = ({ id }: Provider): string => {
  const home = `packages/providers/src/${id}`;
  const readme = readFileSync(join(repositoryDir, home, "README.md"), "utf8");
  const rows = readme.split("\n").filter((line) => line.startsWith("| "));
  return rows
    .join("\n")
    .replaceAll(/\]\((?!https?:)([^)]+)\)/g, (_link, to: string) => `](${join("../..", home, to)})`);
};
