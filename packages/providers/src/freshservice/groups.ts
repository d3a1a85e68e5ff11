import { list, path, type ResourceDefinition, shape } from "@portico/connector";
import type { Group } from "@portico/model";
import { inPages } from "./pages.ts";
import { type WireGroup, wireGroup } from "./wire.ts";

/** https://api.freshservice.com/#agent-groups: at `/groups`, and with their agents in lists too. */
const toGroup = (wire: WireGroup): Group => ({
  id: wire.id,
  name: wire.name ?? "",
  description: wire.description ?? null,
  user_ids: wire.agent_ids ?? wire.members ?? null,
  not_loaded: wire.agent_ids === undefined && wire.members === undefined ? ["user_ids"] : [],
});

const group = shape(wireGroup, toGroup);

export const groups: ResourceDefinition<"groups"> = {
  list: list<"groups">()({
    filters: [],
    sorts: [],
    includes: [],
    excludes: [],
    at: "groups",
    paging: { ...inPages, weakness: "page_numbers" },
    send: () => ({ method: "GET", path: "/api/v2/groups" }),
    answers: group,
  }),
  get: { send: ({ id }) => ({ method: "GET", path: path`/api/v2/groups/${id}` }), at: "group", answers: group },
};
