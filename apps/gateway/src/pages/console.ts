import type { OpenAPIHono } from "@hono/zod-openapi";
import { PorticoError } from "@portico/model";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import type { GatewayEnv } from "../environment.ts";

/** The console loads what lies beside it, asks this gateway, and takes no text for code. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const dist = (): string =>
  join(dirname(createRequire(import.meta.url).resolve("@portico/console/package.json")), "dist");

/** `/console`: one page, whatever follows, and its files. Those are named by their content, so that they never change. */
export const mountConsole = (app: OpenAPIHono<GatewayEnv>): void => {
  app.get("/console/assets/:name", async (c) => {
    c.get("call").route = "/console/assets/{name}";
    const name = c.req.param("name");
    const type = types[extname(name)];
    if (type === undefined || !/^[\w-]+\.\w+$/.test(name)) throw nothing();
    const isGzipped = /\bgzip\b/.test(c.req.header("accept-encoding") ?? "");
    return c.body(await built(`assets/${name}${isGzipped ? ".gz" : ""}`), 200, {
      "Content-Type": type,
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      ...(isGzipped ? { "Content-Encoding": "gzip" } : {}),
    });
  });
  for (const path of ["/console", "/console/*"])
    app.get(path, async (c) => {
      c.get("call").route = "/console";
      return c.body(await built("index.html"), 200, {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy,
      });
    });
};

const nothing = (): PorticoError => new PorticoError("not_found", "There is nothing under this address.");

const built = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    return new Uint8Array(await readFile(join(dist(), path)));
  } catch (cause) {
    throw path === "index.html"
      ? new PorticoError("not_found", "The console is not built here: run `node apps/console/build.ts`.", { cause })
      : nothing();
  }
};
