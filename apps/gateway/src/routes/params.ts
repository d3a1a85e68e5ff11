import { exampleId } from "@portico/model";
import { z } from "zod";

/** Path parameters by name. */
const described = {
  tenant_id: { description: "The tenant.", example: exampleId("tenant") },
  key_id: { description: "The API key.", example: exampleId("apiKey") },
  connection_id: { description: "The connection.", example: exampleId("connection") },
  ticket_id: { description: "The ticket, by the provider's id.", example: "1042" },
  comment_id: { description: "The comment, by the provider's id.", example: "88001" },
  attachment_id: { description: "The file, by the id that its ticket or comment shows.", example: "t1042.981" },
  contact_id: { description: "The contact, by the provider's id.", example: "4711" },
  company_id: { description: "The company, by the provider's id.", example: "512" },
  user_id: { description: "The agent, by the provider's id.", example: "2043" },
  group_id: { description: "The group, by the provider's id.", example: "77" },
  collection_id: { description: "The collection, by the provider's id.", example: "3" },
  job_id: { description: "The job.", example: exampleId("job") },
  request_id: { description: "The request, by its `Portico-Request-Id`.", example: exampleId("request") },
  issuer_id: { description: "The token issuer.", example: exampleId("tokenIssuer") },
  rotation_id: { description: "The rotation.", example: exampleId("rotation") },
  provider: { description: "The provider's name.", example: "freshdesk" },
  path: { description: "The help desk's own path, slashes as they are.", example: "api/v2/tickets" },
} as const;

type Name = keyof typeof described;

export const params = <const Names extends readonly Name[]>(
  ...names: Names
): z.ZodObject<Record<Names[number], z.ZodString>> =>
  z.object(
    Object.fromEntries(names.map((name) => [name, z.string().meta(described[name])])) as Record<
      Names[number],
      z.ZodString
    >,
  );

export const noParams = z.object({});
export const noQuery = z.strictObject({});
