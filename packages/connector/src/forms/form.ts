import type { Field } from "@portico/model";
import type { JsonSchema } from "./rule.ts";

/** A field of an account's form: what the API shows of it, and what else a write must keep to. */
export interface FormField extends Field {
  /** True where it must be filled before a ticket is resolved or closed. */
  isRequiredToClose?: boolean;
  /** The custom field that decides which of the options there are: the options by its value. */
  dependsOn?: { key: string; options: Readonly<Record<string, readonly string[]>> };
}

/** How the objects of a resource are written: what an account's own administrators decide of it. */
export interface FormTerms {
  /** Where a body says the fields that every account has, by the form's name of each. What is not here has a default. */
  places: Readonly<Record<string, Place>>;
  /** False where objects may have custom fields that the form does not tell of. */
  isWhole: boolean;
  /** Holds of a body that is out of the reach of this form. */
  unless?: JsonSchema;
  /** The native statuses of a ticket that is over. */
  closing?: readonly string[];
}

/** Where a body says something: by a name of ours, by one of the vendor's in `native`, or by either. */
export interface Place {
  ours: string | null;
  theirs: string;
  /** True where what is said is the value of an option. */
  isOption?: true;
  /** Holds of a body that cannot say it. */
  unless?: JsonSchema;
}

/** A form as one account has it. */
export interface KnownForm {
  form: FormTerms;
  fields: readonly FormField[];
  statuses: readonly { id: string; name: string; status: string }[];
}

/** What is written, and which fields the vendor can hold of it. */
export interface Writing {
  kind: "create" | "update";
  fields: readonly string[];
}
