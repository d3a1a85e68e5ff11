import { type FieldError, idPattern, parseJson, PorticoError, validationFailed } from "@portico/model";
import type { Context } from "hono";
import { z } from "zod";
import type { GatewayEnv } from "./environment.ts";
import { openForm, type SentFiles } from "./form.ts";
import { parseNumerals } from "./numerals.ts";
import type { Route } from "./route.ts";

const bodyBytes = 1_048_576;
const bodyMs = 60_000;
const depthLimit = 32;
const keyLimit = 2_000;

/** Ids that cannot exist name nothing. */
export const parseParams = (route: Route, given: Readonly<Record<string, string>>): unknown => {
  for (const value of Object.values(given))
    if (!idPattern.test(value)) throw new PorticoError("not_found", "There is nothing under this address.");
  return route.contract.params.parse(given);
};

/** Whether a client takes JSON: it says nothing, or names it with a weight above nought. */
export const acceptsJson = (accept = "*/*"): boolean =>
  accept.trim() === "" ||
  accept
    .split(",")
    .some((range) =>
      /^\s*(?:\*\/\*|application\/(?:\*|json|problem\+json))\s*(?:;(?!\s*q\s*=\s*0(?:\.0*)?\s*$).*)?$/i.test(range),
    );

/** Unknown and repeated names are refused: a filter with a typing error must not widen a list. */
export const parseQuery = (route: Route, url: URL): unknown => {
  if (!isUtf8(url.search)) throw new PorticoError("invalid_request", "The query is not UTF-8, percent-encoded.");
  const given: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (Object.hasOwn(given, name))
      throw invalidQuery([{ pointer: `/${name}`, code: "repeated", message: "Give it once." }]);
    if (!isCleanText(value))
      throw invalidQuery([
        { pointer: `/${name}`, code: "invalid_text", message: "It holds a character that no value has." },
      ]);
    Object.defineProperty(given, name, { value, enumerable: true });
  }
  const result = route.contract.query.safeParse(given);
  if (result.success) return result.data;
  throw invalidQuery(toFieldErrors(result.error, Object.keys(route.contract.query.shape)));
};

const isUtf8 = (search: string): boolean => {
  try {
    decodeURIComponent(search);
    return true;
  } catch {
    return false;
  }
};

/** What a request says. */
export interface Input {
  value: unknown;
  /** As it was written. */
  text: string;
  /** Set where files came along. */
  files?: SentFiles;
}

/** Reads and checks a JSON body: its type, size, text, shape. Numerals stay as they were written. */
export const parseBody = async (route: Route, c: Context<GatewayEnv>): Promise<Input> => {
  const { body: schema, takesFiles } = route.contract;
  if (schema === undefined) return { value: undefined, text: "" };
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  const isForm = takesFiles === true && type === "multipart/form-data";
  if (type !== undefined && type !== "application/json" && !isForm)
    throw new PorticoError(
      "unsupported_media_type",
      `Send the body as \`Content-Type: application/json\`${takesFiles === true ? ", or with files as `multipart/form-data`" : ""}.`,
    );
  if (c.req.header("content-encoding") !== undefined)
    throw new PorticoError("unsupported_media_type", "Send the body as it is, without a content encoding.");
  if (!isForm) return read(schema, await inTime(readText(c.req.raw.body ?? [])));
  const form = await openForm(c.env.incoming);
  // After the answer nobody reads on; what is still to come must not block the next call of the connection.
  c.env.outgoing.once("finish", form.giveUp);
  const input = read(schema, await inTime(readText(form.text)));
  const files = await form.files();
  return files === undefined ? input : { ...input, files };
};

/** Reads what a page's own form says: a text for each name, once. */
export const readForm = async (c: Context<GatewayEnv>): Promise<ReadonlyMap<string, string>> => {
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/x-www-form-urlencoded" || c.req.header("content-encoding") !== undefined)
    throw new PorticoError("unsupported_media_type", "Send the form as a browser does.");
  const fields = [...new URLSearchParams(await inTime(readText(c.req.raw.body ?? [])))];
  if (fields.length > mostFields || !fields.flat().every(isCleanText))
    throw new PorticoError("invalid_request", "This is no form of ours.");
  return new Map(fields);
};
const mostFields = 32;

const read = (schema: z.ZodType, text: string): Input => {
  const value = parseText(text);
  const faults = [...textFaults(value)];
  if (faults.length > 0) throw validationFailed(faults);
  const result = parseNumerals(schema, value);
  if (result.success) return { value: result.data, text };
  throw validationFailed(toFieldErrors(result.error, schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
};

const inTime = async (text: Promise<string>): Promise<string> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new PorticoError("request_timeout", "The body did not arrive within a minute.")),
    bodyMs,
  );
  try {
    return await Promise.race([text, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const readText = async (body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      size += chunk.byteLength;
      if (size > bodyBytes) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new PorticoError("invalid_request", "The body broke off.", { cause });
  }
  if (size > bodyBytes) throw new PorticoError("body_too_large", "A JSON body has 1 MiB at most.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new PorticoError("invalid_request", "The body is not UTF-8.");
  }
};

const parseText = (text: string): unknown => {
  if (text.trim() === "") return {};
  try {
    return parseJson(text);
  } catch {
    throw new PorticoError("invalid_request", "The body is not JSON.");
  }
};

/** What no schema looks for: too deep, too many keys, characters that no store keeps, names that trick objects. */
function* textFaults(value: unknown): Generator<FieldError> {
  const pending: { value: unknown; pointer: string; depth: number }[] = [{ value, pointer: "", depth: 0 }];
  let keys = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: at, pointer, depth } = next;
    if (typeof at === "string" && !isCleanText(at))
      yield { pointer, code: "invalid_text", message: "It holds U+0000 or half a surrogate pair." };
    if (typeof at !== "object" || at === null || JSON.isRawJSON(at)) continue;
    if (depth >= depthLimit) return yield { pointer, code: "too_deep", message: `Nest ${depthLimit} levels at most.` };
    for (const [key, inner] of Object.entries(at)) {
      keys += 1;
      if (keys > keyLimit)
        return yield { pointer: "", code: "too_many_keys", message: `Send ${keyLimit} keys at most.` };
      const below = `${pointer}/${escape(key)}`;
      if (key === "__proto__" || !isCleanText(key))
        yield { pointer: below, code: "unknown_field", message: "There is no such field." };
      pending.push({ value: inner, pointer: below, depth: depth + 1 });
    }
  }
}

const isCleanText = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
const escape = (key: string): string => key.replaceAll("~", "~0").replaceAll("/", "~1");

const invalidQuery = (errors: FieldError[]): PorticoError => {
  const [first] = errors;
  return new PorticoError(
    "invalid_request",
    `${first?.pointer ?? "/"}: ${first?.message ?? "This query cannot be read."}`,
    { errors },
  );
};

const toFieldErrors = (error: z.ZodError, known: readonly string[]): FieldError[] =>
  error.issues.flatMap((issue) => {
    const pointer = issue.path.map((part) => `/${escape(String(part))}`).join("");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({
        pointer: `${pointer}/${escape(key)}`,
        code: "unknown_field",
        message:
          pointer === "" && known.length > 0
            ? `There is no such name. There are ${known.join(", ")}.`
            : "There is no such name.",
      }));
    const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
    return [
      {
        pointer,
        code: isMissing ? "missing" : "invalid_value",
        message: isMissing ? "This is required." : issue.message,
      },
    ];
  });
