import { answering } from "./answering.ts";
import { brokenPayloads } from "./broken-payloads.ts";
import { freshdeskDesk } from "./desks/freshdesk.ts";
import { lookupPayloads } from "./lookup-payloads.ts";
import { payloads } from "./payloads.ts";
import { providerNamed } from "./provider-named.ts";

payloads(providerNamed("freshdesk"), freshdeskDesk(), answering.freshdesk);
brokenPayloads(providerNamed("freshdesk"), freshdeskDesk(), answering.freshdesk, 500, 120_000);

/** Which kind of lookup each payload answers, and at which path. */
lookupPayloads(providerNamed("freshdesk"), freshdeskDesk(), [
  { files: /^agent$/, kind: "users", path: /\/agents\/\d+$/ },
  { files: /^agents_list/, kind: "users", path: /\/agents$/ },
  { files: /^company$/, kind: "companies", path: /\/companies\/\d+$/ },
  { files: /^companies_list/, kind: "companies", path: /\/companies$/ },
  { files: /^contact$/, kind: "contacts", path: /\/contacts\/\d+$/ },
]);
