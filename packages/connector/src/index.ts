// The adapter contract, and the engine that runs it.
export type { Adapter, Extras } from "./adapter.ts";
export { capabilities, narrowed } from "./capabilities.ts";
export { type Connector, type ConnectorDeps, createConnector } from "./connector.ts";
export {
  action,
  type ActionsOf,
  type Account,
  type AccountFacts,
  type Asked,
  type Auth,
  call,
  type Call,
  type Complaint,
  type ConnectGuide,
  defineProvider,
  type Directory,
  type Examined,
  type FailureKind,
  type FormDefinition,
  type Files,
  type FilesTaken,
  type FlavourDefinition,
  type Flow,
  type Given,
  type LimitRow,
  type Limits,
  list,
  type List,
  type Lookup,
  type KeyAuth,
  type Method,
  type NativeInput,
  type OAuth,
  oauth2,
  type Op,
  type Paging,
  type ParentOf,
  type PriceRow,
  type Provider,
  type ResourceDefinition,
  type ResourceMap,
  type Restriction,
  type Search,
  type Shape,
  shape,
  type StatusFact,
  type Steps,
  type StoredFile,
  type TargetOf,
  type Trace,
  type WireRequest,
  words,
  write,
  type Write,
} from "./contract.ts";
export type {
  Admission,
  Binding,
  Budgets,
  CallMade,
  Cost,
  Errand,
  Gate,
  Meter,
  Observation,
  Target,
} from "./errand.ts";
export { expandIn } from "./expand.ts";
export { accountWithoutFacts } from "./facts.ts";
export type { FormField, FormTerms, Place } from "./forms/form.ts";
export { at, filled, implies, type JsonSchema, needs, present, type Rule, within } from "./forms/rule.ts";
export type { ToldForm } from "./forms/told.ts";
export type { ForwardedAnswer, ForwardedRequest } from "./passthrough.ts";
export { classesOf, priceOf } from "./price.ts";
export { authorizeUrl, type Grant, type OAuthClient, oauthOf, type TokenEndpoint } from "./oauth.ts";
export { siteOf } from "./site.ts";
export type { FoundFile, OpenFile } from "./stored-files.ts";
export { madeAt, type Made, type Traced } from "./traces.ts";
export type { Upload, UploadedFile } from "./upload.ts";
export { type Ahead, excludedFrom, type Position, type Step } from "./walk/walk.ts";
export {
  defined,
  idText,
  isWholeNumber,
  numeralOrNull,
  path,
  secondBefore,
  textToHtml,
  toNumeral,
  toUtc,
  wholeSecond,
  wireTime,
} from "./wire.ts";
