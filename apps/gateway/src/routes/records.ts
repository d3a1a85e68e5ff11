import type { CreateOf, EntityOf, Include, PatchOf, QueryOf, Resource, Scope } from "@portico/model";
import { dryRun, nativeOnly, pageOf, planSchema } from "@portico/model";
import type { ParentOf, RecordServices, Services, TargetOf } from "@portico/services";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import { created, noContent, ok, type Route, tenantRoute } from "../route.ts";

/** What sets one unified resource's routes apart from another's. */
export interface RecordSpec<R extends Resource, Parent extends z.ZodObject, Item extends z.ZodObject> {
  /** For operation ids and sentences. */
  one: string;
  many: string;
  tag: string;
  /** Below the connection, parameters in braces. */
  collection: string;
  /** The last parameter of the item's path. */
  itemParam: string;
  scopes: { read: Scope; write: Scope };
  entity: z.ZodType<EntityOf<R>>;
  create: z.ZodType<CreateOf<R>>;
  patch: z.ZodType<PatchOf<R>>;
  query: z.ZodObject & z.ZodType<QueryOf<R>>;
  parentParams: Parent;
  itemParams: Item;
  services: (services: Services) => RecordServices<R>;
  parentOf: (params: z.output<Parent>) => { connectionId: string; parent: ParentOf<R> };
  targetOf: (params: z.output<Item>) => { connectionId: string; target: TargetOf<R> };
  notes: Record<"list" | "get" | "create" | "update" | "delete", string>;
}

const singleQuery = z.strictObject({ include: nativeOnly });
const writeQuery = z.strictObject({ include: nativeOnly, dry_run: dryRun });
const deleteQuery = z.strictObject({ dry_run: dryRun });

/** The five routes of a unified resource. */
export const recordRoutes = <R extends Resource, P extends z.ZodObject, I extends z.ZodObject>(
  spec: RecordSpec<R, P, I>,
): Route[] => {
  const collection = `/v1/connections/{connection_id}${spec.collection}`;
  const item = `${collection}/{${spec.itemParam}}`;
  const read = { access: "tenant", scope: spec.scopes.read } as const;
  const object = spec.one.toLowerCase();
  const write = { access: "tenant", scope: spec.scopes.write } as const;
  const plan = { status: 200, description: "With `dry_run=true`: what would be sent.", schema: planSchema } as const;

  return [
    tenantRoute({
      contract: {
        method: "get",
        path: collection,
        operationId: `list${spec.many}`,
        tag: spec.tag,
        summary: `List ${spec.many.toLowerCase()}`,
        description: spec.notes.list,
        params: spec.parentParams,
        query: spec.query,
        body: undefined,
        success: [{ status: 200, description: "A page.", schema: pageOf(spec.entity).meta({ id: `${spec.one}Page` }) }],
      },
      policy: { ...read, errors: [...ofProviders, "invalid_cursor", "cursor_expired"] },
      handle: async ({ services, params, query }, ctx) => {
        const { connectionId, parent } = spec.parentOf(params);
        return ok(await spec.services(services).list(ctx, connectionId, parent, query));
      },
    }),
    tenantRoute({
      contract: {
        method: "post",
        path: collection,
        operationId: `create${spec.one}`,
        tag: spec.tag,
        summary: `Create a ${spec.one.toLowerCase()}`,
        description: spec.notes.create,
        params: spec.parentParams,
        query: writeQuery,
        body: spec.create,
        success: [{ status: 201, description: "Created.", schema: spec.entity }, plan],
      },
      policy: {
        ...write,
        deed: { verb: "create", object },
        errors: [...ofProviders, "unsupported_field", "outcome_unknown"],
      },
      handle: async ({ services, params, query, body }, ctx) => {
        const { connectionId, parent } = spec.parentOf(params);
        const records = spec.services(services);
        if (query.dry_run === true) return ok(await records.planCreate(ctx, connectionId, parent, body));
        const entity = await records.create(ctx, connectionId, parent, body, include(query));
        return created(entity, `${fill(collection, params)}/${encodeURIComponent(entity.id)}`);
      },
    }),
    tenantRoute({
      contract: {
        method: "get",
        path: item,
        operationId: `get${spec.one}`,
        tag: spec.tag,
        summary: `Get a ${spec.one.toLowerCase()}`,
        description: spec.notes.get,
        params: spec.itemParams,
        query: singleQuery,
        body: undefined,
        success: [{ status: 200, description: `The ${spec.one.toLowerCase()}.`, schema: spec.entity }],
      },
      policy: { ...read, errors: ofProviders },
      handle: async ({ services, params, query }, ctx) => {
        const { connectionId, target } = spec.targetOf(params);
        return ok(await spec.services(services).get(ctx, connectionId, target, include(query)));
      },
    }),
    tenantRoute({
      contract: {
        method: "patch",
        path: item,
        operationId: `update${spec.one}`,
        tag: spec.tag,
        summary: `Update a ${spec.one.toLowerCase()}`,
        description: spec.notes.update,
        params: spec.itemParams,
        query: writeQuery,
        body: spec.patch,
        success: [
          {
            status: 200,
            description: `The ${spec.one.toLowerCase()} as it is now; with \`dry_run=true\` what would be sent.`,
            schema: z.union([spec.entity, planSchema]),
          },
        ],
      },
      policy: {
        ...write,
        deed: { verb: "update", object, id: spec.itemParam },
        errors: [...ofProviders, "unsupported_field", "outcome_unknown"],
      },
      handle: async ({ services, params, query, body }, ctx) => {
        const { connectionId, target } = spec.targetOf(params);
        const records = spec.services(services);
        return ok(
          query.dry_run === true
            ? await records.planUpdate(ctx, connectionId, target, body)
            : await records.update(ctx, connectionId, target, body, include(query)),
        );
      },
    }),
    tenantRoute({
      contract: {
        method: "delete",
        path: item,
        operationId: `delete${spec.one}`,
        tag: spec.tag,
        summary: `Delete a ${spec.one.toLowerCase()}`,
        description: spec.notes.delete,
        params: spec.itemParams,
        query: deleteQuery,
        body: undefined,
        success: [{ status: 204, description: "Deleted." }, plan],
      },
      policy: {
        ...write,
        deed: { verb: "delete", object, id: spec.itemParam },
        errors: [...ofProviders, "outcome_unknown"],
      },
      handle: async ({ services, params, query }, ctx) => {
        const { connectionId, target } = spec.targetOf(params);
        const records = spec.services(services);
        if (query.dry_run === true) return ok(await records.planDelete(ctx, connectionId, target));
        await records.delete(ctx, connectionId, target);
        return noContent;
      },
    }),
  ];
};

const include = (query: { include?: "native"[] | undefined }): readonly Include[] => query.include ?? [];

const fill = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
