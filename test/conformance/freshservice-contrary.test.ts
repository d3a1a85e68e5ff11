import { conformIn } from "./conform.ts";
import { again } from "./counts.ts";
import { freshserviceDesk } from "./desks/freshservice.ts";
import { providerNamed } from "./provider-named.ts";

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

conformIn(["lists", "walks", "passes"], providerNamed("freshservice"), contrary, again);
