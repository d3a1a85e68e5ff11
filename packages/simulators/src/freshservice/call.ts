import type { FreshworksRoute } from "../freshworks/api.ts";
import type { FreshworksCall, Reply } from "../freshworks/call.ts";
import { ok } from "../freshworks/call.ts";
import { page } from "../freshworks/pages.ts";
import type { FreshserviceAccount } from "./account.ts";
import { wordFor } from "./flavours.ts";
import type { Module } from "./flavours.ts";
import type { AgentRecord } from "./records.ts";
import type { EndpointClass, Flavour } from "./settings.ts";

export type Call = FreshworksCall<FreshserviceAccount, AgentRecord>;
export type Handle = (call: Call) => Reply;

export interface FreshserviceRoute extends FreshworksRoute<FreshserviceAccount, AgentRecord> {
  class?: EndpointClass;
  /** What of the product it belongs to, where that is not in every flavour. */
  module?: Module;
  /** The one flavour that has it at all. */
  only?: Flavour;
}

/** Every answer is wrapped in the name of what it holds. */
export const wrapped = (call: Call, name: string, shown: unknown): Reply =>
  ok({ [wordFor(call.account.settings(), name)]: shown });

export const created = (call: Call, name: string, shown: unknown): Reply => ({
  ...wrapped(call, name, shown),
  status: 201,
});

/** One page of a list, wrapped in its name; `size` is of pages that take no other. */
export const listed = <Record>(
  call: Call,
  name: string,
  rows: Iterable<Record>,
  show: (row: Record) => unknown,
  size?: number,
): Reply => page(call, rows, show, { wrap: (shown) => ({ [wordFor(call.account.settings(), name)]: shown }), size });
