import { is, oneOf, passes } from "../freshworks/rules.ts";
import type { Check } from "../freshworks/rules.ts";

/** This product joins the words it would take with a comma and a space. */
export const oneOfThese = (values: readonly (string | number)[]): Check => oneOf(values, ", ");

/** Comma-joined words out of a list. */
export const includesOf =
  (words: readonly string[]): Check =>
  (value) =>
    String(value)
      .split(",")
      .flatMap((word) => oneOfThese(words)(word.trim()))
      .slice(0, 1);

/** An id, or a number of any use, in a query. */
export const digits = passes((value) => /^\d{1,15}$/.test(String(value)), "It should be a/an Positive Integer");

export const yesOrNo = oneOfThese(["true", "false"]);

/** `{display_id}`, as things that are not tickets are named. */
export const displayed = (noun: string, exists: (displayId: number) => boolean): Check =>
  is(
    "key/value pair",
    passes(
      (value) => exists(Number((value as { display_id?: unknown }).display_id)),
      `There is no ${noun} matching the given display_id`,
    ),
  );

/** One of the codes of a table of codes and names. */
export const codeOf = (codes: readonly (readonly [number, string])[]): Check => oneOfThese(codes.map(([code]) => code));
