import { type AuditKey, auditKeySchema } from "@portico/model";
import { type components, dataOf, type Portico } from "@portico/sdk";
import { findBreach, readCheckpoints } from "./audit-checkpoints.ts";
import type { CliDeps } from "./cli-deps.ts";

/** Files to hold the log against: the gateway's own log, and the public key where it was kept. */
export interface Evidence {
  checkpoints?: string;
  "public-key"?: string;
}

/**
 * Has the gateway recompute the chain of hashes from the first entry on, and says where it breaks. With checkpoints, also says
 * whether this is the log that was signed: a chain that was cut or computed anew is as whole as any.
 */
export const verifyAudit = async (portico: Portico, deps: CliDeps, evidence: Evidence): Promise<number> => {
  const { tenant_id, up_to, seq, fault } = await dataOf(portico.GET("/v1/audit_log/verification"));
  if (fault !== null || up_to === null) {
    deps.complain(`entry ${seq} of the audit log ${faults[fault ?? "changed"]}.`);
    return 1;
  }
  deps.write(`The audit log is whole: ${up_to} entries.\n`);
  if (evidence.checkpoints === undefined) return 0;
  const key = await keyFrom(portico, deps, evidence["public-key"]);
  const checkpoints = await readCheckpoints(deps.readLines(evidence.checkpoints), tenant_id, key);
  const breach = await findBreach(portico, up_to, checkpoints);
  if (breach !== undefined) {
    deps.complain(breach);
    return 1;
  }
  deps.write(`It is the log that was signed, up to entry ${checkpoints.at(-1)?.seq}.\n`);
  return 0;
};

/** Prints the key that checkpoints are signed with, to be kept where the database's writers cannot reach it. */
export const printAuditKey = async (portico: Portico, { write }: CliDeps): Promise<number> => {
  write(`${JSON.stringify(await publicKey(portico))}\n`);
  return 0;
};

type Fault = NonNullable<components["schemas"]["AuditVerification"]["fault"]>;

const faults: Readonly<Record<Fault, string>> = {
  changed: "was changed after it was written",
  gap: "is missing",
  reordered: "stands in another's place",
  cut: "is missing at the end: the log was cut",
};

const keyFrom = async (portico: Portico, { readLines }: CliDeps, file: string | undefined): Promise<AuditKey> => {
  if (file === undefined) return publicKey(portico);
  const text = (await Array.fromAsync(readLines(file))).join("\n");
  try {
    return auditKeySchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${file} holds no public key as \`portico audit public-key\` prints it.`);
  }
};

const publicKey = (portico: Portico): Promise<AuditKey> => dataOf(portico.GET("/v1/audit_log/key"));
