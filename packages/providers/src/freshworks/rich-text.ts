import { textToHtml } from "@portico/connector";
import type { RichTextInput } from "@portico/model";

/** A text as the products of Freshworks take it. */
export const htmlOf = (body: RichTextInput | undefined): string | undefined =>
  body?.html ?? (body?.text === undefined ? undefined : textToHtml(body.text));
