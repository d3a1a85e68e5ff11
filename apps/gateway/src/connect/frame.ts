import type { Asker, Offer } from "@portico/services";
import { html } from "hono/html";
import type { Assets } from "./assets.ts";

/** A piece of a page; whatever is put into one is escaped. */
export type Html = ReturnType<typeof html>;

/** What a help desk is called, and in a tile. */
export type HelpDesk = Pick<Offer, "title" | "short">;

export interface Page {
  status: 200 | 400 | 403 | 404 | 405 | 408 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  title: string;
  /** Whether it tells of a failure. */
  isFault?: boolean;
  /** Absent: nobody knows who asks. */
  asker?: Asker | undefined;
  /** The help desk that the page is about. */
  helpDesk?: HelpDesk | undefined;
  /** One card that says one thing. */
  isNarrow?: boolean;
  body: Html;
}

/** The frame of the connect pages: who asks for what stands above everything else. */
export const frame = (assets: Assets, { title, isFault, asker, helpDesk, isNarrow, body }: Page): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <title>${isFault === true ? "Error: " : ""}${title}${asker === undefined ? "" : ` – ${asker.name}`}</title>
        <link rel="icon" href="${assets.icon}" />
        <link rel="stylesheet" href="${assets.css}" />
        <script type="module" src="${assets.js}"></script>
      </head>
      <body${asker === undefined ? "" : html` data-back="${new URL(asker.cancelUrl).origin}"`}>
        <div class="page${isNarrow === true ? " narrow" : ""}">
          ${asker === undefined ? "" : parties(asker.name, helpDesk)}
          <main>${body}</main>
        </div>
      </body>
    </html> `;

/** `[A]···[F] Acme → Freshdesk` */
const parties = (asker: string, helpDesk: HelpDesk | undefined): Html =>
  html`<header class="parties">
    <span class="tile" aria-hidden="true">${initial(asker)}</span>
    ${
      helpDesk === undefined
        ? asker
        : html`<span class="dots" aria-hidden="true"></span>
            <span class="tile accent" aria-hidden="true">${helpDesk.short}</span>
            <span
              >${asker} <span aria-hidden="true">→</span><span class="unseen"> asks for </span> ${helpDesk.title}</span
            >`
    }
  </header>`;

const initial = (name: string): string => (/^\s*(.)/su.exec(name)?.[1] ?? "").toUpperCase();

export const link = (href: string, text: string, kind: "filled" | "quiet"): Html =>
  html`<a class="button ${kind}" href="${href}">${text}</a>`;
