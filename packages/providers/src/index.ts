// The providers, as values.
export { example } from "./example/index.ts";
export { providers } from "./registry.ts";
