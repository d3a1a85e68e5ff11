import type { Asker, ConnectView, Done, Offer, WayOut } from "@portico/services";
import { html } from "hono/html";
import { remaining } from "./durations.ts";
import { type Html, link, type Page } from "./frame.ts";

/** Asks which help desk it is. */
export const choose = (view: ConnectView, pathOf: (offer: string) => string, nowMs: number): Page => ({
  status: 200,
  title: "Which help desk do you use?",
  asker: view.asker,
  isNarrow: true,
  body: html`<div class="card">
      <p class="count">Step 1 of 2</p>
      <h1>Which help desk do you use?</h1>
      <p>${view.asker.name} wants to connect to it. You need to be an administrator there.</p>
      <ul class="choices">
        ${view.offers.map(
          ({ id, title, short }) =>
            html`<li>
              <a href="${pathOf(id)}"
                ><span class="tile" aria-hidden="true">${short}</span>${title}<span class="chevron" aria-hidden="true"
                  >›</span
                ></a
              >
            </li>`,
        )}
      </ul>
      <p class="hint">Yours is not here? Tell ${view.asker.name}; nothing has been shared.</p>
      <div class="actions">${link(view.asker.cancelUrl, "Cancel", "quiet")}</div>
    </div>
    <p class="foot">
      <span data-expires="${view.expiresAt}">This link works for ${remaining(view.expiresAt, nowMs)}.</span>
    </p>`,
});

/** Leads to the help desk's own sign-in: by a link, since a form may lead nowhere else. */
export const leave = ({ asker }: ConnectView, offer: Offer, { url, host }: WayOut): Page => ({
  status: 200,
  title: `Sign in at ${offer.title}`,
  asker,
  helpDesk: offer,
  isNarrow: true,
  body: html`<div class="card leave">
    <h1>Sign in at ${offer.title}</h1>
    <p>
      You leave for <span class="host">${host}</span>. Sign in there as an administrator and choose Allow; you come back
      by yourself.
    </p>
    <div class="actions">
      ${link(url, `Go to ${offer.title}`, "filled")} ${link(asker.cancelUrl, "Cancel", "quiet")}
    </div>
  </div>`,
});

/** It worked: what was connected, and as whom. */
export const success = (asker: Asker, done: Done): Page => {
  const { account } = done;
  const { heading, text } = outcomeOf(asker, done);
  return {
    status: 200,
    title: heading,
    asker,
    helpDesk: done,
    isNarrow: true,
    body: html`<div class="card done" data-connection-id="${done.connectionId}" data-state="${done.state ?? ""}">
      ${sign("ok")}
      <h1 tabindex="-1">${heading}</h1>
      <p>${text}</p>
      ${account === null ? "" : facts(account)}
      <div class="actions">${link(done.returnUrl, `Return to ${asker.name}`, "filled")}</div>
    </div>`,
  };
};

const outcomeOf = (
  asker: Asker,
  { title, isReconnect, isDisabled, account }: Done,
): { heading: string; text: string } => {
  if (!isReconnect || account === null)
    return {
      heading: `${title} is connected`,
      text: `We asked ${title} who the key belongs to. Nothing was changed.`,
    };
  return isDisabled
    ? {
        heading: `${account.host} has its new key`,
        text: `The connection is switched off, as it was before. ${asker.name} can switch it on.`,
      }
    : { heading: `${account.host} works again`, text: "Everything set up before goes on as it was." };
};

const facts = ({ host, agent, limit }: NonNullable<Done["account"]>): Html =>
  html`<dl>
    <div>
      <dt>Account</dt>
      <dd>${host}</dd>
    </div>
    ${
      agent === null
        ? ""
        : html`<div>
            <dt>Acting as</dt>
            <dd>
              ${[agent.name ?? agent.email ?? agent.id, agent.role === null ? null : roles[agent.role]].filter(Boolean).join(", ")}
            </dd>
          </div>`
    }
    ${
      limit === null
        ? ""
        : html`<div>
            <dt>Calls allowed</dt>
            <dd>
              ${limit.calls.toLocaleString("en")} ${limit.seconds === 60 ? "a minute" : `in ${limit.seconds} s`}, shared
              with your other apps
            </dd>
          </div>`
    }
  </dl>`;

const roles = { admin: "Administrator", agent: "Agent", light_agent: "Light agent", other: null } as const;

interface DeadEnd extends Pick<Page, "status" | "title"> {
  text: string;
  way?: Html;
}

const named = (asker: Asker | null): string => asker?.name ?? "whoever sent it";

/** Where a link leads no further: why, and the way out. */
export const deadEnds = {
  broken: (): DeadEnd => ({
    status: 404,
    title: "This link is not complete",
    text: "Copy the whole link again, or ask whoever sent it for a new one.",
  }),
  expired: (asker: Asker | null): DeadEnd => ({
    status: 410,
    title: "This link has expired",
    text: `Links work for a limited time. Go back to ${named(asker)} and start again; nothing was shared.`,
    ...back(asker),
  }),
  used: (asker: Asker): DeadEnd => ({
    status: 410,
    title: "This link has been used",
    text: `It connected a help desk and works only once. Go back to ${asker.name} to connect another.`,
    ...back(asker),
  }),
  elsewhere: (asker: Asker): DeadEnd => ({
    status: 403,
    title: "This link is open in another browser",
    text: `For safety it works only where it was opened first. Go back there, or get a new link from ${asker.name}.`,
  }),
  without_cookie: (start: string): DeadEnd => ({
    status: 403,
    title: "Your browser blocks cookies here",
    text: "We need one to keep this link yours. Allow cookies for this site, then reload.",
    way: link(start, "Reload", "filled"),
  }),
  unreadable: (status: Page["status"], start: string): DeadEnd => ({
    status,
    title: "This form is not complete",
    text: "We could not read what was sent, and nothing was stored. Open the page again and fill it in once more.",
    way: link(start, "Open it again", "filled"),
  }),
  ours: (status: Page["status"], requestId: string, again: string): DeadEnd => ({
    status,
    title: "Something broke on our side",
    text: `Nothing was stored. Try again; if it stays so, tell whoever sent you the link this code: ${requestId}.`,
    way: link(again, "Try again", "filled"),
  }),
};

/** One try too many with a link that works still. */
export const tooMany = ({ asker }: ConnectView): DeadEnd => ({
  status: 429,
  title: "Too many tries with this link",
  text: `For safety a link allows only so many tries an hour. Go back to ${asker.name} to get a new one.`,
  way: link(asker.cancelUrl, `Return to ${asker.name}`, "filled"),
});

const back = (asker: Asker | null): Pick<DeadEnd, "way"> =>
  asker === null ? {} : { way: link(asker.expiredUrl, `Return to ${asker.name}`, "filled") };

export const deadEnd = ({ status, title, text, way }: DeadEnd, asker?: Asker | null): Page => ({
  status,
  title,
  isFault: true,
  asker: asker ?? undefined,
  isNarrow: true,
  body: html`<div class="card done">
    ${sign("stop")}
    <h1>${title}</h1>
    <p>${text}</p>
    ${way === undefined ? "" : html`<div class="actions">${way}</div>`}
  </div>`,
});

const sign = (kind: "ok" | "stop"): Html =>
  html`<svg class="sign ${kind}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    <circle cx="20" cy="20" r="20" />
    ${kind === "ok" ? html`<path d="M12 20.5l5.5 5.5L28.5 15" />` : html`<path d="M20 11v11M20 28v.5" />`}
  </svg>`;
