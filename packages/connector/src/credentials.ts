import type { Auth, Provider } from "./contract.ts";

type Credentials = Readonly<Record<string, string>>;

/** The headers that sign a request, lower-case names first. */
export const authHeaders = (provider: Provider, credentials: Credentials): [string, string][] =>
  Object.entries(authOf(provider, credentials).apply(credentials));

/** The names of all headers that sign a request to the provider, in whatever way. */
export const signingHeaders = (provider: Provider): string[] =>
  provider.auth.flatMap(({ fields, apply }) =>
    Object.keys(apply(Object.fromEntries(Object.keys(fields).map((name) => [name, ""])))),
  );

/** What must not be quoted: the secret fields, and what is made of them for the headers. */
export const secretsOf = (provider: Provider, credentials: Credentials): string[] => [
  ...Object.entries(authOf(provider, credentials).fields).flatMap(([name, { secret }]) =>
    secret ? (credentials[name] ?? []) : [],
  ),
  ...authHeaders(provider, credentials).flatMap(([, value]) => [value, value.slice(value.indexOf(" ") + 1)]),
];

/** The way to sign in whose fields these credentials fill. */
const authOf = (provider: Provider, credentials: Credentials): Auth =>
  provider.auth.find((auth) => Object.keys(auth.fields).every((name) => Object.hasOwn(credentials, name))) ??
  provider.auth[0];
