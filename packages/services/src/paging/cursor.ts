import { PorticoError } from "@portico/model";
import { VaultError } from "@portico/vault";
import { createHash } from "node:crypto";
import type { Deps } from "../deps.ts";

/**
 * Cursors: opaque, sealed under the tenant's key, bound to connection, resource, filters and order.
 *
 * Text: base64url of `version (1 byte) ‖ filter hash (16) ‖ length of sort (1) ‖ sort ‖ sealed record`. Hash and sort stand
 * in clear so that a cursor can be opened when it comes alone; the seal covers them, so that neither can be exchanged.
 */
export interface CursorScope {
  tenantId: string;
  /** `nothing` for lists of the tenant's own objects. */
  connectionId: string;
  resource: string;
}

export interface CursorContent<State> {
  /** The filters, order and extras with which the walk began. */
  query: Readonly<Record<string, unknown>>;
  state: State;
}

/** Stands where a list has no connection or no order of its own: the vault seals no empty name. */
export const nothing = "-";

const version = 1;
const hashBytes = 16;
const longest = 2_048;

export const sealCursor = async <State>(
  { vault }: Pick<Deps, "vault">,
  scope: CursorScope,
  content: CursorContent<State>,
): Promise<string> => {
  const filterHash = hashOf(content.query);
  const sort = sortOf(content.query);
  const context = { purpose: "cursor" as const, ...scope, filterHash: filterHash.toString("hex"), sort };
  const sealed = await vault.seal(context, Buffer.from(JSON.stringify(content)));
  const head = [Buffer.from([version]), filterHash, Buffer.from([Buffer.byteLength(sort)]), Buffer.from(sort)];
  const text = Buffer.concat([...head, sealed]).toString("base64url");
  if (text.length > longest)
    throw new PorticoError("invalid_request", "These filters are too long for a list that goes on over several pages.");
  return text;
};

/** What was sealed. `query` is what came with the cursor: nothing, or the very query of the walk. */
export const openCursor = async <State>(
  { vault }: Pick<Deps, "vault">,
  scope: CursorScope,
  text: string,
  query: Readonly<Record<string, unknown>>,
): Promise<CursorContent<State>> => {
  const bytes = Buffer.from(text, "base64url");
  const sortEnd = 1 + hashBytes + 1 + (bytes[1 + hashBytes] ?? 0);
  if (bytes[0] !== version || bytes.length <= sortEnd || bytes.toString("base64url") !== text) throw invalidCursor();
  const filterHash = bytes.subarray(1, 1 + hashBytes);
  if (Object.keys(query).length > 0 && !hashOf(query).equals(filterHash))
    throw invalidCursor(
      "It came from a list with other filters: send it alone, or with the very filters it came with.",
    );
  const sort = bytes.toString("utf8", 1 + hashBytes + 1, sortEnd);
  const context = { purpose: "cursor" as const, ...scope, filterHash: filterHash.toString("hex"), sort };
  try {
    const content = await vault.open(context, bytes.subarray(sortEnd));
    // Only sealCursor above can have sealed it, for this very scope.
    return JSON.parse(content.toString("utf8")) as CursorContent<State>;
  } catch (error) {
    if (error instanceof VaultError && error.code !== "kek_unavailable" && error.code !== "kek_refused")
      throw invalidCursor();
    throw error;
  }
};

export const invalidCursor = (why = "It was altered, or belongs to another list."): PorticoError =>
  new PorticoError("invalid_cursor", `This cursor cannot be used here. ${why}`, {
    errors: [{ pointer: "/cursor", code: "invalid_cursor", message: why }],
  });

/** The same filters in another order are the same filters. */
const hashOf = (query: Readonly<Record<string, unknown>>): Buffer => {
  const entries = Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(entries)).digest().subarray(0, hashBytes);
};

const sortOf = (query: Readonly<Record<string, unknown>>): string =>
  typeof query["sort"] === "string" ? query["sort"] : nothing;
