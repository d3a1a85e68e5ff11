import { sampled } from "./counts.ts";
import { freshserviceDesk } from "./desks/freshservice.ts";
import { providerNamed } from "./provider-named.ts";
import { lists } from "./themes/lists.ts";
import { passes } from "./themes/passes.ts";
import { walks } from "./themes/walks.ts";

/**
 * What a list comes in is documented nowhere, nor which word asks for all workspaces: the walks hold in the other order, under
 * the other word, and where conversations begin with the oldest.
 */
const contrary = freshserviceDesk({
  listOrder: "updated_at",
  orderBy: "refused",
  allWorkspacesId: 1,
  updatedSinceInclusive: false,
  conversationOrder: "oldest",
  rateHeaderBucket: "total",
  retryAfterAs: "date",
  workspaceState: "word",
  newerKeys: false,
});

for (const theme of [lists, walks, passes]) theme(providerNamed("freshservice"), contrary, sampled);
