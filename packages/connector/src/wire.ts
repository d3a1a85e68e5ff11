import { isRawNumeral, type RawNumeral } from "@portico/model";
import { z } from "zod";

/** Pieces of wire schemas that every vendor needs. */

/** An id or any other numeral that a vendor sends as a number (of whatever length) or as text: read as text. */
export const idText = z.transform((value: unknown, ctx): string => {
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "string") return value;
  if (isRawNumeral(value)) return value.rawJSON;
  ctx.issues.push({ code: "custom", message: "Invalid input: expected a number or text", input: value });
  return z.NEVER;
});

/** A whole number that may exceed what a double holds: text of digits, sent as a JSON number. */
export const toNumeral = (digits: string): RawNumeral => JSON.rawJSON(digits);

/** True where the text can be sent as a whole JSON number. */
export const isWholeNumber = (text: string): boolean => /^(?:0|[1-9]\d{0,18})$/.test(text);

/** A time as vendors write it, with any offset and any grain, in UTC; fractions of a second only where they were given. */
export const wireTime = z.transform((value: unknown, ctx): string => {
  if (typeof value === "string" && utcSecond.test(value)) return value;
  const { data, error } = anyTime.safeParse(value);
  if (data !== undefined) return toUtc(data);
  for (const { message } of error?.issues ?? []) ctx.issues.push({ code: "custom", message, input: value });
  return z.NEVER;
});

const anyTime = z.iso.datetime({ offset: true, local: true }).or(z.iso.date());

/** Whole seconds in UTC, as most times come and all leave, of a day that every month has: there is nothing to do. */
const utcSecond = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

export const toUtc = (text: string): string => {
  const zoned = /[zZ]|[+-]\d{2}:?\d{2}$/.test(text) || !text.includes("T") ? text : `${text}Z`;
  return new Date(zoned).toISOString().replace(".000Z", "Z");
};

/** The path of a request, each inserted value percent-encoded as one segment. */
export const path = (literals: TemplateStringsArray, ...values: readonly string[]): string =>
  literals.reduce((text, literal, index) => `${text}${encodeURIComponent(values[index - 1] ?? "")}${literal}`);

/** Plain text as the HTML that shows it. */
export const textToHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => htmlEntities[character] ?? character).replace(/\r\n|\r|\n/g, "<br>");

const htmlEntities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The body without what was not said. A key that is null is kept: for many vendors it clears. */
export const defined = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/** A time without its fraction of a second, in UTC: what vendors take that keep whole seconds. */
export const wholeSecond = (time: string): string => toUtc(time).replace(/\.\d+Z$/, "Z");

/** For "since" parameters whose own second may be in or out: one second earlier takes it in either way. */
export const secondBefore = (time: string): string => wholeSecond(new Date(Date.parse(time) - 1_000).toISOString());

/** The id as a JSON number of whatever length; absent and null stay so. */
export const numeralOrNull = (id: string | null | undefined): unknown =>
  id === undefined || id === null ? id : toNumeral(id);
