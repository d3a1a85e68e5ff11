// The unified vocabulary: what Portico says, in zod. No I/O.
export * from "./account.ts";
export * from "./capabilities.ts";
export * from "./comment.ts";
export * from "./contact.ts";
export * from "./directory.ts";
export * from "./errors.ts";
export * from "./ids.ts";
export * from "./json.ts";
export * from "./page.ts";
export * from "./problem.ts";
export * from "./queries.ts";
export * from "./rotation.ts";
export * from "./scopes.ts";
export * from "./ticket.ts";
export * from "./token-issuer.ts";
export * from "./values.ts";
export * from "./vocabulary.ts";
