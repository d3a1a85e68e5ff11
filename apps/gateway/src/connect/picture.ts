import type { Offer } from "@portico/services";
import { html } from "hono/html";
import type { Html } from "./frame.ts";

/** Where the key is found, drawn: the person's picture, the menu behind it, and what shows the key. The steps say the same. */
export const picture = ({ picture: { menu, panel, button } }: NonNullable<Offer["guide"]>): Html =>
  html`<svg class="picture" viewBox="0 0 288 172" aria-hidden="true" focusable="false">
    <rect class="surface" x="1" y="1" width="286" height="170" rx="8" />
    <path class="edge" d="M1 28H287" />
    <circle class="faint" cx="16" cy="15" r="3.5" />
    <circle class="faint" cx="28" cy="15" r="3.5" />
    <circle class="faint" cx="40" cy="15" r="3.5" />
    <rect class="faint" x="58" y="9" width="120" height="12" rx="6" />
    <circle class="person" cx="266" cy="15" r="9" />
    <circle class="head" cx="266" cy="12.5" r="3" />
    <path class="head" d="M260.5 20.5a5.5 4.5 0 0 1 11 0z" />
    <rect class="faint" x="16" y="44" width="88" height="8" rx="4" />
    <rect class="faint" x="16" y="62" width="120" height="6" rx="3" />
    <rect class="faint" x="16" y="76" width="104" height="6" rx="3" />
    <rect class="faint" x="16" y="90" width="112" height="6" rx="3" />
    <rect class="menu" x="158" y="34" width="118" height="30" rx="6" />
    <text x="186" y="53">${menu}</text>
    <rect class="panel" x="158" y="78" width="118" height="80" rx="6" />
    <text class="strong" x="170" y="98">${panel}</text>
    <rect class="faint" x="170" y="107" width="94" height="6" rx="3" />
    <rect class="key" x="170" y="124" width="94" height="24" rx="5" />
    <text class="on" x="217" y="140" text-anchor="middle">${button}</text>
    ${mark(246, 15, 1)}${mark(172, 49, 2)}${mark(158, 136, 3)}
  </svg>`;

const mark = (x: number, y: number, number: number): Html =>
  html`<g class="mark"
    ><circle cx="${x}" cy="${y}" r="8.5" /><text x="${x}" y="${y + 3.5}" text-anchor="middle">${number}</text></g
  >`;
