import { conform } from "./conform.ts";
import { freshdeskDesk } from "./desks/freshdesk.ts";
import { providerNamed } from "./provider-named.ts";

conform(providerNamed("freshdesk"), freshdeskDesk());
