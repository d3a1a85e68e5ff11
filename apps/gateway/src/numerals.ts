import { isRawNumeral } from "@portico/model";
import type { z } from "zod";

type Path = readonly PropertyKey[];

/**
 * Parses a body in which numerals that a number would change were kept as text. They stay as they were written where the
 * schema takes anything, and are numbers wherever it looks at them: `0.50` is a number, and no numeral is an object.
 */
export const parseNumerals = (schema: z.ZodType, body: unknown): z.ZodSafeParseResult<unknown> => {
  const kept = [...keptNumerals(body, [])];
  const result = schema.safeParse(body);
  const looked = kept.filter((path) =>
    result.success
      ? valueAt(result.data, path) !== valueAt(body, path)
      : result.error.issues.some((issue) => issue.code !== "custom" && startsWith(issue.path, path)),
  );
  return looked.length === 0 ? result : schema.safeParse(withNumbers(body, looked));
};

function* keptNumerals(value: unknown, path: Path): Generator<Path> {
  if (isRawNumeral(value)) yield path;
  else if (typeof value === "object" && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* keptNumerals(inner, [...path, key]);
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (Reflect.get(at, key) as unknown) : undefined),
    value,
  );

const startsWith = (path: Path, start: Path): boolean =>
  path.length >= start.length && start.every((key, index) => String(path[index]) === String(key));

const withNumbers = (value: unknown, paths: readonly Path[]): unknown => {
  if (paths.length === 0) return value;
  if (isRawNumeral(value)) return Number(value.rawJSON);
  const inside = (key: string, inner: unknown): unknown =>
    withNumbers(
      inner,
      paths.filter(([first]) => first === key).map(([, ...rest]) => rest),
    );
  if (Array.isArray(value)) return value.map((inner, index) => inside(String(index), inner));
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(key, inner)]))
    : value;
};
