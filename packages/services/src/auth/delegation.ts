import { PorticoError, type Scope, scopes } from "@portico/model";
import type { Actor } from "../context.ts";
import { isCovered } from "./networks.ts";

/** How far a credential reaches. `*` among the scopes is all of them; null is every connection, and every address. */
export interface Reach {
  scopes: readonly string[];
  connectionIds: readonly string[] | null;
  cidrs: readonly string[] | null;
}

/** The scopes that a stored list stands for. */
export const namedScopes = (stored: readonly string[]): readonly Scope[] =>
  stored.includes("*") ? scopes : scopes.filter((scope) => stored.includes(scope));

/** A stored list of scopes as it was given. */
export const showScopes = (stored: readonly string[]): (Scope | "*")[] =>
  stored.includes("*") ? ["*"] : [...namedScopes(stored)];

/**
 * What is good for connections beyond the caller's own is hidden from it, as those connections are: it neither sees nor
 * manages it.
 */
export const isInSight = ({ connectionIds: own }: Actor, { connectionIds }: Pick<Reach, "connectionIds">): boolean =>
  own === null || connectionIds?.every((id) => own.includes(id)) === true;

/**
 * Nobody comes by more than they have: not by making a credential, by rolling another, or by letting a token issuer in;
 * nor can they end what reaches further than they do. Fails with `insufficient_scope`.
 */
export const refuseMoreThanOwn = (actor: Actor, asked: Reach): void => {
  const beyond = namedScopes(asked.scopes).filter((scope) => !actor.scopes.includes(scope));
  if (beyond.length > 0) throw insufficient(`lacks ${beyond.join(", ")} itself`);
  if (!isInSight(actor, asked)) throw insufficient("is narrowed to some connections");
  if (!isCovered(asked.cidrs, actor.cidrs)) throw insufficient("is narrowed to some networks");
};

const insufficient = (why: string): PorticoError =>
  new PorticoError(
    "insufficient_scope",
    `This credential ${why}: it cannot give on, roll or end what reaches further.`,
  );
