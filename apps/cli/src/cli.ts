import { parseArgs } from "node:util";
import type { CliDeps } from "./cli-deps.ts";
import { type Evidence, printAuditKey, verifyAudit } from "./audit-verify.ts";
import { type Client, createClient } from "./client.ts";
import { rotate } from "./rotate.ts";

const usage = `portico: the operator's tool. It talks to a running gateway.

  portico rotate kek                                     wrap all tenants' keys by the first master key or the KMS key
  portico rotate tenant-key [--tenant ten_…]             give tenants new keys
  portico rotate connection-key [--tenant ten_… [--connection con_…]]
                                                         give connections new keys
  portico audit verify [--checkpoints FILE [--public-key FILE]]
                                                         check a tenant's audit log, link by link, and that it is the one
                                                         whose checkpoints the gateway has written to this log of its own
  portico audit public-key                               print what checkpoints are signed with, to be kept

  --url http://…      the gateway (else PORTICO_PUBLIC_URL, else HOST and PORT)

rotate signs in with PORTICO_OPERATOR_TOKEN, audit with a tenant's PORTICO_API_KEY.
`;

/** Runs one command; the exit code: 0 done, 1 failed, 2 not understood. */
export const runCli = async (deps: CliDeps): Promise<number> => {
  const parsed = parse(deps.args);
  if (typeof parsed === "string") {
    deps.complain(parsed);
    deps.write(usage);
    return 2;
  }
  const { command, options } = parsed;
  if (command === "" || command === "help") {
    deps.write(usage);
    return 0;
  }
  const run = commands[command];
  if (run === undefined) {
    deps.complain(`there is no command "${command}".`);
    deps.write(usage);
    return 2;
  }
  try {
    return await run(deps, options);
  } catch (error) {
    deps.complain(error instanceof Error ? error.message : String(error));
    return 1;
  }
};

type Options = Evidence & { url?: string; tenant?: string; connection?: string };

const commands: Readonly<Record<string, (deps: CliDeps, options: Options) => Promise<number>>> = {
  "rotate kek": (deps, options) => rotate(operator(deps, options), deps, { kind: "kek" }),
  "rotate tenant-key": (deps, options) =>
    rotate(operator(deps, options), deps, { kind: "tenant_key", tenant_id: options.tenant ?? null }),
  "rotate connection-key": (deps, options) =>
    rotate(operator(deps, options), deps, {
      kind: "connection_key",
      tenant_id: options.tenant ?? null,
      connection_id: options.connection ?? null,
    }),
  "audit verify": (deps, options) => verifyAudit(tenant(deps, options), deps, options),
  "audit public-key": (deps, options) => printAuditKey(tenant(deps, options), deps),
};

const operator = ({ baseUrl, operatorToken, fetch }: CliDeps, { url }: Options): Client => {
  if (operatorToken === undefined) throw new Error("set PORTICO_OPERATOR_TOKEN to the operator's token.");
  return createClient({ baseUrl: url ?? baseUrl, token: operatorToken, fetch });
};

const tenant = ({ baseUrl, apiKey, fetch }: CliDeps, { url }: Options): Client => {
  if (apiKey === undefined) throw new Error("set PORTICO_API_KEY to an API key of the tenant.");
  return createClient({ baseUrl: url ?? baseUrl, token: apiKey, fetch });
};

const optionNames = ["url", "tenant", "connection", "checkpoints", "public-key"] as const;
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
