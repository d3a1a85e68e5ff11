import type { ConnectView, Fault, FaultKind, Offer } from "@portico/services";
import { html } from "hono/html";
import { secondsUntil } from "./durations.ts";
import type { Html, Page } from "./frame.ts";

/** What a page says of a try that failed: what was wrong, then the way out. */
export interface Saying {
  status: Page["status"];
  title: string;
  text?: Html | string;
  /** The field that it is about. */
  field?: "address" | "key";
  /** What the button says where it is not the usual. */
  button?: "Try again" | "Use another key";
}

interface Told {
  view: ConnectView;
  offer: Offer;
  fault: Fault;
  /** The host that was tried, or is no address of the help desk. */
  host: string;
  nowMs: number;
}

/** Null: the fault has a page of its own. */
export const sayingOf = (told: Omit<Told, "host">): Saying | null => {
  const { kind, host = told.offer.title } = told.fault;
  return kind === "too_many" ? null : sayings[kind]({ ...told, host });
};

const sayings: Record<Exclude<FaultKind, "too_many">, (told: Told) => Saying> = {
  address_missing: ({ offer }) => ({ status: 422, title: `Enter your ${offer.title} address`, field: "address" }),
  key_missing: () => ({ status: 422, title: "Paste your API key", field: "key" }),
  address_malformed: ({ offer }) => ({
    status: 422,
    title: `This is not a ${offer.title} address`,
    text: `It ends in ${offer.suffix}, as in acme${offer.suffix}.`,
    field: "address",
  }),
  own_domain: ({ offer, host }) => ({
    status: 422,
    title: `${host} is your own domain`,
    text: `We need the address that ends in ${offer.suffix}. Whoever set up ${offer.title} knows it.`,
    field: "address",
  }),
  no_such_account: ({ offer, host }) => ({
    status: 422,
    title: `We found no help desk at ${host}`,
    text: `Check the spelling. It is the address you see when you are signed in to ${offer.title}.`,
    field: "address",
  }),
  not_a_key: () => ({
    status: 422,
    title: "This is not an API key",
    text: "An API key is a long run of letters and digits, without an @ or a space.",
    field: "key",
  }),
  wrong_key: ({ offer, host }) => ({
    status: 422,
    title: `${offer.title} does not accept this key`,
    text: `Copy it again, whole, while you are signed in to ${host}. Keys of other accounts do not work here.`,
    field: "key",
  }),
  restricted: ({ view, offer, fault }) => ({
    status: 422,
    title: `This key sees only part of your ${offer.title}`,
    text: `It belongs to ${fault.agent?.name ?? "an agent"}, who ${fault.agent?.who.join("; and who ") ?? "may see less"}. ${view.asker.name} would see no more. Use an administrator's key for all of it.`,
    field: "key",
    button: "Use another key",
  }),
  forbidden: ({ offer, host }) => ({
    status: 422,
    title: "This key may not read tickets",
    text: `${offer.title} refuses it at ${host}. Use an administrator's key, or have its agent given more rights.`,
    field: "key",
  }),
  addresses: ({ view, offer, host }) => ({
    status: 422,
    title: `${host} lets in only listed addresses`,
    text: html`${whichAddresses(view, offer)} Or its administrators have closed the API to this agent. You need not
    paste the key again.`,
    button: "Try again",
  }),
  suspended: ({ offer, host }) => ({
    status: 422,
    title: `${host} is suspended`,
    text: `${offer.title} lets nobody in until its owner has settled that there. Then try again.`,
    button: "Try again",
  }),
  busy: ({ offer, fault, nowMs }) => ({
    status: 429,
    title: `${offer.title} is busy right now`,
    text: html`Your account has used up its calls for this minute. Try again in ${seconds(fault, nowMs)}; you need not
    paste the key again.`,
    button: "Try again",
  }),
  unreachable: ({ offer, host }) => ({
    status: 503,
    title: `We cannot reach ${host}`,
    text: `${offer.title} does not answer at the moment; nothing is wrong with your key. Try again in a minute, without pasting it again.`,
    button: "Try again",
  }),
  strange: ({ host }) => ({
    status: 502,
    title: `${host} answered with an unknown page`,
    text: "It may be in maintenance or behind a sign-in wall. Try again later, or show this to your administrator.",
    button: "Try again",
  }),
  taken: ({ view, host }) => ({
    status: 422,
    title: `${host} is connected already`,
    text: `${view.asker.name} holds a connection to it for you. To give it another key, ask ${view.asker.name} for a link to reconnect it.`,
    field: "address",
  }),
  denied: ({ view, offer }) => ({
    status: 422,
    title: "You did not allow access",
    text: `${offer.title} says that access was refused, so nothing was connected. Try again, or return to ${view.asker.name}.`,
  }),
  less_granted: ({ view, offer }) => ({
    status: 422,
    title: "Part of the access is missing",
    text: `${view.asker.name} needs to ${asks(view)}, and not all of it was allowed. Sign in at ${offer.title} again and leave every box ticked.`,
  }),
  other_account: ({ offer, host }) => ({
    status: 422,
    title: "You signed in to another account",
    text: `What came back does not open ${host}. Sign out at ${offer.title}, then try again.`,
  }),
  broken_off: ({ offer }) => ({
    status: 422,
    title: "The sign-in did not finish",
    text: `The answer from ${offer.title} came too late or twice. Start the sign-in again.`,
  }),
  overtaken: ({ host }) => ({
    status: 422,
    title: `${host} was given another key just now`,
    text: "Yours was not stored. If it is to take that one's place, try again; you need not paste it again.",
    button: "Try again",
  }),
  stale: () => ({
    status: 422,
    title: "This page was open for a while",
    text: "Check what you typed and send it again.",
  }),
};

/** What is asked for, behind "to". */
export const asks = ({ access }: ConnectView): string =>
  access === "read" ? "read tickets, and see contacts" : "read and answer tickets, and see contacts";

const whichAddresses = ({ egressIps, asker }: ConnectView, { title }: Offer): string =>
  egressIps.length === 0
    ? `Ask ${asker.name} which address to add to the trusted IP addresses in ${title}, then try again.`
    : `Add ${egressIps.join(" and ")} to the trusted IP addresses in ${title}, then try again.`;

/** Counted down where there is a script for it. */
const seconds = ({ retry_at: until }: Fault, nowMs: number): Html =>
  until === undefined ? html`a minute` : html`<span data-until="${until}">${secondsUntil(until, nowMs)} seconds</span>`;
