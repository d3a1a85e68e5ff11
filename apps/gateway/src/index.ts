// The door of the gateway, for tests and tools: the app without a socket, and the route table.
export { createApp } from "./app.ts";
export type { GatewayDeps } from "./environment.ts";
export type { Route } from "./route.ts";
export { routes } from "./routes/index.ts";
export { type Server, startServer } from "./server.ts";
