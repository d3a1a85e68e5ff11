import { answering } from "./answering.ts";
import { brokenPayloads } from "./broken-payloads.ts";
import { freshserviceDesk } from "./desks/freshservice.ts";
import { lookupPayloads } from "./lookup-payloads.ts";
import { payloads } from "./payloads.ts";
import { providerNamed } from "./provider-named.ts";

payloads(providerNamed("freshservice"), freshserviceDesk(), answering.freshservice);
brokenPayloads(providerNamed("freshservice"), freshserviceDesk(), answering.freshservice, 500, 120_000);

/** Which kind of lookup each payload answers, and at which path. */
lookupPayloads(providerNamed("freshservice"), freshserviceDesk(), [
  { files: /^agents_list/, kind: "users", path: /\/agents$/, at: "agents" },
  { files: /^agent$/, kind: "users", path: /\/agents\/\d+$/, at: "agent" },
  { files: /^departments_list/, kind: "companies", path: /\/departments$/, at: "departments" },
  { files: /^department$/, kind: "companies", path: /\/departments\/\d+$/, at: "department" },
  { files: /^requester$/, kind: "contacts", path: /\/requesters\/\d+$/, at: "requester" },
]);
