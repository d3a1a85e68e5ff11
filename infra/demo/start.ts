/**
 * `pnpm start`: the gateway on its embedded defaults, simulated help desks, and a tenant with one connection to each.
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
const subdomain = "acme";
/** What each simulated help desk is called, and what it knows its administrator by. */
const desks = [
  { provider: "freshdesk", title: "Freshdesk", apiKey: "demo-freshdesk-key-acme" },
  { provider: "freshservice", title: "Freshservice", apiKey: "demo-freshservice-key-acme" },
] as const;

/** Kept between starts, so that what was copied from the first one goes on working. */
interface Demo {
  operatorToken: string;
  apiKey?: string;
}

/** A connection, and where the help desk behind it listens. */
interface Connected {
  title: string;
  connectionId: string;
  origin: string;
}

const children: ChildProcess[] = [];

const main = async (): Promise<void> => {
  if (Number(process.versions.node.split(".")[0]) < 24)
    fail(`Node 24 is needed here and this is ${process.version}: install it, or run on Linux, where it comes along.`);
  if (!(await isFree(port))) fail(`Port ${port} is in use. Choose another: PORT=8081 pnpm start`);
  const demo = await recall();
  const [origins] = await Promise.all([startHelpDesks(), buildConsole()]);
  await startGateway(demo.operatorToken, origins);
  const ready = { ...demo, apiKey: await keyOf(demo) };
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(memory, `${JSON.stringify(ready, null, 2)}\n`, { mode: 0o600 });
  say(ready, await connect(ready.apiKey, origins), await linkOf(ready.apiKey));
};

/** Does nothing where it is built already. Without it everything else works all the same. */
const buildConsole = (): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "apps/console/build.ts")], {
      cwd: root,
      env: { ...env, NODE_ENV: "production" },
      stdio: "inherit",
    });
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  });

/** Where each help desk listens, in the order of `desks`. */
const startHelpDesks = async (): Promise<string[]> => {
  const areFree = (await Promise.all([4010, 4011, 4012].map(isFree))).every(Boolean);
  const plans = ["--plan", "enterprise", "--service-plan", "enterprise"];
  const args = ["--port", areFree ? "4010" : "0", "--tickets", String(tickets), ...plans];
  // They may come in any order.
  const lines = desks.map(({ provider }) => `(?=[^]*simulated ${provider} at (http:\\S+)\\n)`);
  const [, ...origins] = await start("packages/simulators/src/main.ts", args, {}, new RegExp(`^${lines.join("")}`));
  return origins;
};

const startGateway = async (operatorToken: string, origins: readonly string[]): Promise<void> => {
  await start(
    "apps/gateway/src/main.ts",
    [],
    {
      PORT: String(port),
      PORTICO_DATA_DIR: dataDir,
      PORTICO_OPERATOR_TOKEN: operatorToken,
      ...Object.fromEntries(
        desks.map(({ provider }, index) => [`PORTICO_ORIGIN_${provider.toUpperCase()}`, origins[index] ?? ""]),
      ),
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

/** The key of an earlier start, if it still works; else that of a new tenant. */
const keyOf = async ({ operatorToken, apiKey }: Demo): Promise<string> => {
  if (apiKey !== undefined && (await call("/v1/connections", apiKey)).status === 200) return apiKey;
  const tenant = await make("/v1/tenants", operatorToken, {
    name: "Acme Analytics",
    return_origins: [new URL(base).origin],
  });
  const key = await make(`/v1/tenants/${String(tenant["id"])}/api_keys`, operatorToken, {
    name: "demo",
    scopes: ["*"],
    mode: "test",
    expires_at: null,
  });
  return String(key["secret"]);
};

/** A connection to each help desk, made unless there is one. */
const connect = async (apiKey: string, origins: readonly string[]): Promise<Connected[]> => {
  const answer = await call("/v1/connections", apiKey);
  const { data }: { data: { id: string; provider: string }[] } = JSON.parse(await answer.text());
  const connected: Connected[] = [];
  for (const [index, desk] of desks.entries()) {
    const known = data.find(({ provider }) => provider === desk.provider);
    const { id } =
      known ??
      (await make("/v1/connections", apiKey, {
        provider: desk.provider,
        subdomain,
        credentials: { api_key: desk.apiKey },
        external_id: "customer-1",
        label: "Acme, simulated",
        plan: "enterprise",
      }));
    const origin = (origins[index] ?? "").replace("{subdomain}", subdomain);
    connected.push({ title: desk.title, connectionId: String(id), origin });
  }
  return connected;
};

/** A link to connect a help desk by, as a customer would; none for a tenant whom an earlier version has made. */
const linkOf = async (apiKey: string): Promise<string | undefined> => {
  const link = { external_id: randomBytes(4).toString("hex"), return_url: `${base}/console`, expires_in: 86_400 };
  const answer = await call("/v1/connect_sessions", apiKey, link);
  const { url }: { url?: string } = JSON.parse(await answer.text());
  return url;
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

const say = (
  { apiKey, operatorToken }: Required<Demo>,
  connected: readonly Connected[],
  link: string | undefined,
): void => {
  const behind = connected.map(({ title, origin }) => `  a simulated ${title}: ${origin}`);
  const connections = connected.map(({ title, connectionId }) => `Connection      ${connectionId}  (${title})`);
  const lines = connected.map(
    ({ connectionId }) =>
      `curl -s -H "Authorization: Bearer ${apiKey}" "${base}/v1/connections/${connectionId}/tickets?limit=2"`,
  );
  console.log(`
Portico is ready at ${base} (API reference: ${base}/docs).
The console, to sign in to with the API key: ${base}/console
Behind it, with ${tickets.toLocaleString("en")} tickets each:
${behind.join("\n")}

API key         ${apiKey}
${connections.join("\n")}
Operator token  ${operatorToken}

Try:

${lines.join("\n")}
${
  link === undefined
    ? ""
    : `
Connect a help desk as a customer would (address ${subdomain}, key ${desks.map(({ apiKey: key }) => key).join(" or ")}):

${link}
`
}
Ctrl-C stops everything. Key and connections stay valid for the next start; delete ${dataDir} to begin afresh.
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
