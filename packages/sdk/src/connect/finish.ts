import { channelName, nameOfWindow, type Word } from "./channel.ts";
import { type Outcome, outcomeIn } from "./outcome.ts";

/**
 * For the page that `return_url` names: reads how it ended. In the window that `openConnect` opened it also tells the page that
 * opened it, and closes the window. Null where the page was opened in another way.
 */
export const finishConnect = (): Outcome | null => {
  const { search } = window.location;
  const outcome = outcomeIn(new URLSearchParams(search));
  const name = nameOfWindow();
  if (outcome !== null && name !== null) {
    const channel = new BroadcastChannel(channelName);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel never leaves its origin
    channel.postMessage({ window: name, query: search } satisfies Word);
    channel.close();
    window.close();
  }
  return outcome;
};
