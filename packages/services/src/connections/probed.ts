import type { Provider, Restriction } from "@portico/connector";
import type { ConnectionRow } from "@portico/db";
import { type Connection, type Flavour, flavours, plans, type Resource } from "@portico/model";
import { z } from "zod";

const probedSchema = z.object({
  at: z.string(),
  flavour: z.enum(flavours).nullable(),
  /** Names in the provider's own table. */
  restrictions: z.array(z.string()),
  /** What the account's limit is called to be, in all. Null: no answer has told. */
  total: z.number().nullable(),
});

/** What asking has told of a connection's account, as it is kept with it. */
export type Probed = z.output<typeof probedSchema>;

/** Null: nobody has asked yet. */
export const probedOf = ({ probed }: Pick<ConnectionRow, "probed">): Probed | null =>
  probedSchema.safeParse(probed).data ?? null;

/** The kind of account: as it was said, else as it was found out. */
export const flavourOf = (row: Pick<ConnectionRow, "flavour" | "probed">): Flavour | null =>
  flavours.find((flavour) => flavour === row.flavour) ?? probedOf(row)?.flavour ?? null;

/** The same, as it is shown. */
export const shownFlavour = (
  { flavours: known }: Provider,
  row: Pick<ConnectionRow, "flavour" | "probed">,
): Connection["flavour"] => (known === undefined ? null : (flavourOf(row) ?? "unknown"));

/** Whose limits these are, where they are no other plan's. */
export const planOf = ({ limits }: Provider, total: number | null): Connection["plan"] => {
  const [name, ...others] = plans.filter((plan) => limits.plans[plan]?.["total"] === total);
  return others.length === 0 ? (name ?? null) : null;
};

/** Why these credentials can do less than the provider offers. */
export const restrictionsOf = ({ restrictions = {} }: Provider, row: Pick<ConnectionRow, "probed">): Restriction[] =>
  (probedOf(row)?.restrictions ?? []).flatMap((name) =>
    Object.hasOwn(restrictions, name) ? (restrictions[name] ?? []) : [],
  );

/** Whether lists of a resource leave out, or may leave out, what the connection's agent is not shown. */
export const isNarrowed = (provider: Provider, row: Pick<ConnectionRow, "probed">, resource: Resource): boolean =>
  restrictionsOf(provider, row).some(({ hides = [] }) => hides.includes(resource));
