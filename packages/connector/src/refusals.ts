import { type FieldError, PorticoError, type Resource, validationFailed } from "@portico/model";
import type { Provider } from "./contract.ts";
import { property } from "./property.ts";

/** What can be refused without asking the vendor. */

export const unsupportedOperation = (provider: Provider, operation: string, resource: Resource): PorticoError =>
  new PorticoError(
    "unsupported_operation",
    `${provider.title} has no way to ${operation} ${resource}. GET …/capabilities lists what it has.`,
  );

export const unsupportedSort = (provider: Provider, sorts: readonly string[]): PorticoError => {
  const message =
    sorts.length === 0
      ? `${provider.title} gives this list in one order only: leave \`sort\` out.`
      : `${provider.title} can order this list by ${sorts.join(", ")}.`;
  return new PorticoError("unsupported_operation", message, {
    errors: [{ pointer: "/sort", code: "unsupported", message }],
  });
};

export const unsupportedFilter = (provider: Provider, name: string, pointer = `/${name}`): PorticoError => {
  const message = `${provider.title} has no such filter here, and its lists do not show what it would look at.`;
  return new PorticoError("unsupported_operation", message, {
    errors: [{ pointer, code: "unsupported", message }],
  });
};

export const unsupportedText = (provider: Provider): PorticoError => {
  const message = `${provider.title} has no full text search through its API: leave \`text\` out.`;
  return new PorticoError("unsupported_operation", message, {
    errors: [{ pointer: "/text", code: "unsupported", message }],
  });
};

/** Refuses fields that the vendor cannot hold. `native` is always possible. */
export const refuseUnsupported = (provider: Provider, fields: readonly string[], body: object): void => {
  const foreign = Object.entries(body).filter(
    ([name, value]) => value !== undefined && name !== "native" && !fields.includes(name),
  );
  if (foreign.length === 0) return;
  const errors = foreign.map(([name]) => ({
    pointer: `/${name}`,
    code: "unsupported_field",
    message: `${provider.title} cannot hold \`${name}\` here.`,
  }));
  const names = foreign.map(([name]) => `\`${name}\``).join(", ");
  throw new PorticoError(
    "unsupported_field",
    `${provider.title} cannot hold ${names} here. It can hold: ${fields.join(", ")}.`,
    {
      errors,
    },
  );
};

/** An id that this vendor cannot have given out names nothing. */
export const refuseForeignIds = (provider: Provider, target: object): void => {
  for (const id of Object.values(target))
    if (typeof id !== "string" || !provider.ids.test(id))
      throw new PorticoError("not_found", `${provider.title} knows no such object.`);
};

const idFields = new Set([
  "requester_id",
  "assignee_id",
  "group_id",
  "company_id",
  "collection_id",
  "parent_id",
  "company_ids",
  "author_id",
  "ticket_ids",
  "contact_ids",
]);

/** The ids within a body or query that this vendor cannot have given out. */
export const foreignIdsIn = (provider: Provider, body: object): FieldError[] =>
  idsIn(body)
    .filter(({ id }) => !provider.ids.test(id))
    .map(({ pointer }) => ({ pointer, code: "invalid_id", message: `${provider.title} has no such ids.` }));

const idsIn = (body: object): { pointer: string; id: string }[] =>
  Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    // The author of a comment is the one id that lies within an object.
    if (name === "author")
      return idsIn({ author_id: property(value, "id") }).map(({ id }) => ({ pointer: "/author/id", id }));
    if (!idFields.has(name)) return [];
    return [value].flat().flatMap((id: unknown) => (typeof id === "string" ? [{ pointer: `/${name}`, id }] : []));
  });

/** The fields of a body that are to be emptied and cannot be. */
export const emptiedIn = (provider: Provider, unclearable: readonly string[], body: object): FieldError[] =>
  Object.entries(body)
    .filter(([name, value]: [string, unknown]) => value === null && unclearable.includes(name))
    .map(([name]) => ({
      pointer: `/${name}`,
      code: "not_clearable",
      message: `${provider.title} has no way to empty \`${name}\`.`,
    }));

export const refuseFaults = (errors: readonly FieldError[]): void => {
  if (errors.length > 0) throw validationFailed(errors);
};

/** In the place of a value that would be there if this were not refused. */
export const refuse = (error: PorticoError): never => {
  throw error;
};
