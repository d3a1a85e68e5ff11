import type { CreateOf, EntityOf, ErrorCode, Expansion, PatchOf, QueryOf, Resource, Scope } from "@portico/model";
import { dryRun, nativeOnly, pageOf, permanent, planSchema } from "@portico/model";
import type { Ctx, Extras, ParentOf, ReadServices, RecordServices, Services, TargetOf } from "@portico/services";
import { z } from "zod";
import { ofProviders } from "../describe.ts";
import {
  type Call,
  type Contract,
  created,
  isPermanently,
  noContent,
  ok,
  type Parsed,
  type Reply,
  type Route,
  tenantRoute,
} from "../route.ts";

/** What sets the list of one unified resource apart from another's. */
export interface ListSpec<R extends Resource, Parent extends z.ZodObject> {
  /** For operation ids and sentences. */
  one: string;
  many: string;
  tag: string;
  /** Below the connection, parameters in braces. */
  collection: string;
  scopes: { read: Scope; write: Scope };
  entity: z.ZodType<EntityOf<R>>;
  query: z.ZodObject & z.ZodType<QueryOf<R>>;
  parentParams: Parent;
  parentOf: (params: z.output<Parent>) => { connectionId: string; parent: ParentOf<R> };
  services: (services: Services) => ReadServices<R>;
  notes: { list: string };
}

/** The same of a resource whose objects are read one by one, too. */
export interface ReadSpec<R extends Resource, Parent extends z.ZodObject, Item extends z.ZodObject> extends ListSpec<
  R,
  Parent
> {
  /** The last parameter of the item's path. */
  itemParam: string;
  itemParams: Item;
  targetOf: (params: z.output<Item>) => { connectionId: string; target: TargetOf<R> };
  /** What can be shown of one object beyond its core fields. */
  extras: z.ZodObject & z.ZodType<ExtrasQuery>;
  notes: { list: string; get: string };
}

/** The same of a resource that is written, too. */
export interface RecordSpec<R extends Resource, Parent extends z.ZodObject, Item extends z.ZodObject> extends ReadSpec<
  R,
  Parent,
  Item
> {
  create: z.ZodType<CreateOf<R>>;
  patch: z.ZodType<PatchOf<R>>;
  services: (services: Services) => RecordServices<R>;
  /** True where some help desks keep what was deleted, and can delete it for good. */
  isKept?: true;
  /** True where files can hang on it at some help desks. */
  takesFiles?: true;
  notes: Record<Verb, string>;
}

type Verb = keyof typeof verbs;
interface ExtrasQuery {
  include?: "native"[] | undefined;
  expand?: Expansion[] | undefined;
}

/** What HTTP and the errors say of each verb, whatever it is done to. */
const verbs = {
  list: { method: "get", fails: ["invalid_cursor", "cursor_expired"] },
  create: { method: "post", fails: ["unsupported_field", "outcome_unknown"] },
  get: { method: "get", fails: [] },
  update: { method: "patch", fails: ["unsupported_field", "outcome_unknown"] },
  delete: { method: "delete", fails: ["outcome_unknown"] },
} as const satisfies Readonly<Record<string, { method: Route["contract"]["method"]; fails: readonly ErrorCode[] }>>;

/** How files come along. */
export const filesNote =
  "Files come along as `multipart/form-data`: this body as the part `body`, then each file as `attachments[]`. They stream " +
  "through; what the help desk takes of them, `capabilities` says. A write with files whose answer is lost is not looked for: its key " +
  "goes on answering `504`.";

const writeQuery = z.strictObject({ include: nativeOnly, dry_run: dryRun });
const deleteQuery = z.strictObject({ dry_run: dryRun });
const eraseQuery = deleteQuery.extend({ permanent });
const plan = { status: 200, description: "With `dry_run=true`: what would be sent.", schema: planSchema } as const;

/** The route that lists a unified resource. */
export const listRoute = <R extends Resource, P extends z.ZodObject>(spec: ListSpec<R, P>): Route =>
  onCollection(spec, spec.services)(
    "list",
    {
      description: spec.notes.list,
      query: spec.query,
      body: undefined,
      success: [{ status: 200, description: "A page.", schema: pageOf(spec.entity).meta({ id: `${spec.one}Page` }) }],
    },
    async (records, { connectionId, parent, query }, ctx) => ok(await records.list(ctx, connectionId, parent, query)),
  );

/** The two routes of a resource that is only read. */
export const readRoutes = <R extends Resource, P extends z.ZodObject, I extends z.ZodObject>(
  spec: ReadSpec<R, P, I>,
): Route[] => [listRoute(spec), getRoute(spec)];

const getRoute = <R extends Resource, P extends z.ZodObject, I extends z.ZodObject>(spec: ReadSpec<R, P, I>): Route =>
  onItem(spec, spec.services)(
    "get",
    {
      description: spec.notes.get,
      query: spec.extras,
      body: undefined,
      success: [{ status: 200, description: `The ${spec.one.toLowerCase()}.`, schema: spec.entity }],
    },
    async (records, { connectionId, target, query }, ctx) =>
      ok(await records.get(ctx, connectionId, target, extrasIn(query))),
  );

/** The five routes of a resource that is written, too. */
export const recordRoutes = <R extends Resource, P extends z.ZodObject, I extends z.ZodObject>(
  spec: RecordSpec<R, P, I>,
): Route[] => {
  const { entity, notes } = spec;
  const withFiles = spec.takesFiles === true ? { takesFiles: true as const } : {};
  return [
    listRoute(spec),
    onCollection(spec, spec.services)(
      "create",
      {
        description: notes.create,
        query: writeQuery,
        body: spec.create,
        ...withFiles,
        success: [{ status: 201, description: "Created.", schema: entity }, plan],
      },
      async (records, { connectionId, parent, query, body, upload, path }, ctx) => {
        if (query.dry_run === true) return ok(await records.planCreate(ctx, connectionId, parent, body, upload));
        const made = await records.create(ctx, connectionId, parent, body, extrasIn(query).include, upload);
        return created(made, `${path}/${encodeURIComponent(made.id)}`);
      },
    ),
    getRoute(spec),
    onItem(spec, spec.services)(
      "update",
      {
        description: notes.update,
        query: writeQuery,
        body: spec.patch,
        ...withFiles,
        success: [
          {
            status: 200,
            description: `The ${spec.one.toLowerCase()} as it is now; with \`dry_run=true\` what would be sent.`,
            schema: z.union([entity, planSchema]),
          },
        ],
      },
      async (records, { connectionId, target, query, body, upload }, ctx) =>
        ok(
          query.dry_run === true
            ? await records.planUpdate(ctx, connectionId, target, body, upload)
            : await records.update(ctx, connectionId, target, body, extrasIn(query).include, upload),
        ),
    ),
    onItem(spec, spec.services)(
      "delete",
      {
        description: notes.delete,
        query: spec.isKept === true ? eraseQuery : deleteQuery,
        body: undefined,
        success: [{ status: 204, description: "Deleted." }, plan],
      },
      async (records, { connectionId, target, query }, ctx) => {
        const isPermanent = isPermanently(query);
        if (query.dry_run === true) return ok(await records.planDelete(ctx, connectionId, target, isPermanent));
        await records.delete(ctx, connectionId, target, isPermanent);
        return noContent;
      },
    ),
  ];
};

/** What makes the routes of one place, the collection or an item; `id` is the parameter that names the item. */
const at =
  <Records, Params extends z.ZodObject, Place>(
    { one, many, tag, scopes }: Pick<ListSpec<Resource, z.ZodObject>, "one" | "many" | "tag" | "scopes">,
    recordsOf: (services: Services) => Records,
    path: string,
    params: Params,
    placeOf: (params: z.output<Params>) => Place,
    id?: string,
  ) =>
  <Q extends z.ZodObject, B extends z.ZodType | undefined>(
    verb: Verb,
    said: { description: string } & Pick<Contract<Params, Q, B>, "query" | "body" | "takesFiles" | "success">,
    carryOut: (
      records: Records,
      given: Place & Pick<Call<unknown, z.output<Q>, Parsed<B>>, "query" | "body" | "upload"> & { path: string },
      ctx: Ctx,
    ) => Promise<Reply>,
  ): Route => {
    const { method, fails } = verbs[verb];
    const object = one.toLowerCase();
    const what = verb === "list" ? many.toLowerCase() : `a ${object}`;
    const deed =
      verb === "list" || verb === "get" ? {} : { deed: { verb, object, ...(id === undefined ? {} : { id }) } };
    return tenantRoute({
      contract: {
        method,
        path,
        operationId: `${verb}${verb === "list" ? many : one}`,
        tag,
        summary: `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${what}`,
        params,
        ...said,
      },
      policy: {
        access: "tenant",
        scope: method === "get" ? scopes.read : scopes.write,
        ...deed,
        errors: [...ofProviders, ...fails],
      },
      handle: ({ services, params: names, query, body, upload }, ctx) =>
        carryOut(recordsOf(services), { ...placeOf(names), query, body, upload, path: fill(path, names) }, ctx),
    });
  };

const onCollection = <R extends Resource, P extends z.ZodObject, Records>(
  spec: ListSpec<R, P>,
  recordsOf: (services: Services) => Records,
) => at(spec, recordsOf, collectionPath(spec), spec.parentParams, spec.parentOf);

const onItem = <R extends Resource, P extends z.ZodObject, I extends z.ZodObject, Records>(
  spec: ReadSpec<R, P, I>,
  recordsOf: (services: Services) => Records,
) => at(spec, recordsOf, `${collectionPath(spec)}/{${spec.itemParam}}`, spec.itemParams, spec.targetOf, spec.itemParam);

const collectionPath = ({ collection }: { collection: string }): string =>
  `/v1/connections/{connection_id}${collection}`;

const extrasIn = ({ include = [], expand = [] }: ExtrasQuery): Extras => ({ include, expand });

const fill = (path: string, params: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
