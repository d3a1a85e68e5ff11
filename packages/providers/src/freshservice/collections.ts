import { list, path, type ResourceDefinition, shape } from "@portico/connector";
import type { Collection } from "@portico/model";
import { inPages } from "./pages.ts";
import { type WireWorkspace, wireWorkspace } from "./wire.ts";

const toCollection = ({ id, name }: WireWorkspace): Collection => ({
  id,
  name: name ?? "",
  kind: "workspace",
  key: null,
  not_loaded: [],
});

const workspace = shape(wireWorkspace, toCollection);

/** https://api.freshservice.com/#workspaces */
export const collections: ResourceDefinition<"collections"> = {
  list: list<"collections">()({
    filters: [],
    sorts: [],
    includes: [],
    excludes: [],
    at: "workspaces",
    paging: { ...inPages, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: "/api/v2/workspaces" }),
    answers: workspace,
  }),
  get: {
    send: ({ id }) => ({ method: "GET", path: path`/api/v2/workspaces/${id}` }),
    at: "workspace",
    answers: workspace,
  },
};
