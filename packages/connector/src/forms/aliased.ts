import {
  type Condition,
  type EntityOf,
  type FieldError,
  type Mappings,
  PorticoError,
  type Resource,
  validationFailed,
} from "@portico/model";
import type { Adapter } from "../adapter.ts";
import { aliasesIn } from "./mapped.ts";

/** The same adapter, for who calls custom fields by other names than the vendor does: in what is given and in what is shown. */
export const aliased = (adapter: Adapter, mappings: Mappings | null): Adapter => {
  if (mappings === null) return adapter;
  const given = <Body extends object>(resource: Resource, body: Body): Body =>
    toNative(aliasesIn(mappings, resource), body);
  const shown = <Shown extends object>(resource: Resource, entity: Shown): Shown => toShown(mappings, resource, entity);
  /** Runs a write whose faults are to be told by the names that its body has. */
  const naming = <Result>(resource: Resource, body: object, write: () => Promise<Result>): Promise<Result> =>
    write().catch((error: unknown) => {
      throw renamed(aliasesIn(mappings, resource), body, error);
    });

  return {
    ...adapter,
    native: (resource, query) => {
      const { filter, ...rest }: typeof query & { filter?: Condition | undefined } = query;
      // A query without a filter of its own, or with one that says the same by other names, is still a whole query.
      return filter === undefined
        ? query
        : ({ ...rest, filter: inNative(aliasesIn(mappings, resource), filter) } as typeof query);
    },
    list: async (errand, resource, query, from, ahead) => {
      const step = await adapter.list(errand, resource, query, from, ahead);
      return { ...step, items: step.items.map((item) => shown(resource, item)) };
    },
    get: async (errand, resource, target, extras) =>
      shown(resource, await adapter.get(errand, resource, target, extras)),
    create: (errand, resource, parent, body, ...more) =>
      naming(resource, body, async () =>
        shown(resource, await adapter.create(errand, resource, parent, given(resource, body), ...more)),
      ),
    update: (errand, resource, target, body, ...more) =>
      naming(resource, body, async () =>
        shown(resource, await adapter.update(errand, resource, target, given(resource, body), ...more)),
      ),
    act: async (errand, resource, name, target, body, include) => {
      const acted = await adapter.act(errand, resource, name, target, body, include);
      return acted && shown(resource, acted);
    },
    planCreate: (errand, resource, parent, body, ...more) =>
      naming(resource, body, async () => adapter.planCreate(errand, resource, parent, given(resource, body), ...more)),
    planUpdate: (errand, resource, target, body, ...more) =>
      naming(resource, body, async () => adapter.planUpdate(errand, resource, target, given(resource, body), ...more)),
    trace: async (errand, resource, made) => {
      const traced = await adapter.trace(errand, resource, { ...made, body: given(resource, made.body) });
      if (traced === null) return null;
      const show = (entity: EntityOf<typeof resource>) => shown(resource, entity);
      return { same: traced.same.map(show), maybe: traced.maybe.map(show) };
    },
    likeness: (resource, parent, body) => adapter.likeness(resource, parent, given(resource, body)),
  };
};

type Aliases = Readonly<Record<string, string>>;
const nativeKey = (aliases: Aliases, name: string): string =>
  Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name;

/** A body whose custom fields go by the vendor's keys. One that says a field by both its names is refused. */
const toNative = <Body extends object>(aliases: Aliases, body: Body): Body => {
  const fields = customIn(body);
  if (fields === undefined) return body;
  const names = Object.keys(fields);
  const twice = names.filter((name) => nativeKey(aliases, name) !== name && names.includes(nativeKey(aliases, name)));
  if (twice.length > 0) throw validationFailed(twice.map((name) => conflict(name, nativeKey(aliases, name))));
  return { ...body, custom_fields: renamedKeys(fields, (name) => nativeKey(aliases, name)) };
};

const conflict = (alias: string, key: string): FieldError => ({
  pointer: pointerTo(alias),
  code: "conflict",
  message: `\`${alias}\` is this connection's name for \`${key}\`: give one of them.`,
});

/** An object, and what it shows of others, by the aliases. */
const toShown = <Shown extends object>(mappings: Mappings, resource: string, entity: Shown): Shown => {
  const fields = customIn(entity);
  const aliases = aliasesIn(mappings, resource);
  const aliasOf = new Map(Object.entries(aliases).map(([alias, key]) => [key, alias]));
  // A key that the account came to have later than the alias stays its own.
  const nameOf = (key: string): string => {
    const alias = aliasOf.get(key);
    return alias === undefined || (fields !== undefined && Object.hasOwn(fields, alias)) ? key : alias;
  };
  const others = Object.entries(beside).flatMap(([name, of]) => {
    const other: unknown = Reflect.get(entity, name);
    return typeof other === "object" && other !== null ? [[name, toShown(mappings, of, other)] as const] : [];
  });
  return {
    ...entity,
    ...(fields === undefined || aliasOf.size === 0 ? {} : { custom_fields: renamedKeys(fields, nameOf) }),
    ...Object.fromEntries(others),
  };
};
/** What `expand` shows that has custom fields. */
const beside = { requester: "contacts", company: "companies" } as const;

/** A condition over the vendor's keys. */
const inNative = (aliases: Aliases, condition: Condition): Condition => {
  if ("and" in condition) return { and: condition.and.map((part) => inNative(aliases, part)) };
  if ("or" in condition) return { or: condition.or.map((part) => inNative(aliases, part)) };
  if ("not" in condition) return { not: inNative(aliases, condition.not) };
  return condition.of.startsWith(prefix)
    ? { ...condition, of: `${prefix}${nativeKey(aliases, condition.of.slice(prefix.length))}` }
    : condition;
};
const prefix = "custom_fields.";

/** A failure that points at a field by the name that the body gave it. */
const renamed = (aliases: Aliases, body: object, error: unknown): unknown => {
  if (!(error instanceof PorticoError) || error.details.errors === undefined) return error;
  const said = Object.keys(customIn(body) ?? {}).map(
    (name) => [pointerTo(nativeKey(aliases, name)), pointerTo(name)] as const,
  );
  const names = new Map(said);
  const errors = error.details.errors.map((fault) => ({
    ...fault,
    pointer: names.get(fault.pointer) ?? fault.pointer,
  }));
  if (error.code === "validation_failed") return validationFailed(errors);
  return new PorticoError(error.code, error.message, { ...error.details, errors });
};

const pointerTo = (key: string): string => `/custom_fields/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;

const customIn = (entity: object): Readonly<Record<string, unknown>> | undefined => {
  const fields: unknown = Reflect.get(entity, "custom_fields");
  return typeof fields === "object" && fields !== null ? { ...fields } : undefined;
};

const renamedKeys = (fields: Readonly<Record<string, unknown>>, nameOf: (key: string) => string): object =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [nameOf(key), value]));
