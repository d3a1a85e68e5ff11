import { randomBytes } from "node:crypto";
import { startEntry } from "../harness/processes.ts";
import { createSend, isRecord, made } from "./http.ts";

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
  deleted: boolean;
  spam: boolean;
  archived: boolean;
}

/** An account of the simulated help desk, and what a test can see and turn of it. */
export interface HelpDeskAccount {
  subdomain: string;
  /** The administrator's. */
  apiKey: string;
  /** The calls since the account was opened, or since `forgetCalls`. */
  calls: () => Promise<Seen[]>;
  forgetCalls: () => Promise<void>;
  /** How many calls it has refused with 429 in its life. */
  refused: () => Promise<number>;
  tickets: () => Promise<TicketMark[]>;
  configure: (settings: object) => Promise<void>;
  disturb: (fault: object) => Promise<void>;
  /** Resolves once every disturbance has met its call. */
  disturbed: () => Promise<void>;
}

export interface HelpDesks {
  /** With `{subdomain}`: what the gateway takes as the help desk's origin. */
  origin: string;
  openAccount: (settings?: object) => Promise<HelpDeskAccount>;
  stop: () => Promise<void>;
}

/** Starts the simulators' own process. */
export const startHelpDesks = async (): Promise<HelpDesks> => {
  const line = /simulated freshdesk at (http:\S+)\/\{subdomain\}/;
  const running = await startEntry("packages/simulators/src/main.ts", {
    args: ["--port", "0", "--tickets", "10"],
    ready: line,
  });
  const root = line.exec(running.output())?.[1] ?? "";
  const send = createSend(() => root);
  const openAccount = async (settings: object = {}): Promise<HelpDeskAccount> => {
    const subdomain = `desk-${randomBytes(5).toString("hex")}`;
    const apiKey = `hd${randomBytes(18).toString("hex")}`;
    const control = `/_control/accounts/${subdomain}`;
    const post = async (method: string, path: string, json: object): Promise<void> => {
      made(await send(method, `${control}${path}`, { json }));
    };
    const read = async (path: string): Promise<unknown> => JSON.parse((await send("GET", `${control}${path}`)).text);
    await post("PUT", "", { plan: "enterprise", tickets: 20, keys: [{ key: apiKey, role: "admin" }], ...settings });
    return {
      subdomain,
      apiKey,
      calls: async () => (await read("/requests")) as Seen[],
      forgetCalls: async () => void (await send("DELETE", `${control}/requests`)),
      refused: async () => {
        const stats = await read("/stats");
        return isRecord(stats) ? Number(stats["refused"]) : Number.NaN;
      },
      tickets: async () => (await read("/tickets")) as TicketMark[],
      configure: (change) => post("PATCH", "", change),
      disturb: (fault) => post("POST", "/faults", fault),
      disturbed: async () => {
        while (JSON.stringify(await read("/faults")) !== "[]");
      },
    };
  };
  return { origin: `${root}/{subdomain}`, openAccount, stop: () => running.stop() };
};
