import { PorticoError } from "@portico/model";
import type { Ctx, Services } from "@portico/services";
import { createHash } from "node:crypto";
import type { Reply, Route } from "./route.ts";

/**
 * The version of an object, as an entity tag: a hash of what it says. A JSON Schema has one, too. Undefined for lists, and for an
 * answer that did not load all of the object. What `include` and `expand` add is no part of it, nor when the object was last used.
 */
export const etagOf = (value: unknown, { isRead }: { isRead: boolean }): string | undefined => {
  if (typeof value !== "object" || value === null || !("id" in value || "$schema" in value)) return undefined;
  const said = Object.entries("author" in value ? { ...value, author: unnamed(value.author) } : value).filter(
    ([name]) => !aside.has(name),
  );
  const isPartial = "not_loaded" in value && Array.isArray(value.not_loaded) && value.not_loaded.length > 0;
  if (isPartial && !isRead) return undefined;
  return `"${createHash("sha256").update(JSON.stringify(said)).digest("base64url").slice(0, 27)}"`;
};
const aside = new Set(["native", "not_loaded", "last_used_at", "requester", "assignee", "company"]);
/** A comment's author as it is without `expand=author`. */
const unnamed = (author: unknown): object => ({ ...Object(author), name: null, email: null });

interface Reading {
  services: Services;
  params: unknown;
  ctx: Ctx | null;
}

/** Makes a write conditional: the object is read again, and must still be of a version that `If-Match` names. */
export const requireMatch = async (
  ifMatch: string,
  reader: Route,
  { services, params, ctx }: Reading,
): Promise<void> => {
  const current: Reply = await reader.handle(
    { services, params, query: reader.contract.query.parse({}), body: undefined, upload: undefined },
    ctx,
  );
  const tag = "value" in current ? etagOf(current.value, { isRead: true }) : undefined;
  if (namesVersion(ifMatch, tag)) return;
  throw new PorticoError(
    "precondition_failed",
    "The object has changed since you read it. Read it again, and decide anew.",
  );
};

/** Whether an `If-Match` is met by an object with this tag. Undefined: an object without one is met by `*` alone. */
export const namesVersion = (ifMatch: string, tag: string | undefined): boolean => {
  const named = new Set(ifMatch.split(",").map((part) => part.trim()));
  return named.has("*") || (tag !== undefined && named.has(tag));
};
