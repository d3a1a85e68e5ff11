import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { pipeline } from "node:stream/promises";
import { etagOf } from "./conditional.ts";
import type { GatewayEnv } from "./environment.ts";
import { standardHeaders } from "./problems.ts";
import type { FileReply } from "./route.ts";

/**
 * Sends a file, or the `Range` of it that was asked for, at its reader's pace. It is a stranger's: no browser shows it as a page of
 * ours. Once the first byte is out, a failure can only be shown by breaking off.
 */
export const sendFile = async (
  c: Context<GatewayEnv>,
  { value, open }: FileReply,
  /** What the call has cost, once the bytes are opened. */
  upstream: () => Readonly<Record<string, string>>,
): Promise<Response> => {
  const { incoming, outgoing } = c.env;
  // Streaming listens for the end of this one answer in a dozen places.
  outgoing.setMaxListeners(32);
  const etag = etagOf(value, { isRead: true }) ?? "";
  const { status, headers, body } = await open(rangeOf(c, etag));
  outgoing.writeHead(status, {
    ...standardHeaders(c.get("call").requestId),
    "Content-Security-Policy": "default-src 'none'; sandbox",
    ...upstream(),
    ETag: etag,
    "Content-Type": typeOf(value.content_type),
    "Content-Disposition": dispositionOf(value.name),
    ...Object.fromEntries(headers),
  });
  if (incoming.method === "HEAD") {
    body.destroy();
    outgoing.end();
  } else await pipeline(body, outgoing).catch(() => outgoing.destroy());
  return RESPONSE_ALREADY_SENT;
};

/** Part of another version than the caller has is of no use, and of several parts one is as good: then all of it is sent. */
const rangeOf = (c: Context<GatewayEnv>, etag: string): string | undefined => {
  const range = c.req.header("range") ?? "";
  return [undefined, etag].includes(c.req.header("if-range")) && /^bytes=\d*-\d*$/.test(range) ? range : undefined;
};

const typeOf = (said: string): string =>
  /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/.test(said) ? said : "application/octet-stream";

/** RFC 6266: to be kept, under its name; for old clients in ASCII, too. A name is no path. */
const dispositionOf = (said: string): string => {
  const name = said.toWellFormed().replaceAll(/[/\\\p{Cc}]/gu, "_");
  const ascii = name.replaceAll(/[^ -~]|["%]/g, "_");
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment${name === "" ? "" : `; filename="${ascii}"; filename*=UTF-8''${encoded}`}`;
};
