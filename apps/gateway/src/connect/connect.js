// What spares effort on the connect pages. None of them needs it, and nothing here asks the network for anything.
const one = (selector) => document.querySelector(selector);

one("#summary")?.focus();
one(".done[data-connection-id] h1")?.focus();

const address = one("#address[data-suffix]");
const echo = one("#address-echo");
const understood = (text, suffix) => {
  const host = text
    .trim()
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/^https?:\/*/, "")
    .replace(/[/?#\\].*$/s, "")
    .replace(/:\d*$/, "")
    .replace(/\.$/, "");
  const name = host.endsWith(suffix) ? host.slice(0, -suffix.length) : host;
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name) && !name.startsWith("xn--") ? name + suffix : "";
};
address?.addEventListener("input", () => {
  const host = understood(address.value, address.dataset.suffix);
  echo.textContent = host === "" ? "" : "We will connect ";
  if (host !== "") echo.append(Object.assign(document.createElement("strong"), { textContent: host }));
});

for (const input of document.querySelectorAll("input[data-secret]")) {
  const label = one(`label[for="${input.id}"]`).textContent;
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "show",
    textContent: "Show",
  });
  button.setAttribute("aria-label", `Show ${label}`);
  button.setAttribute("aria-controls", input.id);
  button.addEventListener("click", () => {
    const isHidden = input.type === "password";
    input.type = isHidden ? "text" : "password";
    button.textContent = isHidden ? "Hide" : "Show";
    button.setAttribute("aria-label", `${button.textContent} ${label}`);
  });
  input.after(button);
  // What is sent is hidden again: a browser may keep a page as it was left.
  input.form.addEventListener("submit", () => (input.type = "password"));
}

const form = one("form.step");
const submit = form?.querySelector("button[data-busy]");
const usual = submit?.textContent;
form?.addEventListener("submit", (event) => {
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  if (event.submitter?.name === "sign_in") return;
  submit.setAttribute("aria-busy", "true");
  submit.textContent = submit.dataset.busy;
  one(".slow").textContent = submit.dataset.busy;
  setTimeout(() => (one(".slow").textContent = submit.dataset.slow), 8_000);
});
// Whoever comes back by the back button finds a page that can be sent again.
addEventListener("pageshow", (event) => {
  if (!event.persisted || !form) return;
  delete form.dataset.sent;
  submit.removeAttribute("aria-busy");
  submit.textContent = usual;
  one(".slow").textContent = "";
});

const count = (number, unit) => `${number} ${unit}${number === 1 ? "" : "s"}`;
const ticks = [
  ...[...document.querySelectorAll("[data-until]")].map((element) => () => {
    const left = Math.ceil((Date.parse(element.dataset.until) - Date.now()) / 1_000);
    element.textContent = left > 0 ? count(left, "second") : "a moment";
  }),
  ...[...document.querySelectorAll("[data-expires]")].map((element) => () => {
    const left = Math.ceil((Date.parse(element.dataset.expires) - Date.now()) / 60_000);
    if (left < 120)
      element.textContent = left > 0 ? `This link works for ${count(left, "more minute")}.` : "This link has expired.";
  }),
];
if (ticks.length > 0) setInterval(() => ticks.forEach((tick) => tick()), 1_000);

// The page that opened this one in a window of its own hears that it is here, and how it ended; only the origin that the link leads
// back to can.
const { back } = document.body.dataset;
const tell = (type, told) => back && window.opener?.postMessage({ type, ...told }, back);
tell("portico:here");
const done = one(".done[data-connection-id]");
if (done) {
  const { connectionId, state } = done.dataset;
  tell("portico:connected", { connection_id: connectionId, state: state || null });
  // The link is followed as well: whoever opened this without listening has no other way back.
  one(".done a.button").addEventListener("click", () => tell("portico:return"));
}
