import type { Flavour, Resource } from "@portico/model";
import type { SimulatedAccount, Simulator } from "@portico/simulators";

/** What a test wants of a simulated account. */
export interface Wish {
  /** The credential that the account admits. */
  key: string;
  windowMs: number;
  /** How many tickets and contacts it is born with, and what chance gives them. */
  objects?: number;
  seed?: number;
  /** The plan whose limits hold. */
  plan?: string;
  /** Where the vendor stops answering pages. */
  pageCap?: number;
}

/** Values that only the account can tell: ids that exist, words of its form. By resource and field. */
export type Samples = { readonly [R in Resource]?: Readonly<Record<string, readonly unknown[]>> };

export interface OpenDesk {
  simulator: Pick<Simulator, "app" | "close">;
  account: SimulatedAccount;
  samples: Samples;
  /** Where comments are read and written: a ticket with many of them. */
  ticketId: string;
  /** What kind of account the connection says that it is. */
  flavour?: Flavour;
  /** Takes rights from the key, once it has made what a test needs. */
  restrict?: () => void;
}

/** Custom fields of tickets that the form can be made to ask for: always, and before a ticket is over; a value of each. */
export interface DeskForm {
  always: { key: string; value: unknown };
  closing: { key: string; value: unknown };
  demand: (account: SimulatedAccount, keys: { always: readonly string[]; closing: readonly string[] }) => void;
  /** Where the contacts' form is read. */
  contactForm: string;
}

/** What the suite must be told of a vendor beside its definition: how to open its simulator, and what an account decides. */
export interface Desk {
  open: (wish: Wish) => OpenDesk;
  /** Accounts that can do less or call things otherwise, and keys that may do less: what each is, and how it opens. */
  others?: Readonly<Record<string, Desk["open"]>>;
  /** The plans under whose limits the vendor must never have to say 429, and the widest of all. */
  plans: { tight: readonly string[]; wide: string };
  /** What the account's form can be made to ask for. */
  form?: DeskForm;
  /** A validation answer that complains of these native fields, where the vendor names fields. */
  complaint?: (fields: readonly string[]) => unknown;
  /** Calls that the proxy must refuse without a grant, in every spelling that the vendor would understand. */
  guarded: readonly { method: string; path: string }[];
}
