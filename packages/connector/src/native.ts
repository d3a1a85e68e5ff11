import { isRawNumeral } from "@portico/model";
import { z } from "zod";
import type { Provider } from "./contract.ts";
import { unreadable } from "./failures.ts";

/** Reads an object and, where it was asked for, puts the untouched original beside it. What cannot be read is a fault of the vendor's. */
export const nativeOf = <Entity>(provider: Provider, read: () => Entity, raw: unknown, wanted = false): Entity => {
  try {
    const entity = read();
    return wanted ? { ...entity, native: raw } : entity;
  } catch (error) {
    if (error instanceof z.ZodError) throw unreadable(provider, 200, `${placeOf(error)} is not as documented.`);
    throw error;
  }
};

/** Where in the vendor's object the first fault lies: names of fields, never their values. */
const placeOf = (error: z.ZodError): string => {
  const path = error.issues[0]?.path.map(String).join(".");
  return path === undefined || path === "" ? "The object" : `Its field ${path}`;
};

/**
 * `extra` laid over `base`, objects merged key by key, anything else replaced: how a caller's `native` is merged last into
 * a vendor's body.
 */
export const merge = (
  base: Readonly<Record<string, unknown>>,
  extra: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(extra)) {
    const under = merged.get(key);
    merged.set(key, isPlain(under) && isPlain(value) ? merge(under, value) : value);
  }
  return Object.fromEntries(merged);
};

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isRawNumeral(value);
