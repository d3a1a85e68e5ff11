/** Where two payloads differ in keys or types. Null fits anything, lists are judged by their first item, forms are the account's own. */
export const differences = (expected: unknown, given: unknown, at = ""): string[] => {
  if (expected === null || given === null) return [];
  if (kindOf(expected) !== kindOf(given)) return [`${at}: ${kindOf(given)} for ${kindOf(expected)}`];
  if (Array.isArray(expected) && Array.isArray(given))
    return expected.length === 0 || given.length === 0 ? [] : differences(expected[0], given[0], `${at}[0]`);
  if (!isObject(expected) || !isObject(given)) return [];
  return Object.entries(expected).flatMap(([key, value]: [string, unknown]) => {
    if (!Object.hasOwn(given, key)) return spelledTwice.has(key) ? [] : [`${at}.${key}: missing`];
    return ownOfAccount.has(key) ? [] : differences(value, Reflect.get(given, key), `${at}.${key}`);
  });
};

const ownOfAccount = new Set(["custom_fields", "choices"]);

/** Keys that differ between the documentation and live answers, or are there only where they mean something. */
const spelledTwice = new Set([
  "size",
  "file_size",
  "stats",
  "choices",
  "nested_ticket_fields",
  "portal_cc",
  "portal_cc_to",
]);

const kindOf = (value: unknown): string => (Array.isArray(value) ? "array" : typeof value);
const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
