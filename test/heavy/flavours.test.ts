import { conformIn } from "../conformance/conform.ts";
import { freshserviceDesk } from "../conformance/desks/freshservice.ts";
import { providerNamed } from "../conformance/provider-named.ts";

/**
 * Whatever the kind of account, what is declared works in its own words. The default run tries each operation once; here is all
 * that is promised of them.
 */
for (const flavour of ["business", "msp"] as const)
  conformIn(
    ["lives", "actions", "refusals", "lists", "plans", "expands", "natives", "traces"],
    providerNamed("freshservice"),
    freshserviceDesk({ flavour }),
  );
