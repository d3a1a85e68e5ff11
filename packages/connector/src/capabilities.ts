import {
  expansions,
  filterNames,
  type ProviderView,
  type Resource,
  type ResourceCapability,
  resources,
} from "@portico/model";
import type { List, Provider, ResourceDefinition, Restriction, Since } from "./contract.ts";
import { canShow, kindsOf } from "./expand.ts";
import { classesOf } from "./price.ts";
import { changesFor } from "./walk/walk.ts";

/** The public document of a provider. It is read off the definition: there is no second list that could drift from it. */
export const capabilities = (provider: Provider): ProviderView => ({
  provider: provider.id,
  title: provider.title,
  // What nobody can hand over is no way to sign in through the API.
  auth: provider.auth.flatMap(({ kind, fields }) =>
    kind === "api_key"
      ? {
          kind,
          fields: Object.entries(fields).map(([name, { label, secret }]) => ({ name, label, is_secret: secret })),
        }
      : [],
  ),
  subdomain: { pattern: provider.subdomain.source, host: provider.origin.slice("https://".length) },
  plans: Object.keys(provider.limits.plans),
  flavours: Object.keys(provider.flavours ?? {}),
  classes: classesOf(provider.limits),
  resources: Object.fromEntries(
    [
      ...resources.map((resource) => [resource, resourceOf(provider, resource)] as const),
      ["attachments", attachmentsOf(provider)] as const,
    ].filter(([, { operations }]) => operations.length > 0),
  ),
  webhooks: false,
});

/** The same document for some credentials: without what the vendor refuses them. */
export const narrowed = (view: ProviderView, restrictions: readonly Restriction[]): ProviderView => ({
  ...view,
  resources: Object.fromEntries(
    Object.entries(view.resources)
      .map(([resource, capability]) => [resource, withoutRefused(resource, capability, restrictions)] as const)
      .filter(([, { operations: left }]) => left.length > 0),
  ),
});

const withoutRefused = (
  resource: string,
  { operations: declared, list, create_fields, update_fields, action_fields, files, losses }: ResourceCapability,
  restrictions: readonly Restriction[],
): ResourceCapability => {
  const may = (operation: string, of = resource): boolean =>
    !restrictions.some(({ refuses = {} }) =>
      Object.entries(refuses).some(([name, refused]) => name === of && refused.includes(operation)),
    );
  const isHidden = restrictions.some(({ hides = [] }) => hides.some((hidden) => hidden === resource));
  return {
    operations: declared.filter((operation) => may(operation)),
    list:
      list === null || !may("list")
        ? null
        : {
            ...list,
            expands: list.expands.filter((name) => kindsOf(name).some((kind) => may("get", kind))),
            excluded: [...list.excluded, ...(isHidden ? ["out_of_scope"] : [])],
          },
    create_fields: may("create") ? create_fields : [],
    update_fields: may("update") ? update_fields : [],
    action_fields: Object.fromEntries(Object.entries(action_fields).filter(([name]) => may(name))),
    files: withWrites(
      files,
      (files?.writes ?? []).filter((write) => may(write)),
    ),
    losses,
  };
};

const withWrites = (files: ResourceCapability["files"], writes: string[]): ResourceCapability["files"] =>
  files === null || writes.length === 0 ? null : { ...files, writes };

const basics = ["list", "get", "create", "update", "delete"] as const;

const resourceOf = <R extends Resource>(provider: Provider, resource: R): ResourceCapability => {
  const definition: ResourceDefinition<R> = provider.resources[resource] ?? {};
  const actions: Readonly<Record<string, { fields: readonly string[] }>> = definition.actions ?? {};
  return {
    operations: [...basics.filter((operation) => definition[operation] !== undefined), ...Object.keys(actions)],
    list: definition.list === undefined ? null : listOf(provider, definition.list, resource),
    create_fields: [...(definition.create?.fields ?? [])],
    update_fields: [...(definition.update?.fields ?? [])],
    action_fields: Object.fromEntries(Object.entries(actions).map(([name, { fields }]) => [name, [...fields]])),
    files: filesOf(definition),
    losses: [...(definition.losses ?? [])],
  };
};

const filesOf = <R extends Resource>({ create, update }: ResourceDefinition<R>): ResourceCapability["files"] => {
  const taken = create?.files ?? update?.files;
  if (taken === undefined) return null;
  const { mostBytes, mostFiles = null, named } = taken;
  const writes = Object.entries({ create, update }).flatMap(([name, write]) =>
    write?.files === undefined ? [] : [name],
  );
  return { writes, most_bytes: mostBytes, most_files: mostFiles, kinds: named?.says ?? null };
};

/** Files that are there can be read and deleted, and come with what they hang on. */
const attachmentsOf = ({ files }: Provider): ResourceCapability => ({
  operations: files === undefined ? [] : ["get", ...(files.delete === undefined ? [] : ["delete"])],
  list: null,
  create_fields: [],
  update_fields: [],
  action_fields: {},
  files: null,
  losses: [],
});

const listOf = <R extends Resource>(
  provider: Provider,
  list: List<R>,
  resource: R,
): NonNullable<ResourceCapability["list"]> => ({
  filters: filterNames[resource]
    .filter((name) => !list.untestable?.some((hidden) => hidden === name))
    .map((name) => ({
      name,
      applied_by: list.filters.some((honoured) => honoured === name) ? "provider" : "gateway",
    })),
  sorts: [...list.sorts],
  // No vendor that is here yet offers it through its API.
  full_text: false,
  includes: ["native", ...list.includes],
  expands: expansions[resource].filter((name) => canShow(provider, list, name)),
  guarantee: promiseOf(list, list.sorts[0]),
  reason: list.paging.weakness,
  exact_sorts: list.sorts.filter((sort) => promiseOf(list, sort) === "exact"),
  delta: deltaOf(list.paging.changes ?? list.paging.since),
  excluded: [...list.excludes],
});

const deltaOf = (way: Pick<Since, "notes"> | undefined): { available: boolean; notes: string[] } => ({
  available: way !== undefined,
  notes: [...(way?.notes ?? [])],
});

const promiseOf = <R extends Resource>(list: List<R>, sort: string | undefined): "exact" | "best_effort" =>
  changesFor(list, sort) !== undefined || list.paging.since !== undefined || list.paging.weakness === null
    ? "exact"
    : "best_effort";
