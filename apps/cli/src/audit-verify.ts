import type { CliDeps } from "./cli-deps.ts";
import type { Client } from "./client.ts";

const faults: Readonly<Record<string, string>> = {
  changed: "was changed after it was written",
  gap: "is missing",
  reordered: "stands in another's place",
  cut: "is missing at the end: the log was cut",
};

/** Has the gateway recompute the chain of hashes from the first entry on, and says where it breaks. */
export const verifyAudit = async (client: Client, { write, complain }: CliDeps): Promise<number> => {
  const found = await client.get("/v1/audit_log/verification");
  if (found["ok"] === true) {
    write(`The audit log is whole: ${String(found["up_to"])} entries.\n`);
    return 0;
  }
  const fault = String(found["fault"]);
  complain(`entry ${String(found["seq"])} of the audit log ${faults[fault] ?? fault}.`);
  return 1;
};
