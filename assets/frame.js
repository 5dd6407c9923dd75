// Keeps in view and in focus what a person is busy with, on every page: a notice never covers the
// element in focus, and after a question (ui/components.py: confirm) the focus returns to its place.
new MutationObserver((changes) => {
  for (const { target, addedNodes } of changes) {
    if (!addedNodes.length || !target.matches?.(".ep-notice-region")) continue;
    // How much room the bars and the notice need says scroll-padding in frame.css.
    const focused = document.activeElement;
    if (focused !== document.body) focused?.scrollIntoView({ block: "nearest" });
  }
}).observe(document, { subtree: true, childList: true });

// The second tap of a double one is a hurried hand's, not a wish: nothing is booked, sent or made
// twice. On the window, because Reflex hears clicks on the document.
const MOMENT = 800; // milliseconds
let tapped = {};
addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  const isAgain = button && button === tapped.button && event.timeStamp - tapped.at < MOMENT;
  if (isAgain || (button && event.detail > 1)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else tapped = { button, at: event.timeStamp };
}, true);
for (const name of ["input", "ep-stopped"]) addEventListener(name, () => { tapped = {}; }, true);

// A form for the websocket that is sent before the page is alive stays as it is.
addEventListener("submit", (event) => {
  if (!event.target.hasAttribute("action")) event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  const question = target.closest?.("[role=alertdialog]");
  if (!question) return;
  const place = question.parentElement;
  new MutationObserver((_changes, observer) => {
    if (place.querySelector("[role=alertdialog]")) return;
    observer.disconnect();
    if (document.activeElement === document.body) place.querySelector(".kern-btn")?.focus();
  }).observe(place, { childList: true, subtree: true });
});

// The language that somebody switches to is theirs from now on: for pages without one in their address,
// and for the mails of whoever is signed in.
document.addEventListener("click", ({ target }) => {
  const language = target.closest?.(".ep-language")?.hreflang;
  if (!language) return;
  document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`;
  fetch("/auth/language", { method: "POST", body: new URLSearchParams({ language }), keepalive: true });
}, true);
