import type { Portico } from "@portico/sdk";
import { compact, expressionOf, laidOut } from "./json-text.ts";
import type { Operation } from "./operations.ts";

/** What is filled in for an operation. */
export interface Filled {
  path: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: string;
}

/** What came back. */
export interface Answer {
  status: number;
  /** What the answer tells of its cost, and of what is left. */
  headers: [string, string][];
  text: string;
  durationMs: number;
}

const told = /^(?:portico-|ratelimit|retry-after|etag|location|idempotency-)/;

/** Sends it, as any client of the sdk would, its body as it is written. Throws `SyntaxError` where that is no JSON. */
export const send = async (
  portico: Portico,
  operation: Operation,
  filled: Filled,
  signal: AbortSignal,
): Promise<Answer> => {
  const begunMs = performance.now();
  const { path, query } = named(filled);
  let text = "";
  const onResponse = async ({ response }: { response: Response }): Promise<void> => {
    text = await response.clone().text();
  };
  const { response } = await untyped(portico).request(operation.method.toLowerCase(), operation.path, {
    params: { path, query },
    ...(operation.hasBody ? asWritten(bodyOf(filled)) : {}),
    signal,
    // The client parses what is refused, whatever it is told.
    parseAs: "text",
    middleware: [{ onResponse }],
  });
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => told.test(name)),
    text: laidOut(text),
    durationMs: performance.now() - begunMs,
  };
};

interface UntypedClient {
  request: (method: string, path: string, init: object) => Promise<{ response: Response }>;
}

/** The same client for a path that is only known when it runs: the compiler cannot tell what it takes. */
const untyped = (portico: Portico): UntypedClient => portico as Pick<Portico, "request"> as UntypedClient;

/** Without what was left empty. */
const named = ({ path, query }: Filled) => ({
  path,
  query: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== "")),
});

const bodyOf = ({ body }: Filled): string => (body.trim() === "" ? "{}" : body);

/** Parsed only to see that it can be: printed anew, long numerals would be others. */
const asWritten = (body: string): object => {
  JSON.parse(body);
  return { body, bodySerializer: (text: string) => text };
};

/** The same call for a shell; the key stands in the environment. */
export const curlOf = (origin: string, { method, path, hasBody }: Operation, filled: Filled): string => {
  const url = new URL(
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(filled.path[name] ?? "")),
    origin,
  );
  for (const [name, value] of Object.entries(named(filled).query)) url.searchParams.set(name, value);
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}-H "Authorization: Bearer $PORTICO_KEY"`,
    hasBody
      ? `-H "Content-Type: application/json" -d '${compact(bodyOf(filled)).replaceAll("'", String.raw`'\''`)}'`
      : "",
    `"${url.href}"`,
  ];
  return parts.filter((part) => part !== "").join(" \\\n  ");
};

/** The same call through the sdk. */
export const sdkLineOf = ({ method, path, hasBody, parameters }: Operation, filled: Filled): string => {
  const { query } = named(filled);
  const params = {
    ...(parameters.some((parameter) => parameter.in === "path") ? { path: filled.path } : {}),
    ...(Object.keys(query).length > 0 ? { query } : {}),
  };
  const init = [
    ...(Object.keys(params).length > 0 ? [`params: ${JSON.stringify(params)}`] : []),
    ...(hasBody ? [`body: ${expressionOf(bodyOf(filled))}`] : []),
  ];
  return `await portico.${method}("${path}"${init.length === 0 ? "" : `, { ${init.join(", ")} }`});`;
};
