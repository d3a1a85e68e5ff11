import { SimulatorError } from "./simulator-error.ts";

/**
 * Reads settings that arrived over HTTP or from a test, against the table of defaults: the table is the list of names,
 * and each default shows the type. Throws `invalid_setting` for an unknown name or another type.
 */
export const parseSettings = <Settings extends object>(defaults: Settings, input: unknown): Partial<Settings> => {
  if (!isRecord(input)) throw new SimulatorError("invalid_setting", "settings are an object");
  const table = new Map<string, unknown>(Object.entries(defaults));
  for (const [name, value] of Object.entries(input)) {
    if (!table.has(name)) throw new SimulatorError("invalid_setting", `there is no setting "${name}"`);
    if (kindOf(value) !== kindOf(table.get(name))) {
      throw new SimulatorError("invalid_setting", `"${name}" is a ${kindOf(table.get(name))}`);
    }
  }
  // Every name and every type was just compared with the table, so the cast only repeats what was checked.
  return input as Partial<Settings>;
};

/** Parts what an account is opened with into what `first` names and the rest. */
export const splitSettings = <First extends object, Given extends object>(
  given: Given,
  first: First,
): [Partial<First>, Partial<Omit<Given, keyof First>>] => {
  const entries = Object.entries(given);
  const isFirst = ([name]: [string, unknown]): boolean => name in first;
  // Each half holds only names of its own type, which the check above has told apart.
  return [
    Object.fromEntries(entries.filter(isFirst)) as Partial<First>,
    Object.fromEntries(entries.filter((entry) => !isFirst(entry))) as Partial<Omit<Given, keyof First>>,
  ];
};

/** True for a plain JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string => (Array.isArray(value) ? "array" : typeof value);
