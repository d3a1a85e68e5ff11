import { randomBytes } from "node:crypto";
import { startEntry } from "../harness/processes.ts";
import { createSend, made } from "./http.ts";

/** One call as the simulated help desk saw it. */
export interface Seen {
  method: string;
  path: string;
  query: string;
  status: number;
  headers: Record<string, string>;
}

export interface TicketMark {
  id: number;
  updatedAt: string;
  deleted: boolean;
  spam: boolean;
  archived: boolean;
}

/** One window of the help desk's own count. */
export interface CountedWindow {
  /** Milliseconds on the account's clock. */
  startedAt: number;
  /** Credits, by class; `total` counts all. */
  used: Readonly<Record<string, number>>;
  calls: number;
  refused: number;
}

/** The help desks that are simulated. */
export type Vendor = "freshdesk" | "freshservice";

/** An account of the simulated help desk, and what a test can see and turn of it. */
export interface HelpDeskAccount {
  provider: Vendor;
  subdomain: string;
  /** The administrator's. */
  apiKey: string;
  /** What its own API's paths follow. */
  url: string;
  /** The calls since the account was opened, or since `forgetCalls`. */
  calls: () => Promise<Seen[]>;
  forgetCalls: () => Promise<void>;
  /** How many calls it has refused with 429 in its life. */
  refused: () => Promise<number>;
  windows: () => Promise<readonly CountedWindow[]>;
  /** Takes credits from the account's pool, as another app would; false where they did not fit. */
  spend: (credits: number) => Promise<boolean>;
  /** Milliseconds on the account's clock. */
  now: () => Promise<number>;
  putForward: (advanceMs: number) => Promise<void>;
  tickets: () => Promise<TicketMark[]>;
  /** Changes a ticket behind the API's back, as another app would. */
  changeTicket: (id: string, change: object) => Promise<void>;
  configure: (settings: object) => Promise<void>;
  disturb: (fault: object) => Promise<void>;
  /** Resolves once every disturbance has met its call. */
  disturbed: () => Promise<void>;
}

export interface HelpDesks {
  /** With `{subdomain}`: what the gateway takes as each help desk's origin. */
  origins: Readonly<Record<Vendor, string>>;
  openAccount: (settings?: object, provider?: Vendor) => Promise<HelpDeskAccount>;
  stop: () => Promise<void>;
}

/** Starts the simulators' own process. */
export const startHelpDesks = async (): Promise<HelpDesks> => {
  const running = await startEntry("packages/simulators/src/main.ts", {
    args: ["--port", "0", "--tickets", "10"],
    ready:
      /simulated freshdesk at [^]*simulated freshservice at |simulated freshservice at [^]*simulated freshdesk at /,
  });
  const rootOf = (provider: Vendor): string =>
    new RegExp(`simulated ${provider} at (http:\\S+)/\\{subdomain\\}`).exec(running.output())?.[1] ?? "";
  const openAccount: HelpDesks["openAccount"] = async (settings = {}, provider = "freshdesk") => {
    const root = rootOf(provider);
    const send = createSend(() => root);
    const subdomain = `desk-${randomBytes(5).toString("hex")}`;
    const apiKey = `hd${randomBytes(18).toString("hex")}`;
    const control = `/_control/accounts/${subdomain}`;
    const post = async (method: string, path: string, json: object): Promise<void> => {
      made(await send(method, `${control}${path}`, { json }));
    };
    const read = async (path: string): Promise<unknown> => JSON.parse((await send("GET", `${control}${path}`)).text);
    const readObject = async (path: string): Promise<Record<string, unknown>> =>
      made(await send("GET", `${control}${path}`));
    await post("PUT", "", { plan: "enterprise", tickets: 20, keys: [{ key: apiKey, role: "admin" }], ...settings });
    return {
      provider,
      subdomain,
      apiKey,
      url: `${root}/${subdomain}`,
      calls: async () => (await read("/requests")) as Seen[],
      forgetCalls: async () => void (await send("DELETE", `${control}/requests`)),
      refused: async () => Number((await readObject("/stats"))["refused"]),
      windows: async () => (await readObject("/stats"))["windows"] as CountedWindow[],
      spend: async (credits) =>
        made(await send("POST", `${control}/spend`, { json: { credits } }))["admitted"] === true,
      putForward: (advanceMs) => post("POST", "/clock", { advanceMs }),
      now: async () => Number((await readObject("/clock"))["now"]),
      tickets: async () => (await read("/tickets")) as TicketMark[],
      changeTicket: (id, change) => post("PATCH", `/tickets/${id}`, change),
      configure: (change) => post("PATCH", "", change),
      disturb: (fault) => post("POST", "/faults", fault),
      disturbed: async () => {
        while (JSON.stringify(await read("/faults")) !== "[]");
      },
    };
  };
  const originOf = (provider: Vendor): string => `${rootOf(provider)}/{subdomain}`;
  return {
    origins: { freshdesk: originOf("freshdesk"), freshservice: originOf("freshservice") },
    openAccount,
    stop: () => running.stop(),
  };
};
