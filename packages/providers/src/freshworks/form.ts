import type { FilesTaken, NativeInput } from "@portico/connector";
import { isRawNumeral } from "@portico/model";

const mebibyte = 1_048_576;

/** Files on a ticket or a comment: https://developers.freshdesk.com/api/#create_ticket_with_attachment */
export const attachmentsUpTo = (mebibytes: number): FilesTaken => ({
  part: "attachments[]",
  toForm,
  mostBytes: mebibytes * mebibyte,
});

/** A picture of a person. */
export const avatar: FilesTaken = {
  part: "avatar",
  toForm,
  mostBytes: 5 * mebibyte,
  mostFiles: 1,
  named: { like: /\.(?:jpe|jpe?g|png)$/i, says: "a picture named .jpg, .jpeg, .jpe or .png" },
};

type Said = ReturnType<FilesTaken["toForm"]>;

/**
 * `cc_emails[]` for each of a list, `custom_fields[cf_x]` for each of an object, and anything else by its name. Nothing in a
 * form is null, an empty list or an object within another.
 */
function toForm(json: NativeInput): Said {
  const said = Object.entries(json).map(([key, value]): Said => {
    const fields = fieldsOf(key, value);
    return fields === undefined ? { fields: [], unsayable: [key] } : { fields, unsayable: [] };
  });
  return { fields: said.flatMap(({ fields }) => fields), unsayable: said.flatMap(({ unsayable }) => unsayable) };
}

/** Undefined: no form can say it. */
const fieldsOf = (key: string, value: unknown): [string, string][] | undefined => {
  const text = textOf(value);
  if (text !== undefined) return [[key, text]];
  if (typeof value !== "object" || value === null) return undefined;
  const inner = Array.isArray(value)
    ? value.map((item: unknown) => [`${key}[]`, textOf(item)] as const)
    : Object.entries(value).map(([name, item]: [string, unknown]) => [`${key}[${name}]`, textOf(item)] as const);
  const texts = inner.flatMap(([name, item]): [string, string][] => (item === undefined ? [] : [[name, item]]));
  const isLost = texts.length < inner.length || (Array.isArray(value) && texts.length === 0);
  return isLost ? undefined : texts;
};

const textOf = (value: unknown): string | undefined => {
  if (isRawNumeral(value)) return value.rawJSON;
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
};
