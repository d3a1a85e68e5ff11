import { collectionRoutes, nameOf, rowView } from "../freshworks/collections.ts";
import type { Answers, Row } from "../freshworks/collections.ts";
import { ok } from "../freshworks/call.ts";
import { page } from "../freshworks/pages.ts";
import { created } from "./call.ts";
import type { Call, FreshdeskRoute } from "./call.ts";
import type { Collection } from "./collection-table.ts";

/** The endpoints of one collection: administrators' all. */
export const routesOf = (collection: Collection): FreshdeskRoute[] =>
  collectionRoutes(collection, answers).map((route) => Object.assign(route, { admin: true as const }));

/** A row as its own view shows it, or in a list. */
export const shown = (call: Call, collection: Collection, row: Row, where: "view" | "list" = "view"): object => {
  const view = rowView(collection, row);
  return { ...view, ...(where === "view" ? collection.onView : collection.inList)?.(call, view) };
};

const answers: Answers<Collection, Call> = {
  one: (call, collection, row) => ok(shown(call, collection, row)),
  many: (call, collection, rows) =>
    page(call, rows, (row) => shown(call, collection, row, "list"), collection.wrap && { wrap: collection.wrap }),
  made: (call, collection, row) => created(call, nameOf(collection, call.params), row.id, shown(call, collection, row)),
  isThere: (call, { within }) => within?.(call) ?? true,
};
