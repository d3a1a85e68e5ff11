import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./openapi.ts";
import { createWalk, type Walk } from "./walk.ts";

export interface PorticoOptions {
  /** Where the gateway is: `https://portico.example.com`. */
  baseUrl: string;
  /** `ptk_…`, or a signed token of an issuer that the tenant has registered. */
  apiKey: string;
  /** How requests are sent; the global `fetch` unless given. */
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * The API: `GET`, `POST`, `PATCH`, `PUT` and `DELETE` take a path as the OpenAPI document writes it, and answer `{ data }` or
 * `{ error }`, the problem; `use` adds middleware. Nothing is kept open.
 */
export interface Portico extends Client<paths> {
  walk: Walk;
}

/** A client of one gateway, as one caller. */
export const createPortico = ({ baseUrl, apiKey, fetch = globalThis.fetch }: PorticoOptions): Portico => {
  const client = createClient<paths>({ baseUrl, fetch, headers: { authorization: `Bearer ${apiKey}` } });
  return { ...client, walk: createWalk(client) };
};
