import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { z } from "zod";
import { isRecord } from "../../e2e/http.ts";

/** As much of JSON Schema as the document uses. */
export interface Schema {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  enum?: readonly unknown[] | undefined;
  properties?: Readonly<Record<string, Schema>> | undefined;
  required?: readonly string[] | undefined;
  additionalProperties?: boolean | Schema | undefined;
  items?: Schema | undefined;
  anyOf?: readonly Schema[] | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  pattern?: string | undefined;
  format?: string | undefined;
  examples?: readonly unknown[] | undefined;
}

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), schemaSchema]).optional(),
    items: schemaSchema.optional(),
    anyOf: z.array(schemaSchema).optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    examples: z.array(z.unknown()).optional(),
  }),
);

const operationSchema = z.looseObject({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(["path", "query", "header"]), schema: schemaSchema }))
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: schemaSchema })) }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({
      description: z.string(),
      headers: z.record(z.string(), z.unknown()).optional(),
      content: z.record(z.string(), z.looseObject({ schema: schemaSchema })).optional(),
    }),
  ),
});

const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), schemaSchema) }),
});

export interface Parameter {
  name: string;
  schema: Schema;
}

export interface DocumentedAnswer {
  /** The problem codes that it names; none for a success. */
  codes: ReadonlySet<string>;
  headers: readonly string[];
  contentType: string | undefined;
  accepts: ValidateFunction | undefined;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  access: "tenant" | "operator" | "public";
  parameters: Readonly<Record<"path" | "query" | "header", readonly Parameter[]>>;
  body: Schema | undefined;
  /** Whether a body is one that the document describes. */
  takes: ValidateFunction | undefined;
  /** Undefined for a status that the operation does not document. */
  answerOf: (status: number) => DocumentedAnswer | undefined;
}

export interface Document {
  operations: readonly Operation[];
  /** A schema behind its references. */
  resolve: (schema: Schema) => Schema;
  /** What values the document shows for properties of this name, wherever they are. */
  words: (name: string) => readonly string[];
}

/** The served document, ready to make requests from and to judge answers by. */
export const readDocument = (text: string): Document => {
  const served: unknown = JSON.parse(text);
  const { paths, components } = documentSchema.parse(served);
  const ajv = new Ajv2020({ strictSchema: false, strictTypes: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "document", ...closed(served) });
  const compile = (...pointer: string[]): ValidateFunction =>
    ajv.compile({ $ref: `document#/${pointer.map((part) => encodeURIComponent(escapePart(part))).join("/")}` });
  const words = collectWords(components.schemas);

  const toOperation = (path: string, method: string, described: z.output<typeof operationSchema>): Operation => {
    const kinds = new Set(described.security.flatMap((kind) => Object.keys(kind)));
    const inPlace = (place: "path" | "query" | "header") => described.parameters.filter((each) => each.in === place);
    const answers = new Map(
      Object.entries(described.responses).map(([status, { description, headers = {}, content = {} }]) => {
        const [contentType] = Object.keys(content);
        const codes = new Set(Array.from(description.matchAll(/`(\w+)`:/g), ([, code = ""]) => code));
        const at = ["paths", path, method, "responses", status, "content", contentType ?? "", "schema"];
        const accepts = contentType === undefined ? undefined : compile(...at);
        return [status, { codes, headers: Object.keys(headers), contentType, accepts }];
      }),
    );
    const body = described.requestBody?.content["application/json"]?.schema;
    return {
      id: described.operationId,
      method: method.toUpperCase(),
      path,
      access: kinds.size === 0 ? "public" : kinds.has("operatorToken") ? "operator" : "tenant",
      parameters: { path: inPlace("path"), query: inPlace("query"), header: inPlace("header") },
      body,
      takes: body && compile("paths", path, method, "requestBody", "content", "application/json", "schema"),
      answerOf: (status) => answers.get(String(status)) ?? answers.get(`${String(status)[0]}XX`),
    };
  };
  return {
    operations: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => toOperation(path, method, described)),
    ),
    resolve: (schema) =>
      schema.$ref === undefined ? schema : (components.schemas[schema.$ref.replace(/^.*\//, "")] ?? {}),
    words: (name) => [...(words.get(name) ?? [])],
  };
};

const escapePart = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** The document with every object closed: a field that is not documented is a fault of the answer. */
const closed = (at: unknown): Record<string, unknown> => {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (!isRecord(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([key, below]) => [key, close(below)]));
    const isObject = isRecord(value["properties"]) && String(value["type"]).includes("object");
    return isObject && value["additionalProperties"] === undefined ? { ...inner, additionalProperties: false } : inner;
  };
  return z.record(z.string(), z.unknown()).parse(close(at));
};

const collectWords = (schemas: Readonly<Record<string, Schema>>): ReadonlyMap<string, ReadonlySet<string>> => {
  const words = new Map<string, Set<string>>();
  const note = (name: string, schema: Schema): void => {
    const shown = [...(schema.enum ?? []), ...(schema.examples ?? [])].filter((value) => typeof value === "string");
    if (shown.length > 0) words.set(name, new Set([...(words.get(name) ?? []), ...shown]));
    for (const [inner, below] of Object.entries(schema.properties ?? {})) note(inner, below);
    if (schema.items !== undefined) note(name, schema.items);
  };
  for (const schema of Object.values(schemas)) note("", schema);
  return words;
};
