import { channelName, openNamed, type Word } from "./channel.ts";
import { ConnectFailure, type Connected, type Outcome, outcomeIn } from "./outcome.ts";
import { type ConnectLabels, drawSheet } from "./sheet.ts";

export interface ConnectOptions {
  /** The `url` of a connect session, or the promise of one: then call this in the click itself, or the window is blocked. */
  url: string | Promise<string>;
  /** What is said over your page meanwhile. */
  labels?: Partial<ConnectLabels>;
}

const usualLabels: ConnectLabels = {
  title: "Continue in the window we opened",
  text: "Connect your help desk there. This page waits for you.",
  show: "Show it again",
  cancel: "Cancel",
};

/** A screen on which a second window would only hide the first. */
const small = "(max-width: 640px), (pointer: coarse) and (max-width: 1024px)";
const lookEveryMs = 400;

/**
 * Opens the connect page in a window over yours, and resolves with what was connected. Rejects with a `ConnectFailure` where
 * nothing was. On a phone the page itself goes there and comes back to `return_url`: then it never settles, and `finishConnect`
 * tells there how it ended. `return_url` is to be of your page's own origin: no other hears how it ended.
 */
export const openConnect = async ({ url, labels = {} }: ConnectOptions): Promise<Connected> => {
  if (matchMedia(small).matches) {
    location.assign(await url);
    return new Promise(() => {});
  }
  const name = `${channelName}-${crypto.randomUUID()}`;
  // Opened before anything is waited for: afterwards it is no answer to a click any more.
  const other: Other = { name, window: openNamed("", name), url: undefined };
  const outcome = await follow(other, url, { ...usualLabels, ...labels }).finally(() => other.window?.close());
  if (outcome instanceof ConnectFailure) throw outcome;
  return outcome;
};

/** The window where somebody connects. */
interface Other {
  name: string;
  /** Null: the browser has blocked it. */
  window: Window | null;
  /** Undefined: it is still waited for. */
  url: string | undefined;
}

const follow = (other: Other, given: string | Promise<string>, labels: ConnectLabels): Promise<Outcome> => {
  const over = new AbortController();
  const { signal } = over;
  return new Promise<Outcome>((resolve, reject) => {
    let known: Outcome | undefined;
    let isHeard = false;
    const end = (): void => resolve(known ?? new ConnectFailure("cancelled"));
    const show = (): void => {
      if (other.window === null || other.window.closed) other.window = openNamed(other.url ?? "", other.name);
      other.window?.focus();
    };
    const sheet = drawSheet(labels, { show, cancel: end });
    signal.addEventListener("abort", sheet.close);

    onReturn(other.name, signal, resolve);
    onMessage(other, signal, ({ type, connection_id: connectionId, state }) => {
      isHeard = true;
      if (type === "portico:connected") known = { connectionId, state };
      if (type === "portico:return") end();
    });
    // A window that was never heard may only seem to be closed: a `Cross-Origin-Opener-Policy` cuts it off.
    const looking = setInterval(() => {
      if (isHeard && other.window?.closed === true) end();
    }, lookEveryMs);
    signal.addEventListener("abort", () => clearInterval(looking));
    const lead = async (): Promise<void> => {
      other.url = await given;
      if (other.window !== null) other.window.location.href = other.url;
    };
    lead().catch(reject);
  }).finally(() => over.abort());
};

/** Told by the page that the other window was led back to. */
const onReturn = (name: string, signal: AbortSignal, resolve: (outcome: Outcome) => void): void => {
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener("message", ({ data }: MessageEvent<Word>) => {
    if (data.window === name) resolve(outcomeIn(new URLSearchParams(data.query)) ?? new ConnectFailure("cancelled"));
  });
  signal.addEventListener("abort", () => channel.close());
};

interface Message {
  type?: string;
  connection_id: string;
  state: string | null;
}

/** Told by the connect page itself, since whoever reads there that all is well may close the window. */
const onMessage = (other: Other, signal: AbortSignal, hear: (message: Message) => void): void =>
  window.addEventListener(
    "message",
    ({ data, origin, source }: MessageEvent<Message>) => {
      if (other.url !== undefined && source === other.window && origin === new URL(other.url).origin) hear(data);
    },
    { signal },
  );
