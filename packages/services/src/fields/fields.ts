import type { ToldForm } from "@portico/connector";
import {
  type FieldList,
  type FieldQuery,
  fieldSchema,
  formResources,
  type WriteSchema,
  writeSchemaSchema,
} from "@portico/model";
import type { ConnectionDoor } from "../connections/open.ts";
import type { Ctx } from "../context.ts";

/** What an account's administrators have made of its forms: asked of the help desk each time. */
export const createFieldServices = (door: ConnectionDoor) => ({
  list: async (
    ctx: Ctx,
    id: string,
    { resource: resources = [...formResources], include = [] }: Pick<FieldQuery, "resource" | "include">,
  ): Promise<FieldList> => {
    const forms = await door.call(ctx, id, ({ adapter }, errand) => adapter.forms(errand, resources));
    return {
      data: forms.flatMap((form) => ("fields" in form ? form.fields.map(showing(include.includes("native"))) : [])),
      next_cursor: null,
      withheld: forms.flatMap((form) =>
        "withheld" in form ? [{ resource: form.resource, reason: form.withheld }] : [],
      ),
    };
  },

  /** The same as what it admits. */
  schema: async (
    ctx: Ctx,
    id: string,
    { resource: resources = [...formResources] }: Pick<FieldQuery, "resource">,
  ): Promise<WriteSchema> =>
    writeSchemaSchema.parse(await door.call(ctx, id, ({ adapter }, errand) => adapter.schema(errand, resources))),
});

export type FieldServices = ReturnType<typeof createFieldServices>;

type FormField = Extract<ToldForm, { fields: unknown }>["fields"][number];

/** A field without what only writes look at. */
const showing =
  (withNative: boolean) =>
  (field: FormField): FieldList["data"][number] => {
    const { native, ...shown } = fieldSchema.parse(field);
    return withNative ? { ...shown, native } : shown;
  };
