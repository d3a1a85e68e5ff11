import { noContent, ok } from "../freshworks/call.ts";
import type { Reply } from "../freshworks/call.ts";
import { isRecord } from "../settings.ts";
import type { Call, Handle } from "./call.ts";
import type { ObjectRecord } from "./records.ts";

/**
 * Custom objects have rules of their own: other errors, pages by token, links without the account's host, and times in
 * milliseconds. Each account has one schema, whose records are made, read, changed and deleted.
 */
const schema = {
  id: 1_400_001,
  name: "Bookings",
  prefix: "BKG",
  fields: [
    { name: "guest", label: "Guest", type: "PRIMARY", required: true, filterable: true },
    { name: "nights", label: "Nights", type: "NUMBER", required: false, filterable: true },
  ],
} as const;
const root = `/schemas/${schema.id}`;

const shownSchema = { ...schema, _links: { self: { href: root } } };

export const listSchemas: Handle = () => ok({ schemas: [shownSchema], _links: { self: { href: "/schemas" } } });

export const viewSchema: Handle = (call) => onSchema(call, () => ok(shownSchema));

/** `GET …/records`: filtered by `field=`, `field[gte]=` and their like, all of which must hold. */
export const listRecords: Handle = (call) =>
  onSchema(call, () => {
    const size = Number(call.query.get("page_size") ?? 20);
    const after = Number(call.query.get("next_token") ?? 0);
    if (!(size >= 1 && size <= 100)) return badInput("page_size", "must be between 1 and 100");
    const wanted = [...call.query].filter(([name]) => !paging.has(name));
    const matching = [...call.account.store.objects.values()].filter((record) =>
      wanted.every(([name, value]) => holds(record, name, value)),
    );
    const records = matching.slice(after, after + size);
    const next = after + size < matching.length && {
      next: { href: `${root}/records?next_token=${after + size}&page_size=${size}` },
    };
    return ok({
      records: records.map(shownRecord),
      _links: { self: { href: `${root}/records` }, count: { href: `${root}/records/count` }, ...next },
    });
  });

const paging = new Set(["page_size", "next_token", "prev_token", "sort_by"]);

const holds = (record: ObjectRecord, name: string, value: string): boolean => {
  const { field = name, operator } = /^(?<field>\w+)\[(?<operator>gte?|lte?)\]$/.exec(name)?.groups ?? {};
  const held = record.data[field];
  if (operator === undefined) return String(held) === value;
  return comparisons[operator]?.(Number(held), Number(value)) ?? false;
};
const comparisons: Readonly<Record<string, (held: number, value: number) => boolean>> = {
  gt: (held, value) => held > value,
  gte: (held, value) => held >= value,
  lt: (held, value) => held < value,
  lte: (held, value) => held <= value,
};

/** `GET …/records/count`. */
export const countRecords: Handle = (call) => onSchema(call, () => ok({ count: call.account.store.objects.size }));

export const createRecord: Handle = (call) =>
  onSchema(call, () =>
    withData(call, (data) => {
      const { objects } = call.account.store;
      if (data["guest"] === undefined) return badInput("guest", "is required");
      const id = `${schema.prefix}-${call.account.store.nextId("object")}`;
      const record: ObjectRecord = { id, data, version: 1, created_at: call.now, updated_at: call.now };
      objects.set(id, record);
      return { status: 201, body: shownRecord(record) };
    }),
  );

export const viewRecord: Handle = (call) => onRecord(call, (record) => ok(shownRecord(record)));

export const updateRecord: Handle = (call) =>
  onRecord(call, (record) =>
    withData(call, (data) => {
      Object.assign(record, { data: { ...record.data, ...data }, version: record.version + 1, updated_at: call.now });
      return ok(shownRecord(record));
    }),
  );

export const deleteRecord: Handle = (call) =>
  onRecord(call, ({ id }) => {
    call.account.store.objects.delete(id);
    return noContent;
  });

const shownRecord = ({ id, data, version, created_at, updated_at }: ObjectRecord) => ({
  display_id: id,
  created_time: created_at,
  updated_time: updated_at,
  version,
  data,
  metadata: {},
  _links: { self: { href: `${root}/records/${id}` } },
});

const onSchema = (call: Call, use: () => Reply): Reply =>
  call.params["schema"] === String(schema.id) ? use() : unknown("schema");

const onRecord = (call: Call, use: (record: ObjectRecord) => Reply): Reply =>
  onSchema(call, () => {
    const record = call.account.store.objects.get(call.params["record"] ?? "");
    return record === undefined ? unknown("record") : use(record);
  });

const withData = (call: Call, use: (data: Readonly<Record<string, unknown>>) => Reply): Reply => {
  const { data } = call.body;
  if (!isRecord(data)) return badInput("data", "must be an object");
  const stray = Object.keys(data).find((name) => !schema.fields.some((field) => field.name === name));
  return stray === undefined ? use(data) : badInput(stray, "is no field of this object");
};

const badInput = (name: string, message: string): Reply => ({
  status: 400,
  body: { error_type: "INVALID_INPUT", message: "Invalid input", errors: [{ name, message }] },
});

const unknown = (what: string): Reply => ({
  status: 404,
  body: { error_type: "RESOURCE_NOT_FOUND", message: `There is no such ${what}`, errors: [] },
});
