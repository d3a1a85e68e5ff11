/**
 * One call to a help desk, below its API's root. `{name}` in the path or the body stands for what an earlier step kept, and
 * the steps of a script are taken in their order.
 */
export type Step = readonly [call: `${Method} /${string}`, status: number, more?: More];
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

interface More {
  body?: unknown;
  /** The field of a form in which a small file is sent; `body` is the rest of that form. */
  file?: string;
  /** What of the answer is kept: a name, and the keys that lead there, joined by dots. */
  keep?: Readonly<Record<string, string>>;
}

/** Every documented endpoint of a vendor, as calls that an account of it takes one after another. */
export interface Script {
  /** Settings of the simulated account. */
  account: object;
  /** What is there from the beginning, by its name. */
  kept: Readonly<Record<string, unknown>>;
  steps: readonly Step[];
}

/** The endpoint that a step calls, its blanks empty: `GET /tickets/{}`. */
export const endpointOf = ([call]: Step): string => withoutNames(call.replace(/\?.*$/, ""));

export const withoutNames = (path: string): string => path.replaceAll(/\{\w+\}/g, "{}");

/** What was kept put in the place of its name, in whatever lies inside. */
export const filled = (value: unknown, kept: ReadonlyMap<string, unknown>): unknown => {
  if (typeof value === "string") return filledText(value, kept);
  if (Array.isArray(value)) return value.map((each) => filled(each, kept));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, kept)]));
};

const filledText = (text: string, kept: ReadonlyMap<string, unknown>): unknown => {
  const [, name] = /^\{(\w+)\}$/.exec(text) ?? [];
  return name === undefined ? filledPath(text, kept) : kept.get(name);
};

/** The same in a path, where all is text. */
export const filledPath = (path: string, kept: ReadonlyMap<string, unknown>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_blank, name: string) => String(kept.get(name)));

/** What lies at keys joined by dots. */
export const at = (value: unknown, keys: string): unknown =>
  keys.split(".").reduce<unknown>((inner, key) => (isObject(inner) ? Reflect.get(inner, key) : undefined), value);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
