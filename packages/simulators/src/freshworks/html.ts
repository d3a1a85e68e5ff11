const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** The text beside an HTML body. Each `<br>` and each closed block becomes one space, and runs of spaces stay, as seen live. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(?:script|style)\b.*?<\/(?:script|style)>/gis, "")
    .replaceAll(/<br\s*\/?>|<\/(?:p|div|li|ul|ol|blockquote|tr|td|h[1-6])>/gi, " ")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("\n", "")
    .replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code?: string, name?: string) =>
      code === undefined ? (entities[name ?? ""] ?? whole) : String.fromCodePoint(Number(code)),
    )
    .trim();

/** Freshdesk wraps what it is given in a `<div>`, unless it is one already. */
export const wrapped = (html: string): string => (html.startsWith("<div") ? html : `<div>${html}</div>`);
