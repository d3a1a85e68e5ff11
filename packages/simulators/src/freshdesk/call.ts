import type { FreshdeskAccount } from "./account.ts";
import type { AgentRecord } from "./records.ts";
import type { EndpointClass } from "./settings.ts";
import type { Route } from "../routes.ts";

/** An answer before it is written: `body` becomes JSON, and an absent one stays empty. */
export interface Reply {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface UploadedFile {
  /** The form's field, such as `attachments[]`. */
  field: string;
  name: string;
  contentType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A call that got past the door: signed in, within its limit, readable. */
export interface Call {
  account: FreshdeskAccount;
  agent: AgentRecord;
  method: string;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed body; `{}` where there is none. */
  body: Record<string, unknown>;
  files: readonly UploadedFile[];
  /** The account's time, in whole seconds as the vendor keeps it. */
  now: number;
  /** `http://host:port/{subdomain}`: what every URL in an answer starts with. */
  origin: string;
  path: string;
}

export type Handle = (call: Call) => Reply;

export interface FreshdeskRoute extends Route<Handle> {
  /** The bucket it draws on beside the account's total. */
  class?: EndpointClass;
  /** Closed to agents who are no administrators. */
  admin?: true;
  /** How includes are priced here, if it takes any. */
  includes?: "list" | "view";
}

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const noContent: Reply = { status: 204 };
export const created = (call: Call, resource: string, id: number, body: unknown): Reply => ({
  status: 201,
  headers: { location: `${call.origin}/api/v2/${resource}/${id}` },
  body,
});
