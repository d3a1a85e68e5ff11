/**
 * `pnpm start`: the gateway on its embedded defaults, a simulated help desk, and a tenant with one connection to it.
 * It is a client of Portico like any other: it talks to the two processes over HTTP alone.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const { env } = process;
const dataDir = env["PORTICO_DATA_DIR"] ?? join(root, ".portico");
const host = env["HOST"] ?? "127.0.0.1";
const port = Number(env["PORT"] ?? 8080);
const memory = join(dataDir, "demo.json");
const tickets = 2_000;
/** What the simulated help desk knows its administrator by. */
const account = { subdomain: "acme", apiKey: "demo-freshdesk-key-acme" };

/** Kept between starts, so that what was copied from the first one goes on working. */
interface Demo {
  operatorToken: string;
  apiKey?: string;
  connectionId?: string;
}

const children: ChildProcess[] = [];

const main = async (): Promise<void> => {
  if (Number(process.versions.node.split(".")[0]) < 24)
    fail(`Node 24 is needed here and this is ${process.version}: install it, or run on Linux, where it comes along.`);
  if (!(await isFree(port))) fail(`Port ${port} is in use. Choose another: PORT=8081 pnpm start`);
  const demo = await recall();
  const helpDesk = await startHelpDesk();
  await startGateway(demo.operatorToken, helpDesk);
  const ready = await seed(demo);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(memory, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
  say(ready, helpDesk);
};

const startHelpDesk = async (): Promise<string> => {
  const chosen = (await isFree(4010)) && (await isFree(4011)) ? 4010 : 0;
  const args = ["--port", String(chosen), "--tickets", String(tickets), "--plan", "enterprise"];
  const line = await start("packages/simulators/src/main.ts", args, {}, /simulated freshdesk at (http:\S+)/);
  return line[1] ?? "";
};

const startGateway = async (operatorToken: string, helpDesk: string): Promise<void> => {
  await start(
    "apps/gateway/src/main.ts",
    [],
    {
      PORT: String(port),
      PORTICO_DATA_DIR: dataDir,
      PORTICO_OPERATOR_TOKEN: operatorToken,
      PORTICO_ORIGIN_FRESHDESK: helpDesk,
      ...quiet,
    },
    /"event":"listening"/,
  );
};
// The terminal is for the lines below; warnings still show.
const quiet = env["PORTICO_LOG_LEVEL"] === undefined ? { PORTICO_LOG_LEVEL: "info" } : {};

/** Starts a process of ours and resolves with the output that says it is ready. A process that ends takes all down. */
const start = (entry: string, args: string[], extra: Record<string, string>, ready: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, entry), ...args], {
      cwd: root,
      env: { ...env, ...extra },
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const before = ready.exec(output);
      output = before === null ? output + text : output;
      const match = ready.exec(output);
      if (before === null && match !== null) resolve(match);
      for (const line of text.split("\n")) if (/"level":[456]0/.test(line)) process.stderr.write(`${line}\n`);
    });
    child.once("exit", (code) => stop(code ?? 1));
  });

/** Makes what the demo needs, unless an earlier start has made it and it still works. */
const seed = async (demo: Demo): Promise<Required<Demo>> => {
  const { operatorToken, apiKey, connectionId } = demo;
  if (apiKey !== undefined && connectionId !== undefined) {
    const known = await call(`/v1/connections/${connectionId}`, apiKey);
    if (known.status === 200) return { operatorToken, apiKey, connectionId };
  }
  const tenant = await make("/v1/tenants", operatorToken, { name: "Acme Analytics" });
  const key = await make(`/v1/tenants/${String(tenant["id"])}/api_keys`, operatorToken, {
    name: "demo",
    scopes: ["*"],
    mode: "test",
    expires_at: null,
  });
  const secret = String(key["secret"]);
  const connection = await make("/v1/connections", secret, {
    provider: "freshdesk",
    subdomain: account.subdomain,
    credentials: { api_key: account.apiKey },
    external_id: "customer-1",
    label: "Acme, simulated",
    plan: "enterprise",
  });
  return { operatorToken, apiKey: secret, connectionId: String(connection["id"]) };
};

const base = env["PORTICO_PUBLIC_URL"] ?? `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;

const call = (path: string, token: string, body?: unknown): Promise<Response> =>
  fetch(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });

const make = async (path: string, token: string, body: unknown): Promise<Record<string, unknown>> => {
  const response = await call(path, token, body);
  const answer: Record<string, unknown> = JSON.parse(await response.text());
  if (response.status !== 201) fail(`POST ${path} answered ${response.status}: ${String(answer["detail"])}`);
  return answer;
};

const recall = async (): Promise<Demo> => {
  const operatorToken = env["PORTICO_OPERATOR_TOKEN"] ?? randomBytes(24).toString("hex");
  try {
    const known: Demo = JSON.parse(await readFile(memory, "utf8"));
    return { ...known, operatorToken: env["PORTICO_OPERATOR_TOKEN"] ?? known.operatorToken };
  } catch {
    return { operatorToken };
  }
};

const say = ({ apiKey, connectionId, operatorToken }: Required<Demo>, helpDesk: string): void => {
  console.log(`
Portico is ready at ${base} (API reference: ${base}/docs).
Behind it is a simulated Freshdesk with ${tickets.toLocaleString("en")} tickets: ${helpDesk.replace("{subdomain}", account.subdomain)}

API key         ${apiKey}
Connection      ${connectionId}
Operator token  ${operatorToken}

Try:

curl -s -H "Authorization: Bearer ${apiKey}" "${base}/v1/connections/${connectionId}/tickets?limit=2"

Ctrl-C stops everything. Key and connection stay valid for the next start; delete ${dataDir} to begin afresh.
`);
};

const isFree = (candidate: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(candidate, host, () => probe.close(() => resolve(true)));
  });

const fail = (line: string): never => {
  process.stderr.write(`portico: ${line}\n`);
  stop(1);
  throw new Error(line);
};

/** Ends what was started, by its own process, and waits for it: the next start finds ports and data free. */
const stop = (code: number): void => {
  process.exitCode ??= code;
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
};
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));

await main().catch((error: unknown) => {
  if (process.exitCode === undefined) process.stderr.write(`portico: the demo did not start: ${String(error)}\n`);
  stop(1);
});
