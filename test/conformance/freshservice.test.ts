import { conform } from "./conform.ts";
import { freshserviceDesk } from "./desks/freshservice.ts";
import { providerNamed } from "./provider-named.ts";

conform(providerNamed("freshservice"), freshserviceDesk());
