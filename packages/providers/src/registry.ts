import type { Provider } from "@portico/connector";
import { freshdesk } from "./freshdesk/index.ts";
import { freshservice } from "./freshservice/index.ts";

/** Every provider that a deployment offers: one line each. */
export const providers: readonly Provider[] = [freshdesk, freshservice];
