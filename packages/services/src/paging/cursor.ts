import { PorticoError } from "@portico/model";
import { type StoredBodyContext, VaultError, type VaultErrorCode } from "@portico/vault";
import { createHash } from "node:crypto";
import type { Deps } from "../deps.ts";

/**
 * Cursors: opaque, sealed under the tenant's key, bound to connection, resource, filters and order.
 *
 * Text: base64url of `version (1 byte) ‖ filter hash (16) ‖ length of sort (1) ‖ sort ‖ sealed record`. Hash and sort stand
 * in clear so that a cursor can be opened when it comes alone; the seal covers them, so that neither can be exchanged.
 * What would make a cursor too long is kept in the database, sealed, and the cursor holds its id.
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
/** The longest text of a cursor. */
const longest = 2_048;
/** More content than this makes a text that is too long, whatever surrounds it. */
const mostBytes = 1_300;
/** As long as a tenant's old keys are kept at least, so that what is kept lives no shorter than what is not. */
const keptMs = 90 * 24 * 60 * 60_000;

type CursorDeps = Pick<Deps, "vault" | "db" | "now" | "newId">;

export const sealCursor = async <State>(
  deps: CursorDeps,
  scope: CursorScope,
  content: CursorContent<State>,
): Promise<string> => {
  const filterHash = hashOf(content.query);
  const sort = sortOf(content.query);
  const context = { purpose: "cursor" as const, ...scope, filterHash: filterHash.toString("hex"), sort };
  const whole = Buffer.from(JSON.stringify(content));
  const held = whole.length <= mostBytes ? whole : Buffer.from(JSON.stringify(await keep(deps, scope, whole)));
  const sealed = await deps.vault.seal(context, held);
  const head = [Buffer.from([version]), filterHash, Buffer.from([Buffer.byteLength(sort)]), Buffer.from(sort)];
  return Buffer.concat([...head, sealed]).toString("base64url");
};

/** What stands in a cursor in place of content that lies in the database. */
interface Kept {
  kept: string;
}

const keep = async ({ db, vault, now, newId }: CursorDeps, { tenantId }: CursorScope, whole: Buffer): Promise<Kept> => {
  const id = newId("cursor");
  const sealed = await vault.seal(keptContext(tenantId, id), whole);
  await db.forTenant(tenantId).cursors.keep({ id, sealed, expiresAt: new Date(now() + keptMs) });
  return { kept: id };
};

const keptContext = (tenantId: string, id: string): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId: null,
  row: `cursors/${id}`,
});

/** What was sealed. `query` is what came with the cursor: nothing, or the very query of the walk. */
export const openCursor = async <State>(
  deps: Pick<Deps, "vault" | "db">,
  scope: CursorScope,
  text: string,
  query: Readonly<Record<string, unknown>>,
): Promise<CursorContent<State>> => {
  const bytes = Buffer.from(text.length > longest ? "" : text, "base64url");
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
    // Only sealCursor above can have sealed it, for this very scope.
    const held = JSON.parse((await deps.vault.open(context, bytes.subarray(sortEnd))).toString("utf8")) as
      | CursorContent<State>
      | Kept;
    return "kept" in held ? await openKept(deps, scope, held) : held;
  } catch (error) {
    if (!(error instanceof VaultError) || passesByItself.has(error.code)) throw error;
    throw error.code === "destroyed_key" ? outlived() : invalidCursor();
  }
};

const passesByItself = new Set<VaultErrorCode>(["kek_unavailable", "kek_refused"]);

const openKept = async <State>(
  { db, vault }: Pick<Deps, "vault" | "db">,
  { tenantId }: CursorScope,
  { kept }: Kept,
): Promise<CursorContent<State>> => {
  const sealed = await db.forTenant(tenantId).cursors.get(kept);
  if (sealed === undefined) throw outlived();
  return JSON.parse((await vault.open(keptContext(tenantId, kept), sealed)).toString("utf8")) as CursorContent<State>;
};

const outlived = (): PorticoError =>
  new PorticoError("cursor_expired", "What this cursor stands for is not kept any more. Begin the list again.");

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
