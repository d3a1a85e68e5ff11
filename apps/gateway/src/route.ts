import type { ErrorCode, Scope } from "@portico/model";
import type { Ctx, FoundFile, Outcome, Services, Upload, Verb } from "@portico/services";
import type { z } from "zod";

type Method = "get" | "post" | "put" | "patch" | "delete";
export type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What a route promises: the OpenAPI document is generated from it, and the input is parsed by it. */
export interface Contract<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType | undefined> {
  method: Method;
  /** With `{name}` for each parameter. */
  path: string;
  operationId: string;
  tag: string;
  summary: string;
  description?: string;
  params: Params;
  query: Query;
  body: Body;
  /** Set where files may come along, in a form whose first part is the body. */
  takesFiles?: true;
  success: readonly Success[];
}
export interface Success {
  status: 200 | 201 | 202 | 204 | 206;
  description: string;
  /** Absent: no body. */
  schema?: z.ZodType;
  /** Set where the body is the bytes of a file. */
  isFile?: true;
}

/** Who may call, and how it may fail. `tenant` takes an API key with the scope, `operator` the operator's token. */
export type Policy =
  | { access: "public"; errors: readonly ErrorCode[] }
  | { access: "operator"; errors: readonly ErrorCode[]; deed?: RouteDeed }
  | {
      access: "tenant";
      scope: Scope | null;
      errors: readonly ErrorCode[];
      deed?: RouteDeed;
      /** Set on a POST that changes nothing. */
      isRead?: true;
    };

/** Whether a route changes nothing, so that calling it twice does no harm and needs no record. */
export const isRead = ({ contract, policy }: Pick<Route, "contract" | "policy">): boolean =>
  contract.method === "get" || (policy.access === "tenant" && policy.isRead === true);

/** Whether a route answers with the bytes of a file, of whatever type. */
export const answersFile = ({ contract }: Pick<Route, "contract">): boolean =>
  contract.success.some(({ isFile }) => isFile === true);

/** Whether a query asks for a delete for good. */
export const isPermanently = (query: unknown): boolean =>
  typeof query === "object" && query !== null && "permanent" in query && query.permanent === true;

/** What a write is called in the audit log; `id` is the path parameter that names its object, where there is one. */
export interface RouteDeed {
  verb: Verb;
  object: string;
  id?: string;
  /** True where only rows of ours change. */
  isLocal?: true;
}

export interface Call<Params, Query, Body> {
  services: Services;
  params: Params;
  query: Query;
  body: Body;
  /** The files that came along. */
  upload: Upload | undefined;
}

/** How a route ends where it does not throw. */
export type Reply = Exclude<Outcome, { kind: "failed" | "streamed" }> | FileReply;
/** A file: what it is, and its bytes, which are opened only when they are sent. */
export interface FileReply {
  kind: "file";
  value: FoundFile["attachment"];
  open: FoundFile["open"];
}

/** A route with its types forgotten: what the mounting code handles. */
export interface Route {
  contract: Contract<z.ZodObject, z.ZodObject, z.ZodType | undefined>;
  policy: Policy;
  handle: (call: Call<unknown, unknown, unknown>, ctx: Ctx | null) => Promise<Reply>;
}

/** A route for tenants: `ctx` is who calls. */
export const tenantRoute = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | undefined>(route: {
  contract: Contract<P, Q, B>;
  policy: Extract<Policy, { access: "tenant" }>;
  handle: (call: Call<z.output<P>, z.output<Q>, Parsed<B>>, ctx: Ctx) => Promise<Reply>;
}): Route => ({
  ...route,
  handle: (call, ctx) => {
    if (ctx === null) throw new Error("a tenant's route was reached without a tenant");
    return route.handle(parsed(call), ctx);
  },
});

/** A route for the operator, or for everybody. */
export const openRoute = <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType | undefined>(route: {
  contract: Contract<P, Q, B>;
  policy: Exclude<Policy, { access: "tenant" }>;
  handle: (call: Call<z.output<P>, z.output<Q>, Parsed<B>>) => Promise<Reply>;
}): Route => ({ ...route, handle: (call) => route.handle(parsed(call)) });

// The mounting code has parsed each part by this very contract just before.
const parsed = <P, Q, B>(call: Call<unknown, unknown, unknown>): Call<P, Q, B> => call as Call<P, Q, B>;

export const ok = (value: unknown): Reply => ({ kind: "value", value });
export const created = (value: unknown, location: string): Reply => ({ kind: "created", value, location });
/** It goes on behind the caller's back; at the location is how far it is. */
export const accepted = (value: unknown, location: string): Reply => ({ kind: "accepted", value, location });
export const noContent: Reply = { kind: "none" };
export const file = ({ attachment, open }: FoundFile): Reply => ({ kind: "file", value: attachment, open });
