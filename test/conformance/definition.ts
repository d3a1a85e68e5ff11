import { capabilities, type Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import type { Bench } from "./bench.ts";
import type { Body } from "./door.ts";

/** What the provider publishes, resource by resource. */
export const resourcesOf = (provider: Provider) =>
  (["tickets", "comments", "contacts", "users"] as const).flatMap((resource) => {
    const capability = capabilities(provider).resources[resource];
    return capability === undefined ? [] : [[resource, capability] as const];
  });

/** What lies above an object of this resource. */
export const parentOf = (bench: Pick<Bench, "ticketId">, resource: Resource): Body =>
  resource === "comments" ? { ticket_id: bench.ticketId } : {};
