import { z } from "zod";

/** Building blocks that several entities share. Times are RFC 3339 in UTC with `Z`; absent values are null, never omitted. */
export const time = z.iso.datetime().meta({ description: "RFC 3339, UTC.", examples: ["2026-03-14T09:26:53Z"] });
/** A time that a caller gives, with any offset. In UTC its year has four digits: others no store and no help desk keeps. */
export const timeInput = z.iso
  .datetime({ offset: true, error: "Give an RFC 3339 time such as 2026-03-14T09:26:53Z.", abort: true })
  .refine((text) => isBetween(new Date(text).getUTCFullYear(), 1, 9_999), {
    error: "Give a time in the years 1 to 9999.",
  });
const isBetween = (value: number, least: number, most: number): boolean => value >= least && value <= most;
export const providerId = z.string().meta({ description: "The provider's id, as a string.", examples: ["4711"] });

/** A JSON object whose values are passed on as they are, numerals included. */
export const jsonObject = z.record(z.string(), z.unknown());

export const nativeWord = z
  .object({ id: z.string(), name: z.string() })
  .meta({ description: "The provider's own value behind the unified word." });

export const richText = z.object({ text: z.string(), html: z.string().nullable() }).meta({
  id: "RichText",
  description:
    "`text` is always there; `html` where the provider keeps markup. It comes as somebody wrote it: clean it before you show it.",
});

export const richTextInput = z
  .strictObject({ text: z.string().optional(), html: z.string().optional() })
  .refine(({ text, html }) => (text ?? "") !== "" || (html ?? "") !== "", { message: "Give `text`, `html` or both." })
  .meta({ id: "RichTextInput", description: "`html` wins where both are given.", examples: [{ text: "Hello" }] });

export const customFields = jsonObject.meta({
  description: "Keyed by the provider's own key, or by what `field_mappings` calls it. Numerals stay exactly as sent.",
  examples: [{ cf_order_number: "A-1042" }],
});

export const nativeEntity = jsonObject
  .optional()
  .meta({ description: "The untouched provider object; only with `include=native`." });

export const notLoaded = z.array(z.string()).meta({
  description: "Fields that this answer did not fetch. They are null or empty here, and that means nothing.",
  examples: [["description", "attachments"]],
});

export const nativeInput = jsonObject.optional().meta({
  description:
    "Merged last into the body that goes to the provider, so that what has no unified word can be written too.",
});

export const attachmentSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    content_type: z.string(),
    size: z.int().meta({ description: "Bytes." }),
    created_at: time.nullable(),
  })
  .meta({ id: "Attachment", description: "A file. Its bytes come only through `…/attachments/{id}`." });

export type RichText = z.output<typeof richText>;
export type RichTextInput = z.output<typeof richTextInput>;
export type Attachment = z.output<typeof attachmentSchema>;
export type NativeWord = z.output<typeof nativeWord>;
