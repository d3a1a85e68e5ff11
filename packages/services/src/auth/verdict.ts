import type { Actor } from "../context.ts";

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

/** What the operator is told of sign-ins: at most once a minute and address each; whose address is not said, since it is a person's. */
export type SignInNotice =
  | { event: "sign_in_throttled" }
  /** A genuine key came from outside the networks that it is narrowed to: it may be stolen. */
  | { event: "api_key_out_of_place"; tenant_id: string; api_key_id: string };
