/** What is said over a page meanwhile. */
export interface ConnectLabels {
  title: string;
  text: string;
  show: string;
  cancel: string;
}

export interface Sheet {
  close: () => void;
}

/**
 * What lies over a page while somebody connects in another window. It is drawn in a tree of its own, and styled by a sheet that is
 * built and not parsed from the page: a policy that allows no inline style allows it.
 */
export const drawSheet = (labels: ConnectLabels, on: { show: () => void; cancel: () => void }): Sheet => {
  const host = document.createElement("div");
  const tree = host.attachShadow({ mode: "open" });
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  tree.adoptedStyleSheets = [style];
  const dialog = make("dialog", { ariaLabel: labels.title });
  const buttons = make("div", {});
  buttons.append(
    make("button", { type: "button", className: "show", textContent: labels.show, onclick: on.show }),
    make("button", { type: "button", textContent: labels.cancel, onclick: on.cancel }),
  );
  dialog.append(make("h2", { textContent: labels.title }), make("p", { textContent: labels.text }), buttons);
  // Esc means Cancel.
  dialog.addEventListener("cancel", on.cancel);
  tree.append(dialog);
  document.body.append(host);
  dialog.showModal();
  return { close: () => host.remove() };
};

const make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] => Object.assign(document.createElement(tag), properties);

const css = `
:host { color-scheme: light dark; }
dialog {
  box-sizing: border-box; width: min(26rem, calc(100vw - 2rem)); padding: 1.5rem; border: 0; border-radius: 12px;
  background: light-dark(#fff, #1b1c1a); color: light-dark(#1b1b18, #ededea);
  font: 1rem/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Inter, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  box-shadow: 0 8px 24px rgb(0 0 0 / 0.16);
}
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
h2 { margin: 0 0 0.25rem; font-size: 1.125rem; line-height: 1.45; }
p { margin: 0 0 1.25rem; color: light-dark(#5c5c55, #a9a9a1); }
div { display: flex; flex-wrap: wrap; gap: 0.75rem; }
button {
  min-height: 44px; padding: 0 1rem; border: 1px solid light-dark(#85857c, #7d7e76); border-radius: 8px;
  background: none; color: inherit; font: inherit; font-weight: 600; cursor: pointer;
}
.show { border-color: transparent; background: light-dark(#0b5c8f, #6cb8ea); color: light-dark(#fff, #0d1a22); }
button:focus-visible { outline: 3px solid light-dark(#0b5c8f, #8fcbf3); outline-offset: 2px; }
`;
