import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { invalid, notFound } from "../freshworks/problems.ts";
import { missing } from "../freshworks/rules.ts";
import { toTime } from "../freshworks/times.ts";
import type { Call, Handle } from "./call.ts";
import type { ImportRecord } from "./records.ts";

/** What is written out and read in as a file of comma-separated values. */
type Kind = ImportRecord["kind"];

/** `POST /contacts/export`, `POST /companies/export`: the file is made at once, and its id told. */
export const startExport =
  (kind: Kind): Handle =>
  (call) => {
    const id = `${call.now.toString(16)}${String(call.account.store.nextId("row")).padStart(29, "0")}`;
    call.account.store.exports.set(id, kind);
    return ok({ id });
  };

/** `GET /contacts/export/{id}`: where the file lies. */
export const viewExport =
  (kind: Kind): Handle =>
  (call) => {
    const id = call.params["export"] ?? "";
    if (call.account.store.exports.get(id) !== kind) return notFound;
    return ok({ id, status: "completed", export: { url: `${call.origin}/exports/${id}.csv` } });
  };

/** `POST /contacts/imports`: a form with a `file`; only what became of it is remembered. */
export const startImport =
  (kind: Kind): Handle =>
  (call) => {
    if (!call.files.some(({ field }) => field === "file")) return invalid(missing("file"));
    const { store } = call.account;
    const done: ImportRecord = { id: store.nextId("row"), kind, created_at: call.now };
    store.imports.set(done.id, done);
    return { status: 201, body: { ...importView(done), status: "queued" } };
  };

/** `GET /contacts/imports`. */
export const listImports =
  (kind: Kind): Handle =>
  (call) =>
    ok([...call.account.store.imports.values()].filter((done) => done.kind === kind).map(importView));

const onImport =
  (kind: Kind, use: (call: Call, done: ImportRecord) => Reply): Handle =>
  (call) => {
    const done = call.account.store.imports.get(Number(call.params["id"]));
    return done?.kind === kind ? use(call, done) : notFound;
  };

/** `GET /contacts/imports/{id}`. */
export const viewImport = (kind: Kind): Handle => onImport(kind, (_call, done) => ok(importView(done)));

/** `PUT /contacts/imports/{id}/cancel`. */
export const cancelImport = (kind: Kind): Handle =>
  onImport(kind, (call, done) => {
    call.account.store.imports.delete(done.id);
    return noContent;
  });

const importView = ({ id, created_at }: ImportRecord) => ({
  id,
  created_at: toTime(created_at),
  status: "completed",
  total_records: 1,
  completed_records: 1,
  failures: { count: 0, report: "" },
});

/** `POST /account/export`: a job with a number, told of in a shape of its own. */
export const exportAccount: Handle = (call) => {
  const { store } = call.account;
  const id = store.nextId("row");
  store.jobs.set(String(id), { id: String(id), name: "ACCOUNT::EXPORT", polls: 0, created_at: call.now });
  const href = `${call.origin.replace(/^https?:\/\//, "")}/api/v2/jobs/${id}`;
  return { status: 201, body: { job: { id, link: { href, method: "GET" } } } };
};
