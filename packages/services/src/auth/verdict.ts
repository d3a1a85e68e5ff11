import type { Actor } from "../context.ts";
import type { SignInNotice } from "../deps.ts";

export type Caller = { kind: "operator" } | { kind: "tenant"; tenantId: string; actor: Actor };

/** What came of looking at a credential. */
export type Verdict =
  | { is: "good"; caller: Caller }
  /** It claims to be somebody's, and is not. Whoever sends it may be trying until one fits. */
  | Guessed
  /** It has not the form of a credential, or was good once: nobody learns anything by trying it. */
  | Unfit;

export interface Guessed {
  is: "guess";
  /** What only the operator is told of it. */
  notice?: SignInNotice;
}

export interface Unfit {
  is: "unfit";
}
