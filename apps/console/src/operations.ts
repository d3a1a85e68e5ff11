import { useQuery } from "@tanstack/react-query";

/** An operation of the API, as the gateway's own document describes it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  parameters: Parameter[];
  /** A body to begin with; null where there is none. */
  example: unknown;
  hasBody: boolean;
}

export interface Parameter {
  name: string;
  in: "path" | "query";
  description: string;
  options: string[];
  isRequired: boolean;
}

interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  security: Record<string, unknown>[];
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema?: { description?: string; enum?: string[]; type?: string };
  }[];
  requestBody?: { content: Record<string, { example?: unknown; schema?: { $ref?: string; examples?: unknown[] } }> };
}
interface Document {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, { examples?: unknown[]; example?: unknown }> };
}

/** What can be tried with a key of a tenant. The gateway changes with its document, so that it is read once. */
export const useOperations = () =>
  useQuery({
    queryKey: ["openapi"],
    queryFn: async (): Promise<Operation[]> => {
      const answer = await fetch("/openapi.json");
      if (!answer.ok) throw new Error("The description of the API could not be read.");
      return operationsIn((await answer.json()) as Document);
    },
    staleTime: Infinity,
  });

/** The operations of a document that a tenant's key may call with JSON, in the document's order. */
export const operationsIn = (document: Document): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security, requestBody }]) => security.some((way) => "apiKey" in way) && takesJson(requestBody))
      .filter(() => !path.endsWith("/proxy/{path}"))
      .map(([method, described]) => ({
        id: described.operationId,
        method: method.toUpperCase(),
        path,
        tag: described.tags[0] ?? "Other",
        summary: described.summary,
        parameters: (described.parameters ?? []).flatMap(toParameter),
        example: exampleOf(document, described),
        hasBody: described.requestBody !== undefined,
      })),
  );

const takesJson = (body: Described["requestBody"]): boolean =>
  body === undefined || body.content["application/json"] !== undefined;

const toParameter = ({
  name,
  in: place,
  required = false,
  description,
  schema = {},
}: NonNullable<Described["parameters"]>[number]): Parameter[] =>
  place === "path" || place === "query"
    ? [
        {
          name,
          in: place,
          description: description ?? schema.description ?? "",
          options: schema.type === "boolean" ? ["true", "false"] : (schema.enum ?? []),
          isRequired: required,
        },
      ]
    : [];

const exampleOf = ({ components }: Document, { requestBody }: Described): unknown => {
  const { example, schema } = requestBody?.content["application/json"] ?? {};
  const named = components.schemas[schema?.$ref?.split("/").at(-1) ?? ""];
  return (
    example ??
    schema?.examples?.[0] ??
    named?.example ??
    named?.examples?.[0] ??
    (requestBody === undefined ? null : {})
  );
};
