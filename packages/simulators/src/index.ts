export type { Clock } from "./clock.ts";
export { createExampleSimulator } from "./example/example.ts";
export type { ExampleAccount, ExampleAccountOptions, ExampleSimulator } from "./example/example.ts";
export type { Disturbance, Fault, FaultPlan, Moment } from "./faults.ts";
export type { FreshdeskAccount } from "./freshdesk/account.ts";
export { createFreshdeskSimulator } from "./freshdesk/freshdesk.ts";
export type { FreshdeskSimulator } from "./freshdesk/freshdesk.ts";
export type {
  EndpointClass,
  FreshdeskAccountOptions,
  FreshdeskSettings,
  KeySetting,
  Plan,
} from "./freshdesk/settings.ts";
export type { FreshserviceAccount } from "./freshservice/account.ts";
export { createFreshserviceSimulator } from "./freshservice/freshservice.ts";
export type { FreshserviceSimulator } from "./freshservice/freshservice.ts";
export type {
  Flavour,
  FreshserviceAccountOptions,
  FreshserviceKey,
  FreshserviceSettings,
} from "./freshservice/settings.ts";
export type { WebhookSetting } from "./freshworks/webhooks.ts";
export type { RateWindow, WindowRecord } from "./rate-window.ts";
export type { LoggedRequest, RequestLog } from "./request-log.ts";
export { serveSimulator } from "./serve.ts";
export type { ServedSimulator } from "./serve.ts";
export type { SimulatedAccount, Simulator, TicketMark } from "./simulated-account.ts";
export { SimulatorError } from "./simulator-error.ts";
export type { SimulatorErrorCode } from "./simulator-error.ts";
