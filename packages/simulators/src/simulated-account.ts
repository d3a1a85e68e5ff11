import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import type { Clock } from "./clock.ts";
import type { FaultPlan } from "./faults.ts";
import type { RateWindow } from "./rate-window.ts";
import type { RequestLog } from "./request-log.ts";

/** Where a ticket stands, for tests that must know the truth without spending the account's budget. */
export interface TicketMark {
  id: number | string;
  updatedAt: string;
  deleted: boolean;
  spam: boolean;
  archived: boolean;
}

/** What a test can see and turn on any vendor's account. */
export interface SimulatedAccount {
  readonly subdomain: string;
  readonly clock: Clock;
  readonly rate: RateWindow;
  readonly faults: FaultPlan;
  readonly log: RequestLog;
  /** Changes settings while the account lives. Throws `invalid_setting`. */
  configure(settings: object): void;
  /** Every ticket there is, hidden ones too, by id. */
  tickets(): readonly TicketMark[];
  /** Changes a ticket behind the API's back, as another app or the vendor would. Throws `unknown_record`. */
  changeTicket(id: number | string, change: object): void;
  /** Ends what the account has under way, such as webhook retries. */
  close(): void;
}

/** What every account is built from. */
export type AccountTools = Pick<SimulatedAccount, "subdomain" | "clock" | "faults" | "log">;

/** In process there is no socket to hang up on. */
export type SimulatorEnv = { Bindings: Partial<HttpBindings> };

/** A stand-in for a vendor: many accounts, each at `/{subdomain}`, and the control surface at `/_control`. */
export interface Simulator<Account extends SimulatedAccount = SimulatedAccount, Options extends object = object> {
  readonly vendor: string;
  readonly app: Hono<SimulatorEnv>;
  /** Opens an account, or replaces the one of that name. Throws `invalid_setting`. */
  createAccount(subdomain: string, options?: Options): Account;
  /** Throws `unknown_account`. */
  account(subdomain: string): Account;
  deleteAccount(subdomain: string): void;
  /** Ends what its accounts have under way. */
  close(): void;
}
