/** Where the page that opened a window and the page that it leads back to find one another: both are of one origin. */
export const channelName = "portico-connect";

/** How the page opens the other window, so that the page it leads back to knows which one it is. */
export const openNamed = (url: string, name: string): Window | null => {
  // A window begins with what its opener has stored. It keeps that where either page's `Cross-Origin-Opener-Policy` takes its name.
  sessionStorage.setItem(channelName, name);
  // As wide as the page is drawn with its help beside the fields.
  const opened = window.open(url, name, "popup,width=920,height=860");
  sessionStorage.removeItem(channelName);
  return opened;
};

/** Null: `openConnect` has not opened this window. */
export const nameOfWindow = (): string | null =>
  window.name.startsWith(channelName) ? window.name : sessionStorage.getItem(channelName);

/** What is said there: which window it is about, and the query that it came back with. */
export interface Word {
  window: string;
  query: string;
}
