import type { Reply } from "../freshworks/call.ts";
import { notFound } from "../freshworks/problems.ts";
import type { Flavour, FreshserviceSettings } from "./settings.ts";

/** What is not in every flavour. Everything else is. */
const modules = {
  problems: ["itsm"],
  changes: ["itsm"],
  releases: ["itsm"],
  assets: ["itsm"],
  vendors: ["itsm"],
  major_incidents: ["itsm"],
  objects: ["itsm", "business"],
  canned_responses: ["itsm", "business"],
} as const satisfies Record<string, readonly Flavour[]>;
export type Module = keyof typeof modules;

export const hasModule = ({ flavour }: FreshserviceSettings, module: Module): boolean => {
  const flavours: readonly Flavour[] = modules[module];
  return flavours.includes(flavour);
};

/** Why an account of this flavour has no endpoint of a module. The wording of the message is not known. */
export const refuseModule = (settings: FreshserviceSettings, module: Module): Reply | undefined => {
  if (hasModule(settings, module)) return undefined;
  if (settings.missingModule === "not_found") return notFound;
  const message = `The ${module} feature is not supported in your plan.`;
  return { status: 403, body: { code: "require_feature", message } };
};

/** What a service provider's account calls things, in paths and around answers. */
const mspWords: Readonly<Record<string, string>> = {
  requester: "contact",
  requesters: "contacts",
  requester_fields: "contact_fields",
  department: "company",
  departments: "companies",
  department_fields: "company_fields",
};

/** The key around an answer, such as `requester` or `departments`, in the account's own words. */
export const wordFor = ({ flavour }: FreshserviceSettings, word: string): string =>
  (flavour === "msp" ? mspWords[word] : undefined) ?? word;

/** A route's path as a service provider's account spells it. */
export const mspPath = (path: string): string =>
  path.replace(/^\/(\w+)/, (whole, first: string) => (mspWords[first] === undefined ? whole : `/${mspWords[first]}`));
