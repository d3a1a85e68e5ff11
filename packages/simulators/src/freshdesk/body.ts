import { isRecord } from "../settings.ts";
import type { Reply, UploadedFile } from "./call.ts";
import { companyCustomFields, contactCustomFields, ticketCustomFields } from "./form.ts";
import { invalidJson, unsupportedMedia } from "./problems.ts";

export interface ReadBody {
  body: Record<string, unknown>;
  files: UploadedFile[];
}

/** Reads a JSON or multipart body; an empty one is `{}`. A `Reply` is the refusal of any other. */
export const readBody = async (request: Request): Promise<ReadBody | Reply> => {
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return readForm(request);
  const text = await request.text();
  if (text === "") return { body: {}, files: [] };
  return /^application\/json\b/i.test(type) ? readJson(text) : unsupportedMedia;
};

const readJson = (text: string): ReadBody | Reply => {
  try {
    const body: unknown = JSON.parse(text);
    return isRecord(body) ? { body, files: [] } : invalidJson;
  } catch {
    return invalidJson;
  }
};

const readForm = async (request: Request): Promise<ReadBody | Reply> => {
  const form = await request.formData().catch(() => undefined);
  if (form === undefined) return invalidJson;
  const body: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === "string") place(body, field, value);
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      files.push({ field, name: value.name, contentType: value.type || "application/octet-stream", bytes });
    }
  }
  return { body, files };
};

/** `tags[]` grows an array, `custom_fields[cf_x]` fills a map, anything else stands for itself. */
const place = (body: Record<string, unknown>, field: string, text: string): void => {
  const { name = field, key } = /^(?<name>\w+)\[(?<key>\w*)\]$/.exec(field)?.groups ?? {};
  if (key === undefined) body[name] = formValue(name, text);
  else if (key === "") body[name] = [...(Array.isArray(body[name]) ? body[name] : []), formValue(name, text)];
  else body[name] = { ...(isRecord(body[name]) ? body[name] : {}), [key]: customValue(key, text) };
};

const numbers = /^(?:status|priority|source|page|\w+_ids?)$/;
const notNumbers = new Set(["twitter_id", "facebook_id", "unique_external_id"]);
const flags = new Set([
  "private",
  "incoming",
  "view_all_tickets",
  "include_quoted_text",
  "include_original_attachments",
]);

/** A form carries only text, so what a field means decides what its text becomes. */
const formValue = (name: string, text: string): unknown => {
  if (numbers.test(name) && !notNumbers.has(name) && /^-?\d+$/.test(text)) return Number(text);
  if (flags.has(name) && (text === "true" || text === "false")) return text === "true";
  if (name.startsWith("structured_")) return jsonOr(text);
  return text;
};

const customTypes = new Map(
  [...ticketCustomFields, ...contactCustomFields, ...companyCustomFields].map((field) => [field.name, field.type]),
);

const customValue = (name: string, text: string): unknown => {
  const type = customTypes.get(name);
  if (type === "custom_checkbox" && (text === "true" || text === "false")) return text === "true";
  return type === "custom_number" && /^-?\d+$/.test(text) ? Number(text) : text;
};

const jsonOr = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
