import { formBodies, type FormResource, PorticoError } from "@portico/model";
import type { Account } from "../contract.ts";
import type { Errand } from "../errand.ts";
import { definitionOf, type Ground } from "../ground.ts";
import { type Described, documentOf } from "./document.ts";
import type { FormField } from "./form.ts";
import { isWithheld } from "./learned.ts";
import { asking } from "./known.ts";
import { withAliases } from "./mapped.ts";
import type { JsonSchema } from "./rule.ts";
import { rulesOf } from "./rules.ts";

/** A form as the vendor tells it; or why it does not. */
export type ToldForm =
  | { resource: FormResource; fields: readonly FormField[] }
  | { resource: FormResource; withheld: string };

/** What can be told of an account's forms. */
export interface Forms {
  /** The forms as they are now. */
  forms(errand: Errand, resources: readonly FormResource[]): Promise<ToldForm[]>;
  /** What can be written by them now, as one JSON Schema document. */
  schema(errand: Errand, resources: readonly FormResource[]): Promise<JsonSchema>;
}

export const createForms = (ground: Ground): Forms => {
  const { provider, binding } = ground.deps;

  const told: Forms["forms"] = async (errand, resources) => {
    const asked = asking(ground, errand);
    const forms: ToldForm[] = [];
    for (const resource of resources) {
      const { form } = definitionOf(ground, resource);
      if (form === undefined) continue;
      forms.push(
        await ground.learned.afresh(asked, resource, form).then(
          (fields) => ({ resource, fields: withAliases(fields, binding.mappings) }),
          (error: unknown) => {
            if (isWithheld(error)) return { resource, withheld: error.message };
            throw error;
          },
        ),
      );
    }
    if (forms.length > 0) return forms;
    throw new PorticoError("unsupported_operation", `${provider.title} has no way to tell of its fields.`);
  };

  return {
    forms: told,
    schema: async (errand, resources) => {
      const forms = await told(errand, resources);
      // What was asked just now has not to be asked again.
      const account = await ground.asked(errand);
      const title = `What ${binding.subdomain} takes on ${provider.title}`;
      return documentOf(
        title,
        forms.flatMap((form) => writesOf(ground, account, form)),
      );
    },
  };
};

const kinds = ["create", "update"] as const;

const writesOf = (ground: Ground, { statuses, fields }: Account, told: ToldForm): Described[] => {
  const { resource } = told;
  const { form, create, update } = definitionOf(ground, resource);
  if (form === undefined) return [];
  const known = { form, statuses, fields: "fields" in told ? told.fields : form.learn === undefined ? fields : [] };
  const writes = { create, update };
  return kinds.flatMap((kind) => {
    const write = writes[kind];
    if (write === undefined) return [];
    return [
      {
        name: `${ones[resource]}_${kind}`,
        title: `${kind === "create" ? "A new" : "A changed"} ${ones[resource]}`,
        body: formBodies[resource][kind],
        fields: write.fields,
        unclearable: write.unclearable ?? [],
        rules: [...(write.rules ?? []), ...rulesOf(known, { kind, fields: write.fields })],
      },
    ];
  });
};

const ones: Readonly<Record<FormResource, string>> = { tickets: "ticket", contacts: "contact", companies: "company" };
