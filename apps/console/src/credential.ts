/** What somebody signed in with, without what is secret of it. */
export interface Shown {
  /** A key's first part, which names it; of anything else nothing is shown. */
  name: string;
  /** Null: it does not say. */
  mode: "live" | "test" | null;
}

/** What may be shown of a key, or of a signed token. What has not the form of a key is taken to be secret as a whole. */
export const shownOf = (credential: string): Shown => {
  const [name, mode] = /^ptk_(live|test)_[0-9A-Za-z]{12}(?=_)/.exec(credential) ?? [];
  return name === undefined ? { name: "a token", mode: null } : { name, mode: mode === "test" ? "test" : "live" };
};

/** Whether it is the operator's: the gateway knows it, but it opens no company's data, and is too strong to be kept in a page. */
export const isOperators = (credential: string): boolean => credential.startsWith("pto_");
