import { conformIn } from "../conformance/conform.ts";
import { full } from "../conformance/counts.ts";
import { freshdeskDesk } from "../conformance/desks/freshdesk.ts";
import { freshserviceDesk } from "../conformance/desks/freshservice.ts";
import { providerNamed } from "../conformance/provider-named.ts";

/** Whatever goes wrong on the way, of every operation: the default run tries what takes its time on a few. */
conformIn(["failures", "outages"], providerNamed("freshdesk"), freshdeskDesk(), full);
conformIn(["failures", "outages"], providerNamed("freshservice"), freshserviceDesk(), full);
