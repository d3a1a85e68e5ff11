// Opens Portico's connect page over a page of yours. For browsers; nothing of it is needed on a server.
export { finishConnect } from "./finish.ts";
export { type ConnectOptions, openConnect } from "./open.ts";
export { ConnectFailure, type ConnectFailureCode, type Connected } from "./outcome.ts";
export type { ConnectLabels } from "./sheet.ts";
