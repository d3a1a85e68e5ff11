import { toLine } from "./journal.ts";

/** How rows become a file: what stands above them, and each of them, ends of lines included. */
export interface Format {
  head: (columns: readonly string[]) => string;
  row: (row: Readonly<Record<string, unknown>>, columns: readonly string[]) => string;
}

const end = "\r\n";

export const formats = {
  /** One JSON object a line, as the API gives it. */
  ndjson: { head: () => "", row: (row) => toLine(row) },
  /** RFC 4180, for spreadsheets: what is nested is JSON, and what would be run as a formula is text. */
  csv: {
    head: (columns) => columns.map(quoted).join(",") + end,
    row: (row, columns) => columns.map((column) => quoted(cellOf(row[column]))).join(",") + end,
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name);

const cellOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? harmless(value) : JSON.stringify(value);
};

/** Spreadsheets run what begins so, white space before it or not: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
