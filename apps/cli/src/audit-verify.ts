import { type AuditKey, auditKeySchema } from "@portico/model";
import { findBreach, readCheckpoints } from "./audit-checkpoints.ts";
import type { CliDeps } from "./cli-deps.ts";
import type { Client } from "./client.ts";

/** Files to hold the log against: the gateway's own log, and the public key where it was kept. */
export interface Evidence {
  checkpoints?: string;
  "public-key"?: string;
}

/**
 * Has the gateway recompute the chain of hashes from the first entry on, and says where it breaks. With checkpoints, also says
 * whether this is the log that was signed: a chain that was cut or computed anew is as whole as any.
 */
export const verifyAudit = async (client: Client, deps: CliDeps, evidence: Evidence): Promise<number> => {
  const found = await client.get("/v1/audit_log/verification");
  if (found["ok"] !== true) {
    const fault = String(found["fault"]);
    deps.complain(`entry ${String(found["seq"])} of the audit log ${faults[fault] ?? fault}.`);
    return 1;
  }
  deps.write(`The audit log is whole: ${String(found["up_to"])} entries.\n`);
  if (evidence.checkpoints === undefined) return 0;
  const key = await keyFrom(client, deps, evidence["public-key"]);
  const checkpoints = await readCheckpoints(deps.readLines(evidence.checkpoints), String(found["tenant_id"]), key);
  const breach = await findBreach(client, Number(found["up_to"]), checkpoints);
  if (breach !== undefined) {
    deps.complain(breach);
    return 1;
  }
  deps.write(`It is the log that was signed, up to entry ${checkpoints.at(-1)?.seq}.\n`);
  return 0;
};

/** Prints the key that checkpoints are signed with, to be kept where the database's writers cannot reach it. */
export const printAuditKey = async (client: Client, { write }: CliDeps): Promise<number> => {
  write(`${JSON.stringify(await client.get("/v1/audit_log/key"))}\n`);
  return 0;
};

const faults: Readonly<Record<string, string>> = {
  changed: "was changed after it was written",
  gap: "is missing",
  reordered: "stands in another's place",
  cut: "is missing at the end: the log was cut",
};

const keyFrom = async (client: Client, { readLines }: CliDeps, file: string | undefined): Promise<AuditKey> => {
  if (file === undefined) return auditKeySchema.parse(await client.get("/v1/audit_log/key"));
  const text = (await Array.fromAsync(readLines(file))).join("\n");
  try {
    return auditKeySchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} holds no public key as \`portico audit public-key\` prints it.`);
  }
};
