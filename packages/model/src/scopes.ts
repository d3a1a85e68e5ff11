import { z } from "zod";

/** What a credential may do. `*` in an API key stands for all of them. */
export const scopes = [
  "tickets:read",
  "tickets:write",
  "comments:read",
  "comments:write",
  "contacts:read",
  "contacts:write",
  "directory:read",
  "directory:write",
  "proxy:read",
  "proxy:write",
  "connections:read",
  "connections:write",
  "events:read",
  "webhooks:write",
  "keys:write",
] as const;

export type Scope = (typeof scopes)[number];

export const scopeSchema = z.enum([...scopes, "*"]).meta({ id: "Scope", description: "`*` stands for all scopes." });
