import type { Provider } from "@portico/connector";
import type { Resource } from "@portico/model";
import { readFileSync } from "node:fs";
import { z } from "zod";

/** A native field that some source documents, and two values of it that differ. */
export interface NativeField {
  /** Its key; `stats.resolved_at` for one inside another. */
  name: string;
  kind: string;
  source: string;
  values: readonly [unknown, unknown];
}

const file = (id: number) => ({
  id,
  name: `${id}.txt`,
  content_type: "text/plain",
  size: id,
  attachment_url: `https://files.example/${id}`,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
});

/** Two values of each kind of field. Ids are what `roles` are called by below. */
const kinds = {
  id: [11, 12],
  number: [1, 2],
  text: ["one", "another"],
  time: ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"],
  flag: [false, true],
  texts: [["one"], ["another"]],
  ids: [[11], [12]],
  object: [{ cf_a: "one" }, { cf_a: "another" }],
  list: [[], [{ id: 11 }]],
  files: [[file(11)], [file(12)]],
  type: ["custom_dropdown", "custom_number"],
} as const satisfies Record<string, readonly [unknown, unknown]>;

const names = z.array(z.string()).default([]);
const group = z.strictObject({
  source: z.string(),
  ...Object.fromEntries(Object.keys(kinds).map((kind) => [kind, names])),
  values: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).default({}),
});
const listing = z.partialRecord(
  z.enum(["tickets", "comments", "contacts", "companies", "users", "groups", "collections", "fields"]),
  z.array(group),
);

/** The resources, and the fields of their forms. */
export type Documented = Resource | "fields";

/** What `test/fixtures/vendors/<provider>/fields.json` lists, resource by resource. */
export const nativeFieldsOf = ({ id }: Provider): ReadonlyMap<Documented, readonly NativeField[]> => {
  const path = new URL(`../../fixtures/vendors/${id}/fields.json`, import.meta.url);
  const listed = listing.parse(JSON.parse(readFileSync(path, "utf8")));
  return new Map(
    Object.entries(listed).map(([resource, groups]) => [resource as keyof typeof listed, groups.flatMap(fieldsIn)]),
  );
};

const fieldsIn = ({ source, values, ...byKind }: z.output<typeof group>): NativeField[] => [
  ...Object.entries(kinds).flatMap(([kind, both]) =>
    names.parse(Reflect.get(byKind, kind)).map((name) => ({ name, kind, source, values: both })),
  ),
  ...Object.entries(values).map(([name, both]) => ({ name, kind: "own", source, values: both })),
];
