import type { CountedWindow } from "../e2e/help-desks.ts";

/** One row of the chart: what the help desk counted, window by window. */
export interface Row {
  title: string;
  note: string;
  windows: readonly CountedWindow[];
}

const width = 760;
const rowHeight = 92;
const left = 12;
const plot = { width: width - 2 * left, height: 48 };

/**
 * Draws what each row took of the limit over time, as SVG: a column is a window, the line is the limit, and what stands in
 * red was refused.
 */
export const toChart = (rows: readonly Row[], { limit, windowMs }: { limit: number; windowMs: number }): string => {
  const height = rows.length * rowHeight + 44;
  const most = Math.max(
    limit,
    ...rows.flatMap((row) => row.windows.map(({ used, refused }) => (used["total"] ?? 0) + refused)),
  );
  const scale = plot.height / Math.min(most, limit * 2);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Credits taken in each rate window, against the limit">`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text x="${left}" y="24" class="title">Credits taken in each rate window of ${windowMs / 1_000} s, ${limit} allowed; red: calls refused with 429</text>`,
    ...rows.map((row, index) => drawRow(row, 44 + index * rowHeight, { limit, windowMs, scale })),
    `</svg>`,
    "",
  ].join("\n");
};

const style = [
  ".paper{fill:#fff}text{font:13px system-ui,sans-serif;fill:#1d2430}.title{font-weight:600}.note{fill:#5b6575}",
  ".used{fill:#3b6fd4}.refused{fill:#d03b3b}.limit{stroke:#1d2430;stroke-dasharray:4 3}",
  "@media(prefers-color-scheme:dark){.paper{fill:#14181f}text{fill:#e8ecf2}.note{fill:#9aa5b5}.used{fill:#7aa5f5}.refused{fill:#f07a7a}.limit{stroke:#e8ecf2}}",
].join("");

const drawRow = (
  { title, note, windows }: Row,
  top: number,
  { limit, windowMs, scale }: { limit: number; windowMs: number; scale: number },
): string => {
  const begin = windows[0]?.startedAt ?? 0;
  const spanMs = Math.max(windowMs, (windows.at(-1)?.startedAt ?? 0) + windowMs - begin);
  const bottom = top + 20 + plot.height;
  const column = ({ startedAt, used, refused }: CountedWindow): string => {
    const x = left + ((startedAt - begin) / spanMs) * plot.width;
    const w = Math.max(1, (windowMs / spanMs) * plot.width - 2);
    const usedHeight = (used["total"] ?? 0) * scale;
    const refusedHeight = Math.min(refused * scale, plot.height - usedHeight);
    return (
      bar("used", x, bottom - usedHeight, w, usedHeight) +
      bar("refused", x, bottom - usedHeight - refusedHeight, w, refusedHeight)
    );
  };
  const limitAt = bottom - limit * scale;
  return [
    `<text x="${left}" y="${top + 10}">${escape(title)} <tspan class="note">${escape(note)}</tspan></text>`,
    ...windows.map(column),
    `<line class="limit" x1="${left}" x2="${left + plot.width}" y1="${round(limitAt)}" y2="${round(limitAt)}"/>`,
  ].join("\n");
};

const bar = (name: string, x: number, y: number, w: number, h: number): string =>
  h <= 0 ? "" : `<rect class="${name}" x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}"/>`;

const round = (value: number): number => Math.round(value * 10) / 10;

const escape = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.codePointAt(0)};`);

/** Draws one bar for each row, in the order given, as SVG. */
export const toBars = (title: string, rows: readonly { label: string; value: number; note: string }[]): string => {
  const height = rows.length * 46 + 48;
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    `<text x="${left}" y="24" class="title">${escape(title)}</text>`,
    ...rows.flatMap(({ label, value, note }, index) => [
      `<text x="${left}" y="${54 + index * 46}">${escape(label)} <tspan class="note">${escape(note)}</tspan></text>`,
      bar("refused", left, 60 + index * 46, (value / most) * plot.width, 10),
    ]),
    `</svg>`,
    "",
  ].join("\n");
};
