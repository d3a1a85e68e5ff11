import {
  call,
  type Examined,
  type Flow,
  type FlavourDefinition,
  type Given,
  type Provider,
  type Restriction,
  type Steps,
} from "@portico/connector";
import { type ErrorCode, type Flavour, PorticoError } from "@portico/model";
import { identify } from "./users.ts";

/** What a refusal means where the answer does not say it. */
export const refusals: Provider["failures"] = [
  {
    status: 403,
    method: "GET",
    path: /^\/api\/v2\/tickets$/,
    is: "addresses",
    says:
      "Where even the list of tickets is refused, the account admits listed addresses alone, or the agent may see no tickets. " +
      "Have its administrators add this gateway's address to the list, or connect with the key of an agent who may.",
  },
];

/** https://api.freshservice.com/#roles: which role may do what is the account's own to say, but for what is set up there. */
export const restrictions = {
  no_administrator: {
    refuses: { users: ["list", "get"], companies: ["create", "update", "delete"], contacts: ["erase"] },
    hides: ["tickets"],
    says:
      "The key belongs to an agent who is no administrator: Freshservice keeps agents, roles and what is set up (departments " +
      "among it) to administrators. So `users` is refused, `expand=assignee` shows nobody, companies can only be read, and no " +
      "contact can be deleted for good. Which tickets the agent sees is not told: lists may leave some out. Connect with an " +
      "administrator's key to have all of it.",
    who: "is no administrator, and so may not see all tickets and none of the other agents",
  },
} satisfies Readonly<Record<string, Restriction>>;

/** https://api.freshservice.com/#overview: what is not in every kind of account, and what a service provider calls otherwise. */
export const flavours: { readonly [Kind in Flavour]: FlavourDefinition } = {
  itsm: {},
  business: {
    lacks: [
      "Freshservice for Business Teams has no problems, changes, releases, assets, software, contracts, purchase orders or " +
        "vendors: calls for them through the proxy are refused.",
    ],
  },
  msp: {
    words: {
      requesters: "contacts",
      requester: "contact",
      requester_fields: "contact_fields",
      departments: "companies",
      department: "company",
      department_fields: "company_fields",
    },
    lacks: [
      "Freshservice for MSPs has no problems, changes, releases, assets, software, contracts, purchase orders or vendors, and " +
        "no canned responses or custom objects: calls for them through the proxy are refused.",
      "It calls requesters contacts, departments companies and workspaces clients: so do calls through the proxy.",
    ],
  },
};

/**
 * No call tells whose key it is, or of which kind the account. A ticket proves the key; the roles, which draw on the account's
 * total alone and so show it, are for administrators; and each kind has an endpoint that the others lack.
 */
export const examine: Flow<Given, Examined> = {
  flow: async (steps, given, account) => {
    const agent = await identify.flow(steps, undefined, account);
    const administers = (await lookAt(steps, "/api/v2/roles")) !== "refused";
    return {
      agent,
      flavour: given.flavour ?? (await flavourBy(steps)),
      restrictions: administers ? [] : ["no_administrator" satisfies keyof typeof restrictions],
    };
  },
};

/**
 * People of a service provider's account are contacts, problems are for IT alone, and so are vendors: who has neither is a
 * business team. Null where it may be the role that was refused, and not the kind of account.
 */
const flavourBy = async (steps: Steps): Promise<Flavour | null> => {
  const contacts = await lookAt(steps, "/api/v2/contacts");
  if (contacts === "shown") return "msp";
  const problems = await lookAt(steps, "/api/v2/problems");
  if (problems === "shown") return "itsm";
  if (contacts !== "missing" || problems !== "missing") return null;
  return byVendors[await lookAt(steps, "/api/v2/vendors")] ?? null;
};

type Sight = "shown" | "refused" | "missing" | "unclear";
const byVendors: Readonly<Partial<Record<Sight, Flavour>>> = { shown: "itsm", missing: "business" };

/** What is made of a failure. Any other says nothing of the account, and is one of the asking. */
const sights: Readonly<Partial<Record<ErrorCode, Sight>>> = {
  provider_forbidden: "refused",
  not_found: "missing",
  provider_validation: "unclear",
  provider_conflict: "unclear",
  provider_invalid_response: "unclear",
};

/** How the first row of a list is answered. What is switched off is missing, whatever the status. */
const lookAt = ({ ask }: Steps, path: string): Promise<Sight> =>
  ask(call({ send: () => ({ method: "GET", path, query: { per_page: "1" } }) }), undefined).then(
    () => "shown",
    (error: unknown) => {
      if (!(error instanceof PorticoError)) throw error;
      const isOff = error.details.provider?.code === "require_feature";
      const sight = isOff ? "missing" : sights[error.code];
      if (sight === undefined) throw error;
      return sight;
    },
  );
