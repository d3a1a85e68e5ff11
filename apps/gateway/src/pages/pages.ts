import type { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { GatewayDeps, GatewayEnv } from "../environment.ts";
import { isErrorCode } from "../problems.ts";
import { docsPage, problemPage } from "./html.ts";

/** What the pages may load: nothing from another host. The reference's own styles are partly inline. */
const policies = {
  docs: "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  problem: "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
} as const;

const assets: Readonly<Record<string, { file: () => string; type: string }>> = {
  "swagger-ui.css": { file: () => join(referenceDir(), "swagger-ui.css"), type: "text/css; charset=utf-8" },
  "swagger-ui-bundle.js": {
    file: () => join(referenceDir(), "swagger-ui-bundle.js"),
    type: "text/javascript; charset=utf-8",
  },
  "docs.js": { file: () => join(import.meta.dirname, "docs.js"), type: "text/javascript; charset=utf-8" },
  "pages.css": { file: () => join(import.meta.dirname, "pages.css"), type: "text/css; charset=utf-8" },
};
const referenceDir = (): string => dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));

/** `/docs`, its files, and a page for each problem. */
export const mountPages = (app: OpenAPIHono<GatewayEnv>, { publicUrl }: GatewayDeps): void => {
  app.get("/docs", (c) => {
    c.get("call").route = "/docs";
    return c.body(docsPage(), 200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policies.docs,
    });
  });
  app.get("/docs/assets/:name", async (c) => {
    c.get("call").route = "/docs/assets/{name}";
    const asset = Object.hasOwn(assets, c.req.param("name")) ? assets[c.req.param("name")] : undefined;
    if (asset === undefined) throw new PorticoError("not_found", "There is nothing under this address.");
    return c.body(await readFile(asset.file(), "utf8"), 200, {
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=3600",
    });
  });
  app.get("/problems/:code", (c) => {
    c.get("call").route = "/problems/{code}";
    const code = c.req.param("code");
    if (!isErrorCode(code)) throw new PorticoError("not_found", "There is no such problem.");
    return c.body(problemPage(code, publicUrl), 200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policies.problem,
    });
  });
};
