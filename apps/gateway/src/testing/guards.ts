import type { ErrorCode } from "@portico/model";
import { z } from "zod";
import { answersFile, type Route } from "../route.ts";
import { type GuardWorld, missing } from "./guard-world.ts";
import type { Answer } from "./open-gateway.ts";

/** Something that every route of a kind must refuse, and how. */
export interface Guard {
  name: string;
  concerns: (route: Route) => boolean;
  /** How the call differs from one that would be served. */
  send: (world: GuardWorld, route: Route) => Sent | Promise<Sent>;
  status: number;
  code: ErrorCode;
  pointer?: string;
  headers?: Readonly<Record<string, RegExp>>;
}

export interface Sent {
  method?: string;
  /** In the place of the route's key; null sends none. */
  key?: string | null;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | ReadableStream;
}

/** A body that the route takes, from its own documentation. */
export const exampleBody = ({ contract }: Route): Record<string, unknown> => {
  const example = contract.body?.meta()?.["examples"];
  const [first] = Array.isArray(example) ? (example as unknown[]) : [];
  return z.record(z.string(), z.unknown()).parse(first);
};

export const callRoute = async (world: GuardWorld, route: Route, sent: Sent): Promise<Answer> => {
  const { contract, policy } = route;
  const usual = policy.access === "operator" ? world.operatorToken : world.fullKey;
  const key = sent.key === undefined ? usual : sent.key;
  const body = sent.body ?? (contract.body === undefined ? undefined : JSON.stringify(exampleBody(route)));
  return world.send(
    sent.method ?? contract.method.toUpperCase(),
    `${sent.path ?? world.pathOf(contract.path)}${sent.query ?? ""}`,
    {
      ...(key === null || policy.access === "public" ? {} : { key }),
      ...(sent.headers === undefined ? {} : { headers: sent.headers }),
      body: sent.method === undefined ? body : undefined,
    },
  );
};

const every = (): boolean => true;
const answersJson = (route: Route): boolean => !answersFile(route);
const guarded = ({ policy }: Route): boolean => policy.access !== "public";
const tenants = ({ policy }: Route): boolean => policy.access === "tenant";
const operators = ({ policy }: Route): boolean => policy.access === "operator";
const scoped = ({ policy }: Route): boolean => policy.access === "tenant" && policy.scope !== null;
const takesBody = ({ contract }: Route): boolean => contract.body !== undefined;
const takes =
  (param: string) =>
  ({ contract }: Route): boolean =>
    contract.path.includes(`{${param}}`);

const withField = (route: Route, text: string): string => `${JSON.stringify(exampleBody(route)).slice(0, -1)},${text}}`;
const everyParam = ({ contract }: Route, value: string): Record<string, string> =>
  Object.fromEntries([...contract.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, value]));
const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const tooMuch = new Uint8Array(1_048_577 + 16).fill(0x20);

const bare = { "www-authenticate": /^Bearer realm="portico"$/ };
const invalidToken = { "www-authenticate": /error="invalid_token"/ };

const credentialGuards: Guard[] = [
  {
    name: "no credential",
    concerns: guarded,
    send: () => ({ key: null }),
    status: 401,
    code: "unauthenticated",
    headers: bare,
  },
  {
    name: "a revoked key",
    concerns: guarded,
    send: ({ revokedKey }) => ({ key: revokedKey }),
    status: 401,
    code: "unauthenticated",
    headers: invalidToken,
  },
  {
    name: "a key with a typing error",
    concerns: guarded,
    send: ({ fullKey }) => ({ key: `${fullKey.slice(0, -1)}!` }),
    status: 401,
    code: "unauthenticated",
    headers: invalidToken,
  },
  {
    name: "another scheme",
    concerns: guarded,
    send: ({ fullKey }) => ({ key: null, headers: { authorization: `Basic ${btoa(`${fullKey}:x`)}` } }),
    status: 401,
    code: "unauthenticated",
    headers: bare,
  },
  {
    name: "two credentials",
    concerns: guarded,
    send: ({ fullKey }) => ({ key: null, headers: { authorization: `Bearer ${fullKey}, Bearer ${fullKey}` } }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "a credential in two parts",
    concerns: guarded,
    send: ({ fullKey }) => ({ key: null, headers: { authorization: `Bearer ${fullKey} ${fullKey}` } }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "a credential longer than any",
    concerns: guarded,
    send: () => ({ key: "x".repeat(8_192) }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "the operator's token where a tenant is due",
    concerns: tenants,
    send: ({ operatorToken }) => ({ key: operatorToken }),
    status: 403,
    code: "insufficient_scope",
  },
  {
    name: "a tenant's key where the operator is due",
    concerns: operators,
    send: ({ fullKey }) => ({ key: fullKey }),
    status: 403,
    code: "insufficient_scope",
  },
  {
    name: "a key without the scope",
    concerns: scoped,
    send: async ({ keyWithout }, { policy }) =>
      policy.access === "tenant" && policy.scope !== null ? { key: await keyWithout(policy.scope) } : {},
    status: 403,
    code: "insufficient_scope",
    headers: { "www-authenticate": /error="insufficient_scope", scope="[a-z]+:[a-z]+"$/ },
  },
];

const idGuards: Guard[] = [
  ...Object.keys(missing).map((param): Guard => ({
    name: `a ${param} that names nothing`,
    concerns: takes(param),
    send: ({ pathOf }, route) => ({ path: pathOf(route.contract.path, missing) }),
    status: 404,
    code: "not_found",
  })),
  ...["a%00b", "a%2Fb", "%F0%9F%8E%AB"].map((id): Guard => ({
    name: `the id ${id}, which none can be`,
    concerns: ({ contract }) => contract.path.includes("{"),
    send: ({ pathOf }, route) => ({ path: pathOf(route.contract.path, everyParam(route, id)) }),
    status: 404,
    code: "not_found",
  })),
  {
    name: "a key that is narrowed to another connection",
    concerns: takes("connection_id"),
    send: ({ narrowedKey }) => ({ key: narrowedKey }),
    status: 404,
    code: "not_found",
  },
];

const queryGuards: Guard[] = [
  {
    name: "an unknown query name",
    concerns: every,
    send: () => ({ query: "?nope=1" }),
    status: 400,
    code: "invalid_request",
    pointer: "/nope",
  },
  {
    name: "a repeated query name",
    concerns: every,
    send: () => ({ query: "?limit=1&limit=1" }),
    status: 400,
    code: "invalid_request",
    pointer: "/limit",
  },
  {
    name: "a query name that tricks objects",
    concerns: every,
    send: () => ({ query: "?__proto__=1" }),
    status: 400,
    code: "invalid_request",
    pointer: "/__proto__",
  },
  {
    name: "U+0000 in a query",
    concerns: every,
    send: () => ({ query: "?limit=1%00" }),
    status: 400,
    code: "invalid_request",
    pointer: "/limit",
  },
  {
    name: "half a surrogate pair in a query",
    concerns: every,
    send: () => ({ query: "?limit=%ED%A0%80" }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "a client that takes HTML alone",
    concerns: answersJson,
    send: () => ({ headers: { accept: "text/html" } }),
    status: 406,
    code: "not_acceptable",
  },
  {
    name: "a client that takes anything but JSON",
    concerns: answersJson,
    send: () => ({ headers: { accept: "text/html, application/json;q=0" } }),
    status: 406,
    code: "not_acceptable",
  },
];

const bodyGuards: Guard[] = [
  {
    name: "an unknown field",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, '"nope":1') }),
    status: 422,
    code: "validation_failed",
    pointer: "/nope",
  },
  {
    name: "a field that tricks objects",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, '"__proto__":{}') }),
    status: 422,
    code: "validation_failed",
    pointer: "/__proto__",
  },
  {
    name: "U+0000 in a value",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, '"nope":"\\u0000"') }),
    status: 422,
    code: "validation_failed",
    pointer: "/nope",
  },
  {
    name: "half a surrogate pair in a value",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, '"nope":"\\ud800"') }),
    status: 422,
    code: "validation_failed",
    pointer: "/nope",
  },
  {
    name: "half a surrogate pair in a name",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, '"\\ud800":1') }),
    status: 422,
    code: "validation_failed",
  },
  {
    name: "a body nested too deep",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, `"nope":${nested(33)}`) }),
    status: 422,
    code: "validation_failed",
  },
  {
    name: "a body nested a hundred thousand deep",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, `"nope":${nested(100_000)}`) }),
    status: 422,
    code: "validation_failed",
  },
  {
    name: "a body of too many keys",
    concerns: takesBody,
    send: (_, route) => ({ body: withField(route, `"nope":[${"1,".repeat(2_000)}1]`) }),
    status: 422,
    code: "validation_failed",
  },
  {
    name: "a body that is a list",
    concerns: takesBody,
    send: () => ({ body: "[]" }),
    status: 422,
    code: "validation_failed",
  },
  {
    name: "broken JSON",
    concerns: takesBody,
    send: () => ({ body: '{"name":' }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "a body that is not UTF-8",
    concerns: takesBody,
    send: () => ({ body: Buffer.from('{"name":"\xff"}', "latin1") }),
    status: 400,
    code: "invalid_request",
  },
  {
    name: "another content type",
    concerns: takesBody,
    send: () => ({ headers: { "content-type": "text/plain" } }),
    status: 415,
    code: "unsupported_media_type",
  },
  {
    name: "an encoded body",
    concerns: takesBody,
    send: () => ({ headers: { "content-encoding": "gzip" } }),
    status: 415,
    code: "unsupported_media_type",
  },
  {
    name: "a body over 1 MiB",
    concerns: takesBody,
    send: () => ({ body: tooMuch }),
    status: 413,
    code: "body_too_large",
  },
  {
    name: "a body over 1 MiB in chunks",
    concerns: takesBody,
    send: () => ({ body: new Blob([tooMuch]).stream() }),
    status: 413,
    code: "body_too_large",
  },
];

/** What every route is tried with, the day it is born. */
export const guards: readonly Guard[] = [...credentialGuards, ...idGuards, ...queryGuards, ...bodyGuards];
