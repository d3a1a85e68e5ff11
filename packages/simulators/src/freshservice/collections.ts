import { collectionRoutes, rowView } from "../freshworks/collections.ts";
import type { Answers } from "../freshworks/collections.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, FreshserviceRoute } from "./call.ts";
import type { Collection } from "./collection-table.ts";

/** The endpoints of one collection. */
export const routesOf = (collection: Collection): FreshserviceRoute[] => {
  const { module, listClass, updateClass } = collection;
  const classes: Partial<Record<string, FreshserviceRoute["class"]>> = { list: listClass, update: updateClass };
  return collectionRoutes(collection, answers).map((route) => {
    const own = classes[route.does];
    return Object.assign(route, module === undefined ? {} : { module }, own === undefined ? {} : { class: own });
  });
};

const answers: Answers<Collection, Call> = {
  one: (call, collection, row) => wrapped(call, collection.one, rowView(collection, row)),
  many: (call, collection, rows) => listed(call, collection.many, rows, (row) => rowView(collection, row)),
  made: (call, collection, row) => created(call, collection.one, rowView(collection, row)),
};
