import type { AuditDecision, NewAuditEntry } from "@portico/db";
import { errorTable } from "@portico/model";
import type { Writer } from "../writes/ledger.ts";
import type { Outcome } from "../writes/outcome.ts";

/** What a write is called in the audit log. */
export interface Deed {
  verb: Verb;
  /** One of what it is done to: `ticket`. */
  object: string;
  /** The id of that object, where it has one already. */
  id: string | null;
  /** True where only rows of ours change. */
  isLocal: boolean;
  /** Where the operator writes: the tenant concerned, if the request names it. */
  tenantId?: string;
}

const verbs = {
  create: "created",
  update: "updated",
  delete: "deleted",
  erase: "erased",
  restore: "restored",
  merge: "merged others into",
  check: "checked",
  roll: "rolled",
  replace: "replaced",
  forward: "forwarded",
  start: "started",
} as const;
export type Verb = keyof typeof verbs;

/** An entry of the audit log in plain English: who did what, where, and why not. */
export const entryOf = (
  { actor, requestId }: Pick<Writer, "actor" | "requestId">,
  { verb, object, id }: Omit<Deed, "isLocal">,
  place: { connectionId: string | null; host: string | null },
  outcome: Outcome,
): NewAuditEntry => {
  const decision = decisionOf(outcome);
  const made = "location" in outcome ? textIn(outcome.value, "id") : null;
  const target = id ?? made;
  const reason = outcome.kind === "failed" ? errorTable[outcome.code].title : null;
  const thing = `${target === null ? `${/^[aeiou]/i.test(object) ? "an" : "a"} ${object}` : `${object} ${target}`}${place.host === null ? "" : ` on ${place.host}`}`;
  const because = reason === null ? "" : `: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`;
  return {
    actor: actor.name,
    action: `${object.replaceAll(" ", "_").toLowerCase()}.${verb}`,
    decision,
    reason,
    sentence: sentences[decision](actor.name, verb, thing, because),
    connectionId: place.connectionId,
    target,
    requestId,
  };
};

/** In whose log it belongs. Null: the operator wrote, and there is no such tenant, or none any more. */
export const concerned = (writer: Writer, { verb, object, tenantId }: Deed, outcome: Outcome): string | null => {
  if (!("operator" in writer)) return writer.tenantId;
  const isOfTenant = object === "tenant";
  if (isOfTenant && verb === "delete") return null;
  if (tenantId !== undefined || outcome.kind !== "created") return tenantId ?? null;
  return textIn(outcome.value, isOfTenant ? "id" : "tenant_id");
};

const sentences: Record<AuditDecision, (actor: string, verb: Verb, thing: string, because: string) => string> = {
  allowed: (actor, verb, thing) => `${actor} ${verbs[verb]} ${thing}.`,
  refused: (actor, verb, thing, because) => `${actor} was not allowed to ${verb} ${thing}${because}.`,
  failed: (actor, verb, thing, because) => `${actor} tried to ${verb} ${thing} and could not${because}.`,
  unknown: (actor, verb, thing) => `${actor} tried to ${verb} ${thing}, and nobody knows whether it was done.`,
};

const decisionOf = (outcome: Outcome): AuditDecision => {
  if (outcome.kind !== "failed") return "allowed";
  if (outcome.code === "outcome_unknown") return "unknown";
  return ["insufficient_scope", "grant_denied"].includes(outcome.code) ? "refused" : "failed";
};

const textIn = (value: unknown, name: "id" | "tenant_id"): string | null => {
  const text: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : null;
  return typeof text === "string" ? text : null;
};
