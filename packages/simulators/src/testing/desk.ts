import { createFreshdeskSimulator } from "../freshdesk/freshdesk.ts";
import type { FreshdeskAccount } from "../freshdesk/account.ts";
import type { FreshdeskAccountOptions } from "../freshdesk/settings.ts";

/** What a test reads of an answer. */
export interface Seen<Body> {
  status: number;
  headers: Headers;
  text: string;
  body: Body;
}

export interface Person {
  id: number;
  email: string | null;
}

/** The few keys of a ticket that tests look at by name. */
export interface SeenTicket extends Record<string, unknown> {
  id: number;
  status: number;
  updated_at: string;
  created_at: string;
}

export interface Problems {
  description: string;
  errors: { field: string; message: string; code: string; additional_info?: { user_id: number } }[];
}

export type Send = <Body = unknown>(
  method: string,
  path: string,
  body?: object | FormData | string,
  headers?: Record<string, string>,
) => Promise<Seen<Body>>;

export interface Desk {
  account: FreshdeskAccount;
  /** Calls the API as the administrator. */
  send: Send;
  /** Calls it with another key; with none where it is empty. */
  readonly as: (key: string) => Send;
  app: ReturnType<typeof createFreshdeskSimulator>["app"];
}

export const startOfTest = Date.UTC(2026, 10, 24, 12, 0, 0);

/** An in-process account `acme` with wide limits, on a clock that moves only when it is told to. */
export const openDesk = (options: FreshdeskAccountOptions = {}): Desk => {
  const simulator = createFreshdeskSimulator({ now: () => startOfTest });
  const account = simulator.createAccount("acme", {
    limits: {
      total: 100_000,
      tickets_list: 100_000,
      contacts_list: 100_000,
      ticket_create: 100_000,
      ticket_update: 100_000,
    },
    keys: [
      { key: "admin-key", role: "admin" },
      { key: "agent-key", role: "agent" },
      { key: "narrow-key", role: "agent", ticketScope: 3 },
    ],
    ...options,
  });
  const as = (key: string): Send => sendTo(simulator.app, key);
  return { account, send: as("admin-key"), as, app: simulator.app };
};

/** Calls an account `acme` in process, with a key or, where it is empty, without. */
export const sendTo =
  (app: Desk["app"], key: string): Send =>
  async <Body>(
    method: string,
    path: string,
    body?: object | FormData | string,
    headers: Record<string, string> = {},
  ) => {
    const plain = body === undefined || body instanceof FormData || typeof body === "string";
    const response = await app.request(`http://desk.test/acme/api/v2${path}`, {
      method,
      headers: {
        ...(key !== "" && { authorization: basic(key) }),
        ...(body !== undefined && !(body instanceof FormData) && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: plain ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.startsWith("application/json") === true && text !== "";
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (json ? JSON.parse(text) : undefined) as Body,
    };
  };

export const basic = (key: string): string => `Basic ${Buffer.from(`${key}:X`).toString("base64")}`;
