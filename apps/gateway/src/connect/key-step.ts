import type { ConnectView, Offer } from "@portico/services";
import { html } from "hono/html";
import { remaining } from "./durations.ts";
import { asks, type Saying, sayingOf } from "./faults.ts";
import { type Html, link, type Page } from "./frame.ts";
import { picture } from "./picture.ts";

/** Asks for the account and its key. What went wrong with the last try stands above, and at its field. */
export const keyStep = (
  view: ConnectView,
  offer: Offer,
  paths: { form: string; choose: string },
  nowMs: number,
): Page => {
  const fault = view.chosen === offer.id ? view.fault : null;
  const saying = fault === null ? null : sayingOf({ view, offer, fault, nowMs });
  const title = view.reconnect === null ? `Connect your ${offer.title}` : `Reconnect ${view.reconnect.host}`;
  const usual = view.reconnect === null ? "Check and connect" : "Check and reconnect";
  return {
    status: saying?.status ?? 200,
    title: saying?.title ?? title,
    isFault: saying !== null,
    asker: view.asker,
    helpDesk: offer,
    body: html`<form class="card step" method="post" action="${paths.form}" novalidate data-title="${offer.title}">
        <input type="hidden" name="token" value="${view.formToken}" /><input
          type="hidden"
          name="provider"
          value="${offer.id}"
        />
        <div class="intro">
          ${view.offers.length > 1 ? html`<p class="count">Step 2 of 2 · <a href="${paths.choose}">Choose another help desk</a></p>` : ""}
          <h1>${view.reconnect === null ? title : html`Reconnect <span class="host">${view.reconnect.host}</span>`}</h1>
          <p>${intro(view, offer)}</p>
          ${saying === null ? "" : summary(saying, offer)}
        </div>
        ${view.reconnect === null ? addressField(view, offer, saying) : ""}
        ${offer.guide === null ? "" : guide(offer.guide)}
        ${offer.fields.map((field, index) => keyField(field, index, view, offer, saying))}
        <div class="actions">
          <button
            class="button filled"
            data-busy="Checking with ${offer.title}…"
            data-slow="Still waiting for ${offer.title}. You can stay on this page."
          >
            ${saying?.button ?? usual}
          </button>
          ${
            fault?.kind === "restricted" && view.holdsKey
              ? html`<button class="button quiet" name="anyway" value="yes">Connect anyway</button>`
              : link(view.asker.cancelUrl, fault?.kind === "taken" ? `Return to ${view.asker.name}` : "Cancel", "quiet")
          }
          <p class="slow" role="status"></p>
        </div>
        ${
          offer.signsIn
            ? html`<div class="actions">
                <button class="button quiet" name="sign_in" value="yes">Sign in at ${offer.title} instead</button>
              </div>`
            : ""
        }
        <details class="rights">
          <summary>What can ${view.asker.name} do with it?</summary>
          <p>
            ${view.access === "read" ? `Read all that this agent may see in ${offer.title}, through Portico, and change nothing.` : `All that this agent may do in ${offer.title}, through Portico.`}
            You can end it at any time: reset the key in ${offer.title}.
          </p>
        </details>
      </form>
      <p class="foot">
        Your key is encrypted before it is stored.
        <span data-expires="${view.expiresAt}">This link works for ${remaining(view.expiresAt, nowMs)}.</span>
      </p>`,
  };
};

const intro = (view: ConnectView, { title, signsIn }: Offer): string => {
  const { asker, reconnect } = view;
  if (reconnect === null) return `${asker.name} asks to ${asks(view)}. It never sees your key.`;
  return signsIn
    ? `${title} no longer accepts what we hold. Sign in again, or paste a current key; nothing else changes. ${asker.name} never sees it.`
    : `${title} no longer accepts the key we hold. Paste a current one; nothing else changes. ${asker.name} never sees it.`;
};

const summary = ({ title, text, field }: Saying, { fields: [first] }: Offer): Html => {
  const target = field === "address" ? "address" : (first?.name ?? "address");
  return html`<div class="summary" role="alert" tabindex="-1" id="summary">
    <h2>${field === undefined ? title : html`<a href="#${target}">${title}</a>`}</h2>
    ${text === undefined ? "" : html`<p>${text}</p>`}
  </div>`;
};

const addressField = (view: ConnectView, offer: Offer, saying: Saying | null): Html => {
  const isFaulty = saying?.field === "address";
  const isTyped = view.chosen === offer.id;
  const understood = isTyped ? view.understood : null;
  return html`<div class="field${isFaulty ? " faulty" : ""}">
    <label for="address">Your ${offer.title} address</label>
    <p class="hint" id="address-hint">For example acme${offer.suffix}. You can paste the whole link.</p>
    <input
      id="address"
      name="address"
      type="text"
      inputmode="url"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      maxlength="2048"
      value="${isTyped ? view.address : ""}"
      data-suffix="${offer.suffix}"
      aria-describedby="address-hint address-echo${isFaulty ? " address-error" : ""}"
      ${isFaulty ? html` aria-invalid="true"` : ""}
    />
    <p class="echo" id="address-echo" aria-live="polite">
      ${understood === null ? "" : html`We will connect <strong>${understood}</strong>`}
    </p>
    ${isFaulty ? html`<p class="error" id="address-error">${saying.title}</p>` : ""}
  </div>`;
};

const keyField = (
  { name, label, isSecret }: Offer["fields"][number],
  index: number,
  view: ConnectView,
  offer: Offer,
  saying: Saying | null,
): Html => {
  const isFaulty = saying?.field === "key" && index === 0;
  const isHeld = view.holdsKey && saying?.button === "Try again" && view.chosen === offer.id;
  return html`<div class="field${isFaulty ? " faulty" : ""}">
    <label for="${name}">${label}</label>
    <p class="hint" id="${name}-hint">
      ${isHeld ? "We still hold what you gave us: leave this empty to use it." : "Use the key of an administrator, so that nothing is missing."}
    </p>
    <div class="secret">
      <input
        id="${name}"
        name="credentials.${name}"
        type="${isSecret ? "password" : "text"}"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="2048"
        data-1p-ignore
        data-lpignore="true"
        aria-describedby="${name}-hint${isFaulty ? ` ${name}-error` : ""}"
        ${isFaulty ? html` aria-invalid="true"` : ""}${isSecret ? html` data-secret` : ""}
      />
    </div>
    ${isFaulty ? html`<p class="error" id="${name}-error">${saying.title}</p>` : ""}
  </div>`;
};

const guide = (found: NonNullable<Offer["guide"]>): Html =>
  html`<aside class="guide" aria-labelledby="guide-title">
    <h2 id="guide-title">Where is my API key?</h2>
    <ol>
      ${found.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${picture(found)}
    <p class="hint">Not there? Your administrator may have turned API keys off.</p>
  </aside>`;
