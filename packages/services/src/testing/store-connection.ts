import type { ConnectionRow } from "@portico/db";
import { randomBytes } from "node:crypto";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";

/** A connection of the tenant that calls, to a help desk that there is not, with credentials that open for nobody. */
export const storeConnection = async (
  { newId, vault, db }: Deps,
  { tenantId }: Ctx,
  subdomain: string = randomBytes(6).toString("hex"),
): Promise<ConnectionRow> => {
  const id = newId("connection");
  const key = await vault.createConnectionKey(tenantId, id);
  const outcome = await db.forTenant(tenantId).connections.insert(
    {
      id,
      provider: "invented",
      subdomain,
      externalId: id,
      label: null,
      metadata: {},
      plan: null,
      flavour: null,
      budgetShare: 1,
      backgroundShare: 1,
      status: "active",
      agent: null,
      probed: null,
      fieldMappings: null,
      sealedCredentials: randomBytes(8),
      generation: 1,
    },
    key,
  );
  if ("clash" in outcome) throw new Error("the subdomain is taken");
  return outcome.inserted;
};
