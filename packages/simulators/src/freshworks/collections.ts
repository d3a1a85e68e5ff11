import { noContent } from "./call.ts";
import type { FreshworksCall, Reply } from "./call.ts";
import { pageRules } from "./pages.ts";
import { invalid, notFound, wrongMethod } from "./problems.ts";
import { anything, oneOf, problemsOf, withQuery } from "./rules.ts";
import type { Check, Rules } from "./rules.ts";
import { toTime } from "./times.ts";

/** What a field takes, and what it holds where nothing was given. */
export type Field = readonly [check: Check, otherwise: unknown];

/** A row of a plain collection: its fields as they are answered. Times in milliseconds. */
export interface Row {
  id: number;
  /** What its path calls it by: its id, or the small number that is displayed. */
  key: number;
  values: Readonly<Record<string, unknown>>;
  deleted: boolean;
  created_at: number;
  updated_at: number;
}

/** A collection of rows that are made, read, changed and deleted, and otherwise only remembered. */
export interface Collection {
  /** Its path below the root, and its name in the store. Rows lie apart for each filling of the blanks in it. */
  path: string;
  /** Where it is written, if elsewhere. */
  writePath?: string;
  fields: Readonly<Record<string, Field>>;
  required: readonly string[];
  /** What can be done, where that is not everything. */
  verbs?: readonly Verb[];
  /** Whether paths name its rows by the small number that is displayed. */
  isDisplayed?: true;
  /** Whether agents who are no administrators write it too. */
  isForAgents?: true;
  /** Whether what is deleted goes to a trash, from which it can be restored or deleted forever. */
  hasTrash?: true;
  /** Fields by which the list can be narrowed. */
  filters?: readonly string[];
  /** What else the list may be asked. */
  queries?: Rules;
  /** Rows that every account is born with: those of a path with blanks by what fills them. */
  seed: readonly Readonly<Record<string, unknown>>[];
}
export type Verb = "list" | "view" | "create" | "update" | "delete";

/** What an account keeps rows in. */
export interface RowStore {
  /** The rows of a collection, by what paths call them by. */
  rows(name: string): Map<number, Row>;
  nextId(kind: "row"): number;
}

/** The rows of every collection, by its name. */
export const createRows = (): RowStore["rows"] => {
  const all = new Map<string, Map<number, Row>>();
  return (name) => {
    const rows = all.get(name) ?? new Map<number, Row>();
    all.set(name, rows);
    return rows;
  };
};

type RowCall = FreshworksCall<{ store: RowStore }, unknown>;

/** How a product answers with rows. */
export interface Answers<C extends Collection, Call extends RowCall> {
  one(call: Call, collection: C, row: Row): Reply;
  many(call: Call, collection: C, rows: readonly Row[]): Reply;
  made(call: Call, collection: C, row: Row): Reply;
  /** Whether what the path's blanks name is there. */
  isThere?(call: Call, collection: C): boolean;
}

export interface CollectionRoute<Call> {
  does: Verb | "restore" | "delete_forever";
  method: string;
  path: string;
  admin?: true;
  handle: (call: Call) => Reply;
}

/** The endpoints of one collection. */
export const collectionRoutes = <C extends Collection, Call extends RowCall>(
  collection: C,
  answers: Answers<C, Call>,
): CollectionRoute<Call>[] => {
  const { path, writePath = path, isForAgents, hasTrash, verbs = everything } = collection;
  const writes = isForAgents === true ? {} : { admin: true as const };
  const there =
    (handle: (call: Call) => Reply): CollectionRoute<Call>["handle"] =>
    (call) =>
      answers.isThere?.(call, collection) === false ? notFound : handle(call);
  const onRow = (handle: RowHandle<Call>) =>
    there((call) => {
      const row = rowsOf(call, collection).get(Number(call.params["id"]));
      return row === undefined ? notFound : handle(call, row);
    });
  const show: RowHandle<Call> = (call, row) => answers.one(call, collection, row);
  const routes: CollectionRoute<Call>[] = [
    { does: "list", method: "GET", path: `/${path}`, handle: there(list(collection, answers)) },
    { does: "view", method: "GET", path: `/${path}/{id}`, handle: onRow(show) },
    { does: "create", ...writes, method: "POST", path: `/${writePath}`, handle: there(create(collection, answers)) },
    { does: "update", ...writes, method: "PUT", path: `/${writePath}/{id}`, handle: onRow(update(collection, show)) },
    { does: "delete", ...writes, method: "DELETE", path: `/${writePath}/{id}`, handle: onRow(remove(collection)) },
  ];
  const offered = routes.filter(({ does }) => verbs.some((verb) => verb === does));
  if (hasTrash !== true) return offered;
  const forever = onRow(deleteForever(collection));
  return [
    ...offered,
    { does: "restore", ...writes, method: "PUT", path: `/${path}/{id}/restore`, handle: onRow(restore) },
    { does: "delete_forever", ...writes, method: "PUT", path: `/${path}/{id}/delete_forever`, handle: forever },
  ];
};

const everything: readonly Verb[] = ["list", "view", "create", "update", "delete"];

/** A row as it is answered. */
export const rowView = ({ isDisplayed }: Collection, row: Row): Record<string, unknown> => ({
  id: row.id,
  ...(isDisplayed === true && { display_id: row.key }),
  ...row.values,
  created_at: toTime(row.created_at),
  updated_at: toTime(row.updated_at),
});

/** Adds a row under `name`; `values` have passed the collection's rules, or are its seed. */
export const addRow = (
  store: RowStore,
  { fields, isDisplayed }: Collection,
  name: string,
  values: Readonly<Record<string, unknown>>,
  now: number,
): Row => {
  const rows = store.rows(name);
  const id = store.nextId("row");
  const empty = Object.fromEntries(Object.entries(fields).map(([field, [, otherwise]]) => [field, otherwise]));
  const key = isDisplayed === true ? Math.max(0, ...rows.keys()) + 1 : id;
  const row: Row = { id, key, values: { ...empty, ...values }, deleted: false, created_at: now, updated_at: now };
  rows.set(key, row);
  return row;
};

/** What the rows of a collection are called in the store, once its path's blanks are filled. */
export const nameOf = ({ path }: Collection, params: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_blank, name: string) => params[name] ?? "");

const rowsOf = (call: RowCall, collection: Collection): Map<number, Row> =>
  call.account.store.rows(nameOf(collection, call.params));

type RowHandle<Call> = (call: Call, row: Row) => Reply;

const list =
  <C extends Collection, Call extends RowCall>(collection: C, answers: Answers<C, Call>) =>
  (call: Call): Reply => {
    const { filters = [], hasTrash, queries } = collection;
    const rules: Rules = {
      ...pageRules,
      ...queries,
      ...Object.fromEntries(filters.map((name) => [name, anything])),
      ...(hasTrash === true && { trashed: oneOf(["true", "false"], ", ") }),
    };
    return withQuery(call, rules, (query) => {
      const rows = [...rowsOf(call, collection).values()].filter(
        (row) =>
          row.deleted === (query["trashed"] === "true") &&
          filters.every((name) => query[name] === undefined || String(row.values[name]) === query[name]),
      );
      return answers.many(call, collection, rows);
    });
  };

/** What a body of the collection may say. */
export const rulesOf = ({ fields }: Collection): Rules =>
  Object.fromEntries(Object.entries(fields).map(([name, [check]]) => [name, check]));

const create =
  <C extends Collection, Call extends RowCall>(collection: C, answers: Answers<C, Call>) =>
  (call: Call): Reply => {
    const problems = problemsOf(call.body, rulesOf(collection), collection.required);
    if (problems.length > 0) return invalid(...problems);
    const row = addRow(call.account.store, collection, nameOf(collection, call.params), call.body, call.now);
    return answers.made(call, collection, row);
  };

const update =
  <Call extends RowCall>(collection: Collection, show: RowHandle<Call>): RowHandle<Call> =>
  (call, row) => {
    if (row.deleted) return wrongMethod("PUT", ["GET"]);
    const problems = problemsOf(call.body, rulesOf(collection));
    if (problems.length > 0) return invalid(...problems);
    Object.assign(row, { values: { ...row.values, ...call.body }, updated_at: call.now });
    return show(call, row);
  };

const remove =
  (collection: Collection): RowHandle<RowCall> =>
  (call, row) => {
    if (collection.hasTrash !== true) return deleteForever(collection)(call, row);
    if (row.deleted) return wrongMethod("DELETE", ["GET"]);
    Object.assign(row, { deleted: true, updated_at: call.now });
    return noContent;
  };

const restore: RowHandle<RowCall> = (call, row) => {
  Object.assign(row, { deleted: false, updated_at: call.now });
  return noContent;
};

const deleteForever =
  (collection: Collection): RowHandle<RowCall> =>
  (call, row) => {
    rowsOf(call, collection).delete(row.key);
    return noContent;
  };
