import { list, path, type ResourceDefinition, shape } from "@portico/connector";
import type { Collection } from "@portico/model";
import { inPages } from "./pages.ts";
import { type WireProduct, wireProduct } from "./wire.ts";

const toCollection = ({ id, name }: WireProduct): Collection => ({
  id,
  name: name ?? "",
  kind: "product",
  key: null,
  not_loaded: [],
});

const product = shape(wireProduct, toCollection);

/** https://developers.freshdesk.com/api/#products */
export const collections: ResourceDefinition<"collections"> = {
  list: list<"collections">()({
    filters: [],
    sorts: [],
    includes: [],
    excludes: [],
    paging: { ...inPages, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: "/api/v2/products" }),
    answers: product,
  }),
  get: { send: ({ id }) => ({ method: "GET", path: path`/api/v2/products/${id}` }), answers: product },
};
