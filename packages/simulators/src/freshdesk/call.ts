import type { FreshworksRoute } from "../freshworks/api.ts";
import type { FreshworksCall, Reply } from "../freshworks/call.ts";
import type { FreshdeskAccount } from "./account.ts";
import type { AgentRecord } from "./records.ts";
import type { EndpointClass } from "./settings.ts";

export type Call = FreshworksCall<FreshdeskAccount, AgentRecord>;
export type Handle = (call: Call) => Reply;

export interface FreshdeskRoute extends FreshworksRoute<FreshdeskAccount, AgentRecord> {
  class?: EndpointClass;
}

export const created = (call: Call, resource: string, id: number, body: unknown): Reply => ({
  status: 201,
  headers: { location: `${call.origin}/api/v2/${resource}/${id}` },
  body,
});
