import { createPortico, type Portico } from "@portico/sdk";
import { parseArgs } from "node:util";
import type { CliDeps } from "./cli-deps.ts";
import { type Evidence, printAuditKey, verifyAudit } from "./audit-verify.ts";
import { doctor } from "./doctor.ts";
import { exportRecords } from "./export/export-records.ts";
import { formats, isFormatName } from "./export/formats.ts";
import { type Exported, exported } from "./export/walk-list.ts";
import { rotate } from "./rotate.ts";
import { sentenceOf } from "./sentence-of.ts";

const usage = `portico: the operator's tool. It talks to a running gateway.

  portico rotate kek                                     wrap all tenants' keys by the first master key or the KMS key
  portico rotate tenant-key [--tenant ten_…]             give tenants new keys
  portico rotate connection-key [--tenant ten_… [--connection con_…]]
                                                         give connections new keys
  portico doctor [--connection con_…]                    ask help desks what connections can do, and say what will not work
  portico audit verify [--checkpoints FILE [--public-key FILE]]
                                                         check a tenant's audit log, link by link, and that it is the one
                                                         whose checkpoints the gateway has written to this log of its own
  portico audit public-key                               print what checkpoints are signed with, to be kept
  portico export tickets|comments|contacts --connection con_… --out FILE [--format ndjson|csv] [--include native,…]
                                                         write all of them to a file; after an interruption the same
                                                         command goes on where it was

  --url http://…      the gateway (else PORTICO_PUBLIC_URL, else HOST and PORT)

rotate signs in with PORTICO_OPERATOR_TOKEN, doctor, audit and export with a tenant's PORTICO_API_KEY.
`;

/** Runs one command; the exit code: 0 done, 1 failed, 2 not understood. */
export const runCli = async (deps: CliDeps): Promise<number> => {
  const parsed = parse(deps.args);
  if (typeof parsed === "string") return misunderstood(deps, parsed);
  const { command, options } = parsed;
  if (command === "" || command === "help") {
    deps.write(usage);
    return 0;
  }
  const run = commands[command];
  if (run === undefined) return misunderstood(deps, `there is no command "${command}".`);
  try {
    return await run(deps, options);
  } catch (error) {
    deps.complain(sentenceOf(error, options.url ?? deps.baseUrl));
    return 1;
  }
};

const misunderstood = ({ complain, write }: CliDeps, why: string): number => {
  complain(why);
  write(usage);
  return 2;
};

interface Options extends Evidence {
  url?: string;
  tenant?: string;
  connection?: string;
  out?: string;
  format?: string;
  include?: string;
}

const commands: Readonly<Record<string, (deps: CliDeps, options: Options) => number | Promise<number>>> = {
  "rotate kek": (deps, options) => rotate(operator(deps, options), deps, { kind: "kek" }),
  "rotate tenant-key": (deps, options) =>
    rotate(operator(deps, options), deps, { kind: "tenant_key", tenant_id: options.tenant ?? null }),
  "rotate connection-key": (deps, options) =>
    rotate(operator(deps, options), deps, {
      kind: "connection_key",
      tenant_id: options.tenant ?? null,
      connection_id: options.connection ?? null,
    }),
  doctor: (deps, options) => doctor(tenant(deps, options), deps, options.connection),
  "audit verify": (deps, options) => verifyAudit(tenant(deps, options), deps, options),
  "audit public-key": (deps, options) => printAuditKey(tenant(deps, options), deps),
  ...Object.fromEntries(
    exported.map((what) => [`export ${what}`, (deps: CliDeps, options: Options) => runExport(deps, what, options)]),
  ),
};

const runExport = (deps: CliDeps, what: Exported, options: Options): number | Promise<number> => {
  const { connection, out, format = "ndjson", include, url = deps.baseUrl } = options;
  if (connection === undefined) return misunderstood(deps, "name the connection with --connection con_….");
  if (out === undefined) return misunderstood(deps, "name the file with --out FILE.");
  if (!isFormatName(format)) return misunderstood(deps, `the formats are ${Object.keys(formats).join(" and ")}.`);
  return exportRecords(deps, {
    what,
    connectionId: connection,
    include,
    out,
    format,
    baseUrl: url,
    apiKey: apiKeyOf(deps),
  });
};

const operator = ({ baseUrl, operatorToken, fetch }: CliDeps, { url }: Options): Portico => {
  if (operatorToken === undefined) throw new Error("set PORTICO_OPERATOR_TOKEN to the operator's token.");
  return createPortico({ baseUrl: url ?? baseUrl, apiKey: operatorToken, fetch });
};

const tenant = (deps: CliDeps, { url }: Options): Portico =>
  createPortico({ baseUrl: url ?? deps.baseUrl, apiKey: apiKeyOf(deps), fetch: deps.fetch });

const apiKeyOf = ({ apiKey }: CliDeps): string => {
  if (apiKey === undefined) throw new Error("set PORTICO_API_KEY to an API key of the tenant.");
  return apiKey;
};

const optionNames = [
  "url",
  "tenant",
  "connection",
  "checkpoints",
  "public-key",
  "out",
  "format",
  "include",
] as const satisfies readonly (keyof Options)[];
const parse = (args: readonly string[]): { command: string; options: Options } | string => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(optionNames.map((name) => [name, { type: "string" }] as const)),
    });
    return { command: positionals.join(" "), options: values };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
