import { answering } from "../conformance/answering.ts";
import { brokenPayloads } from "../conformance/broken-payloads.ts";
import { freshdeskDesk } from "../conformance/desks/freshdesk.ts";
import { freshserviceDesk } from "../conformance/desks/freshservice.ts";
import { providerNamed } from "../conformance/provider-named.ts";

const count = Number(process.env["PAYLOADS"] ?? 10_000);

brokenPayloads(providerNamed("freshdesk"), freshdeskDesk(), answering.freshdesk, count);
brokenPayloads(providerNamed("freshservice"), freshserviceDesk(), answering.freshservice, count);
