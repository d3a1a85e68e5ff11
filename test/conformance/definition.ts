import { capabilities, type Paging, type Provider } from "@portico/connector";
import { type Resource, resources } from "@portico/model";
import type { Bench } from "./bench.ts";
import type { Body } from "./door.ts";

/** What the provider publishes, resource by resource. */
export const resourcesOf = (provider: Provider) =>
  resources.flatMap((resource) => {
    const capability = capabilities(provider).resources[resource];
    return capability === undefined ? [] : [[resource, capability] as const];
  });

/** What lies above an object of this resource. */
export const parentOf = (bench: Pick<Bench, "ticketId">, resource: Resource): Body =>
  resource === "comments" ? { ticket_id: bench.ticketId } : {};

/** Every list that is declared: what is published of it, and what the definition says besides. */
export const listedOf = (provider: Provider) =>
  resourcesOf(provider).flatMap(([resource, { list }]) => {
    const definition = provider.resources[resource]?.list;
    if (list === null || definition === undefined) return [];
    const { paging, search, total, untestable = [], respell = {}, loadedBy = {} } = definition;
    return [
      [resource, { ...list, paging, search, total, untestable, respell, testable: Object.values(loadedBy) }] as const,
    ];
  });

/** The same provider, believed to page in another way. */
export const withPaging = (provider: Provider, resource: Resource, change: Partial<Paging>): Provider => {
  const definition = provider.resources[resource];
  if (definition?.list === undefined) throw new Error(`${resource} has no list`);
  const list = { ...definition.list, paging: { ...definition.list.paging, ...change } };
  return { ...provider, resources: { ...provider.resources, [resource]: { ...definition, list } } };
};
