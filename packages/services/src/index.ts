// The use cases: what Portico does, whatever the transport.
export { hashOf, isMintedOperatorToken, mintOperatorToken } from "./auth/api-key.ts";
export type { Deed, Verb } from "./audit/sentence.ts";
export type { ConnectForm } from "./connect/attempt.ts";
export type { Visit } from "./connect/entrance.ts";
export type { Fault, FaultKind } from "./connect/faults.ts";
export type { ConnectEntry } from "./connect/page.ts";
export type { WayOut } from "./connect/sign-in.ts";
export type { Asker, ConnectView, Done, Offer } from "./connect/view.ts";
export { createKeySets } from "./auth/key-sets.ts";
export { isWithin } from "./auth/networks.ts";
export { missingCredential } from "./auth/authenticate.ts";
export type { Caller, SignInNotice } from "./auth/verdict.ts";
export { type Actor, type BudgetReport, createMeter, credentialOf, type Ctx } from "./context.ts";
export { type CrashPoint, crashPoints, type CrashSubject } from "./crash-points.ts";
export { type OperatorNotice, type Deps } from "./deps.ts";
export { explain } from "./explain.ts";
export { purgeExpired } from "./purge.ts";
export { createTrail } from "./requests/trail.ts";
export { createServices, type Services } from "./services.ts";
export { isSafe } from "@portico/http";
export type {
  Extras,
  ForwardedAnswer,
  ForwardedRequest,
  FoundFile,
  OpenFile,
  ParentOf,
  TargetOf,
  Upload,
  UploadedFile,
} from "@portico/connector";
export type { ActionServices } from "./records/actions.ts";
export type { ReadServices, RecordServices } from "./records/records.ts";
export { type OperatorCtx, operatorCtx, type Writer } from "./writes/ledger.ts";
export { storedBytes as keptBytes } from "./writes/kept.ts";
export type { Outcome } from "./writes/outcome.ts";
export type { WriteRequest } from "./writes/once.ts";
export type { Attempt } from "./writes/admit.ts";
