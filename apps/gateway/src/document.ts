import type { OpenAPIHono } from "@hono/zod-openapi";
import type { GatewayEnv } from "./environment.ts";

/** `GET /openapi.json`: OpenAPI 3.1, generated from the routes. */
export const describeDocument = (app: OpenAPIHono<GatewayEnv>, publicUrl: string): void => {
  app.openAPIRegistry.registerComponent("securitySchemes", "apiKey", {
    type: "http",
    scheme: "bearer",
    description:
      "An API key of the tenant, `ptk_live_…` or `ptk_test_…`, or a signed token (JWT) of an issuer that the tenant has " +
      `registered. ${throttle}`,
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "operatorToken", {
    type: "http",
    scheme: "bearer",
    description: `The token of who runs this deployment. ${throttle}`,
  });
  let document: string | undefined;
  app.get("/openapi.json", (c) => {
    c.get("call").route = "/openapi.json";
    document ??= JSON.stringify(
      app.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: publicUrl }], tags }),
    );
    return c.body(document, 200, { "Content-Type": "application/json; charset=utf-8" });
  });
};

const throttle =
  "Where more than ten different wrong ones come from one address within a minute, further wrong ones from there are " +
  "answered `429`, with `Retry-After`; valid ones go on working.";

const info = {
  title: "Portico",
  version: "0.1.0",
  summary: "One API in front of every help desk.",
  description:
    "Tickets, comments and contacts of each of your customers' help desks through one schema. " +
    "Every list hands out cursors until `next_cursor` is null; every failure is a problem document with a `code` to branch on.",
  license: { name: "Apache-2.0", identifier: "Apache-2.0" },
};

const tags = [
  { name: "Tickets", description: "Requests for help." },
  { name: "Comments", description: "Public replies and internal notes of a ticket." },
  { name: "Contacts", description: "The people who ask." },
  { name: "Attachments", description: "Files that hang on tickets and comments." },
  { name: "Directory", description: "The agents of the help desk." },
  { name: "Connections", description: "The help-desk accounts of your customers." },
  { name: "Proxy", description: "Native calls, within the same budget." },
  { name: "API keys", description: "Your credentials." },
  { name: "Audit log", description: "Who did what, and whether the log is whole." },
  { name: "Request log", description: "What became of each request, what it called, and why it waited." },
  { name: "Tenants", description: "For the operator of this deployment." },
  { name: "Providers", description: "What each help desk can do here." },
  { name: "Health", description: "For load balancers and orchestrators." },
];
