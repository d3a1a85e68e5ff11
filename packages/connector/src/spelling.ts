import type { Account, Provider, WireRequest } from "./contract.ts";

type Words = Readonly<Record<string, string>>;

const wordsOf = ({ flavours }: Provider, { flavour }: Pick<Account, "flavour">): Words | undefined =>
  flavour === null ? undefined : flavours?.[flavour]?.words;

/** A request as an account of this flavour spells it: of its path the first part names what it is about. */
export const spelled = (provider: Provider, account: Pick<Account, "flavour">, wire: WireRequest): WireRequest => {
  const words = wordsOf(provider, account);
  if (words === undefined) return wire;
  const prefix = `${provider.apiPrefix}/`;
  const [name = "", ...rest] = wire.path.slice(prefix.length).split("/");
  const own = Object.hasOwn(words, name) ? words[name] : undefined;
  return own === undefined || !wire.path.startsWith(prefix)
    ? wire
    : { ...wire, path: [provider.apiPrefix, own, ...rest].join("/") };
};

/** An answer of such an account, wrapped in the definition's own words. */
export const unspelled = (provider: Provider, account: Pick<Account, "flavour">, body: unknown): unknown => {
  const words = wordsOf(provider, account);
  if (words === undefined || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const ours = new Map(Object.entries(words).map(([name, own]) => [own, name]));
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [ours.get(key) ?? key, value]));
};
