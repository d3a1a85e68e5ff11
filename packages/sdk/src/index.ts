// The typed client of Portico's API.
export { dataOf, type FailureCode, PorticoFailure } from "./failure.ts";
export type { components, operations, paths } from "./openapi.ts";
export { createPortico, type Portico, type PorticoOptions } from "./portico.ts";
export type { ListParams, ListPath, PageOf, WalkOptions } from "./walk.ts";
