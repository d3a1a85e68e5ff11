import type { Vendor } from "../help-desks.ts";
import { freshdesk } from "./freshdesk.ts";
import { freshservice, serviceProvider } from "./freshservice.ts";
import type { Script } from "./step.ts";

/** What each vendor documents, and under which flavour of it. */
export const scripts: readonly { title: string; provider: Vendor; script: Script }[] = [
  { title: "Freshdesk", provider: "freshdesk", script: freshdesk },
  { title: "Freshservice", provider: "freshservice", script: freshservice },
  { title: "Freshservice for managed service providers", provider: "freshservice", script: serviceProvider },
];
