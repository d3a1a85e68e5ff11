import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { isRecord } from "../settings.ts";
import type { Reply, UploadedFile } from "./call.ts";
import type { CustomFieldType } from "./custom-fields.ts";
import { invalidJson, unsupportedMedia } from "./problems.ts";
import type { Spool } from "./spool.ts";

export interface ReadBody {
  body: Record<string, unknown>;
  files: UploadedFile[];
}

/** A form carries only text, so what a field means decides what its text becomes. */
export interface FormTypes {
  isNumber(name: string): boolean;
  flags: ReadonlySet<string>;
  custom: ReadonlyMap<string, CustomFieldType>;
}

/** Reads a JSON or multipart body; an empty one is `{}`. A `Reply` is the refusal of any other. */
export const readBody = async (request: Request, types: FormTypes, spool: Spool): Promise<ReadBody | Reply> => {
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return readForm(request, type, types, spool);
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

const mostFieldBytes = 4 * 1024 * 1024;

const readForm = async (
  request: Request,
  contentType: string,
  types: FormTypes,
  spool: Spool,
): Promise<ReadBody | Reply> => {
  if (request.body === null) return invalidJson;
  const body: Record<string, unknown> = {};
  const files: Promise<UploadedFile>[] = [];
  try {
    const form = new Busboy({ headers: { "content-type": contentType }, limits: { fieldSize: mostFieldBytes } });
    form.on("field", (field, text) => place(body, field, text, types));
    form.on("file", (field, stream, name, _encoding, type) => {
      const file = spool.keep(stream).then((content) => ({ field, name, contentType: type, content }));
      // It is waited for below, but may fail before that.
      file.catch(() => {});
      files.push(file);
    });
    await pipeline(Readable.fromWeb(request.body), form);
    return { body, files: await Promise.all(files) };
  } catch {
    await Promise.allSettled(files);
    return invalidJson;
  }
};

/** `tags[]` grows an array, `custom_fields[cf_x]` fills a map, anything else stands for itself. */
const place = (body: Record<string, unknown>, field: string, text: string, types: FormTypes): void => {
  const { name = field, key } = /^(?<name>\w+)\[(?<key>\w*)\]$/.exec(field)?.groups ?? {};
  const value = formValue(name, text, types);
  if (key === undefined) body[name] = value;
  else if (key === "") body[name] = [...(Array.isArray(body[name]) ? body[name] : []), value];
  else body[name] = { ...(isRecord(body[name]) ? body[name] : {}), [key]: customValue(key, text, types) };
};

const formValue = (name: string, text: string, types: FormTypes): unknown => {
  if (types.isNumber(name) && /^-?\d+$/.test(text)) return Number(text);
  if (types.flags.has(name) && (text === "true" || text === "false")) return text === "true";
  return name.startsWith("structured_") ? jsonOr(text) : text;
};

const customValue = (name: string, text: string, { custom }: FormTypes): unknown => {
  const type = custom.get(name);
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
