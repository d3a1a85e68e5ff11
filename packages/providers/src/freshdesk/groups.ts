import { list, path, type ResourceDefinition, shape } from "@portico/connector";
import type { Group } from "@portico/model";
import { inPages } from "./pages.ts";
import { type WireGroup, wireGroup } from "./wire.ts";

const toGroup = (wire: WireGroup): Group => ({
  id: wire.id,
  name: wire.name ?? "",
  description: wire.description ?? null,
  user_ids: wire.agent_ids ?? null,
  // Rows of the list do not name a group's agents.
  not_loaded: wire.agent_ids === undefined ? ["user_ids"] : [],
});

const group = shape(wireGroup, toGroup);

/** For administrators alone: https://developers.freshdesk.com/api/#groups */
export const groups: ResourceDefinition<"groups"> = {
  list: list<"groups">()({
    filters: [],
    sorts: [],
    includes: [],
    excludes: [],
    paging: { ...inPages, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: "/api/v2/groups" }),
    answers: group,
  }),
  get: { send: ({ id }) => ({ method: "GET", path: path`/api/v2/groups/${id}` }), answers: group },
  losses: [{ field: "user_ids", note: "Rows of the list do not show them." }],
};
