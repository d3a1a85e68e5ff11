import { parseJson, PorticoError, type Problem, type TicketBulkItem, type TicketPatch } from "@portico/model";
import type { StoredBodyContext, Vault } from "@portico/vault";
import { storedBytes } from "../writes/kept.ts";

/** Where an item's texts are kept: what customers wrote, and what help desks said of it. */
export interface ItemPlace {
  tenantId: string;
  jobId: string;
  position: number;
}

/** What an item is to change, sealed; null where it changes nothing. Fails with `body_too_large`. */
export const sealChanges = async (vault: Vault, place: ItemPlace, item: TicketBulkItem): Promise<Buffer | null> => {
  if (item.operation === "delete") return null;
  const bytes = Buffer.from(JSON.stringify(item.changes));
  if (bytes.length > storedBytes)
    throw new PorticoError("body_too_large", `/items/${place.position}/changes: An item may be 256 KiB large.`);
  return vault.seal(contextOf(place, "changes"), bytes);
};

export const openChanges = async (vault: Vault, place: ItemPlace, sealed: Uint8Array | null): Promise<TicketPatch> =>
  sealed === null ? {} : ((await open(vault, place, "changes", sealed)) as TicketPatch); // parsed as that before it was sealed

export const sealProblem = (vault: Vault, place: ItemPlace, problem: Problem): Promise<Buffer> =>
  vault.seal(contextOf(place, "problem"), Buffer.from(JSON.stringify(problem)));

export const openProblem = async (vault: Vault, place: ItemPlace, sealed: Uint8Array | null): Promise<Problem | null> =>
  sealed === null ? null : ((await open(vault, place, "problem", sealed)) as Problem); // made and sealed by ourselves

const open = async (vault: Vault, place: ItemPlace, column: Column, sealed: Uint8Array): Promise<unknown> =>
  parseJson((await vault.open(contextOf(place, column), sealed)).toString("utf8"));

type Column = "changes" | "problem";

const contextOf = ({ tenantId, jobId, position }: ItemPlace, column: Column): StoredBodyContext => ({
  purpose: "stored_body",
  tenantId,
  connectionId: null,
  row: `job_items/${jobId}/${position}/${column}`,
});
