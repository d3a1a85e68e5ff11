import { noContent } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { pageRules } from "../freshworks/pages.ts";
import { invalid, notFound, wrongMethod } from "../freshworks/problems.ts";
import { anything, problemsOf, withQuery } from "../freshworks/rules.ts";
import type { Rules } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import { created, listed, wrapped } from "./call.ts";
import type { Call, FreshserviceRoute, Handle } from "./call.ts";
import type { Collection } from "./collection-table.ts";
import type { Row } from "./records.ts";
import { yesOrNo } from "./rules.ts";
import type { Store } from "./store.ts";

/** The endpoints of one collection. */
export const collectionRoutes = (collection: Collection): FreshserviceRoute[] => {
  const { path, writePath = path, module, isForAgents, hasTrash, listClass, updateClass } = collection;
  const reads = { ...(module !== undefined && { module }) };
  const writes = { ...reads, ...(isForAgents !== true && { admin: true as const }) };
  const onRow = (handle: RowHandle): Handle => on(collection, handle);
  const routes: FreshserviceRoute[] = [
    { ...reads, method: "GET", path: `/${path}`, ...asClass(listClass), handle: list(collection) },
    { ...reads, method: "GET", path: `/${path}/{id}`, handle: onRow((call, row) => show(call, collection, row)) },
    { ...writes, method: "POST", path: `/${writePath}`, handle: create(collection) },
    {
      ...writes,
      method: "PUT",
      path: `/${writePath}/{id}`,
      ...asClass(updateClass),
      handle: onRow(update(collection)),
    },
    { ...writes, method: "DELETE", path: `/${writePath}/{id}`, handle: onRow(remove(collection)) },
  ];
  if (hasTrash !== true) return routes;
  return [
    ...routes,
    { ...writes, method: "PUT", path: `/${path}/{id}/restore`, handle: onRow(restore) },
    { ...writes, method: "PUT", path: `/${path}/{id}/delete_forever`, handle: onRow(deleteForever(collection)) },
  ];
};

const asClass = (name: FreshserviceRoute["class"]) => (name === undefined ? {} : { class: name });

/** Adds a row; `values` have passed the collection's rules, or are its seed. */
export const addRow = (
  store: Store,
  { path, fields, isDisplayed }: Collection,
  values: Readonly<Record<string, unknown>>,
  now: number,
): Row => {
  const rows = store.rows(path);
  const id = store.nextId("row");
  const empty = Object.fromEntries(Object.entries(fields).map(([name, [, otherwise]]) => [name, otherwise]));
  const key = isDisplayed === true ? Math.max(0, ...rows.keys()) + 1 : id;
  const row: Row = { id, key, values: { ...empty, ...values }, deleted: false, created_at: now, updated_at: now };
  rows.set(key, row);
  return row;
};

type RowHandle = (call: Call, row: Row) => Reply;

const on =
  (collection: Collection, handle: RowHandle): Handle =>
  (call) => {
    const row = call.account.store.rows(collection.path).get(Number(call.params["id"]));
    return row === undefined ? notFound : handle(call, row);
  };

const list =
  (collection: Collection): Handle =>
  (call) => {
    const { filters = [], hasTrash } = collection;
    const rules: Rules = {
      ...pageRules,
      ...Object.fromEntries(filters.map((name) => [name, anything])),
      ...(hasTrash === true && { trashed: yesOrNo }),
    };
    return withQuery(call, rules, (query) => {
      const rows = [...call.account.store.rows(collection.path).values()].filter(
        (row) =>
          row.deleted === (query["trashed"] === "true") &&
          filters.every((name) => query[name] === undefined || String(row.values[name]) === query[name]),
      );
      return listed(call, collection.many, rows, (row) => view(collection, row));
    });
  };

const rulesOf = ({ fields }: Collection): Rules =>
  Object.fromEntries(Object.entries(fields).map(([name, [check]]) => [name, check]));

const create =
  (collection: Collection): Handle =>
  (call) => {
    const problems = problemsOf(call.body, rulesOf(collection), collection.required);
    if (problems.length > 0) return invalid(...problems);
    const row = addRow(call.account.store, collection, call.body, call.now);
    return created(call, collection.one, view(collection, row));
  };

const update =
  (collection: Collection): RowHandle =>
  (call, row) => {
    if (row.deleted) return wrongMethod("PUT", ["GET"]);
    const problems = problemsOf(call.body, rulesOf(collection));
    if (problems.length > 0) return invalid(...problems);
    Object.assign(row, { values: { ...row.values, ...call.body }, updated_at: call.now });
    return show(call, collection, row);
  };

const remove =
  (collection: Collection): RowHandle =>
  (call, row) => {
    if (collection.hasTrash !== true) return deleteForever(collection)(call, row);
    if (row.deleted) return wrongMethod("DELETE", ["GET"]);
    Object.assign(row, { deleted: true, updated_at: call.now });
    return noContent;
  };

const restore: RowHandle = (call, row) => {
  Object.assign(row, { deleted: false, updated_at: call.now });
  return noContent;
};

const deleteForever =
  (collection: Collection): RowHandle =>
  (call, row) => {
    call.account.store.rows(collection.path).delete(row.key);
    return noContent;
  };

const show = (call: Call, collection: Collection, row: Row): Reply =>
  wrapped(call, collection.one, view(collection, row));

const view = ({ isDisplayed }: Collection, row: Row) => ({
  id: row.id,
  ...(isDisplayed === true && { display_id: row.key }),
  ...row.values,
  created_at: toTime(row.created_at),
  updated_at: toTime(row.updated_at),
});
