import type { ToldForm } from "@portico/connector";
import {
  type FieldError,
  type FieldMappings,
  type FieldMappingsPut,
  fieldMappingsPutSchema,
  formResources,
  type Mappings,
  PorticoError,
  validationFailed,
} from "@portico/model";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Ctx } from "../context.ts";
import type { Deps } from "../deps.ts";
import { mappingsOf } from "./mappings-of.ts";

/** What tenants do with the names of a connection's fields. */
export const createMappingServices = (deps: Deps, door: ConnectionDoor) => ({
  get: async (ctx: Ctx, id: string): Promise<FieldMappings> => show(id, mappingsOf(await door.currentRow(ctx, id))),

  /** Replaces all of them, once the account's own forms have nothing against one of them. */
  put: async (ctx: Ctx, id: string, body: FieldMappingsPut): Promise<FieldMappings> => {
    const named = formResources.filter((resource) => Object.keys(body[resource]).length > 0);
    const resources = Object.keys(body.status).length > 0 ? [...new Set([...named, "tickets" as const])] : named;
    if (resources.length > 0) {
      const forms = await door.call(ctx, id, ({ adapter }, errand) => adapter.forms(errand, resources));
      refuseUntold(forms, resources);
      const faults = forms.flatMap((form) => ("fields" in form ? faultsIn(form, body) : []));
      if (faults.length > 0) throw validationFailed(faults);
    }
    const { connections } = deps.db.forTenant(ctx.tenantId);
    await door.currentRow(ctx, id);
    const outcome = await connections.update(id, { fieldMappings: isEmpty(body) ? null : { ...body } });
    door.forget(ctx.tenantId, id);
    if (outcome === undefined) throw new PorticoError("not_found", "There is no such connection.");
    return show(id, body);
  },
});

export type MappingServices = ReturnType<typeof createMappingServices>;

const show = (id: string, mappings: Mappings | null): FieldMappings => ({
  connection_id: id,
  ...(mappings ?? fieldMappingsPutSchema.parse({})),
});

const isEmpty = (body: FieldMappingsPut): boolean =>
  Object.values(body).every((names) => Object.keys(names).length === 0);

/** Names that nobody can check are not taken: one that is wrong would be found out when a ticket is lost. */
const refuseUntold = (forms: readonly ToldForm[], resources: readonly string[]): void => {
  for (const form of forms) if ("withheld" in form) throw new PorticoError("provider_forbidden", form.withheld);
  const missing = resources.find((resource) => !forms.some((form) => form.resource === resource));
  if (missing !== undefined)
    throw new PorticoError("unsupported_operation", `This help desk does not tell which fields its ${missing} have.`);
};

type Told = Extract<ToldForm, { fields: unknown }>;

const faultsIn = ({ resource, fields }: Told, body: FieldMappingsPut): FieldError[] => {
  const custom = fields.filter(({ is_custom }) => is_custom);
  const keys = new Set(custom.map(({ key }) => key));
  const aliases = Object.entries(body[resource]);
  return [
    ...aliases.flatMap(([alias, key]) => {
      const pointer = `/${resource}/${alias}`;
      if (!keys.has(key))
        return [fault(pointer, "unknown_field", `This account has no such field. It has ${listed(keys)}.`)];
      if (keys.has(alias)) return [fault(pointer, "conflict", "A field of this account has that very key.")];
      const isShared = aliases.some(([other, shared]) => shared === key && other !== alias);
      return isShared ? [fault(pointer, "conflict", "Another alias stands for the same field.")] : [];
    }),
    ...(resource === "tickets" ? statusFaults(fields, body.status) : []),
  ];
};

const statusFaults = (fields: Told["fields"], status: FieldMappingsPut["status"]): FieldError[] => {
  const options = fields.flatMap((field) => field.options ?? []).filter((option) => option.status !== undefined);
  const ids = new Set(options.map(({ value }) => value));
  return Object.keys(status)
    .filter((id) => !ids.has(id))
    .map((id) =>
      fault(
        `/status/${escaped(id)}`,
        "unknown_status",
        `This account has ${listed(options.map(({ value, name }) => `${value} (${name})`))}.`,
      ),
    );
};

const fault = (pointer: string, code: string, message: string): FieldError => ({ pointer, code, message });
const listed = (names: Iterable<string>): string => [...names].join(", ") || "none";
const escaped = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");
