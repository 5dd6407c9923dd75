// Keeps the display in the school's hall up to date without anybody touching it: asks for the page
// every minute, leafs through what does not fit on the screen, and while there is no connection
// goes on showing what it has and says since when.
"use strict";
{
  const ASK_EVERY_MS = 60_000;
  const PATIENCE_MS = 20_000;
  const LEAF_EVERY_MS = 12_000;
  const NEW_PAGE_AFTER_MS = 12 * 60 * ASK_EVERY_MS; // takes over a new version of the portal
  const PARTS = [".ep-hall-head", ".ep-hall-list"];

  const part = (selector, page = document) => page.querySelector(selector);
  const list = part(".ep-hall-list");
  const lost = part(".ep-hall-lost");
  let heard = new Date();

  function lose() {
    const at = { weekday: "short", hour: "numeric", minute: "2-digit", timeZone: "Europe/Berlin" };
    const when = heard.toLocaleString(document.documentElement.lang, at);
    lost.textContent = lost.dataset.sentence.replace("{when}", when);
    lost.hidden = false;
  }

  function show(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const selector of PARTS) {
      const shown = part(selector);
      const fresh = part(selector, page);
      if (fresh && shown.innerHTML !== fresh.innerHTML) shown.innerHTML = fresh.innerHTML;
    }
  }

  async function ask() {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS);
      const answer = await fetch(location.href, { cache: "no-store", signal });
      const text = await answer.text();
      if (answer.status === 404) list.textContent = text; // revoked or switched off
      else if (answer.ok) show(text);
      else return lose();
      heard = new Date();
      lost.hidden = true;
      if (performance.now() > NEW_PAGE_AFTER_MS) location.reload();
    } catch {
      lose();
    }
    return undefined;
  }

  // To the first row that is not wholly to be seen; after the last one back to the first.
  function leaf() {
    const frame = list.getBoundingClientRect();
    const next = [...list.querySelectorAll("h2, p, tbody tr")].find(
      (row) => row.getBoundingClientRect().bottom > frame.bottom + 1,
    );
    if (!next) return list.scrollTo(0, 0);
    const heading = next.closest("section")?.querySelector("h2");
    const covered = heading && heading !== next ? heading.offsetHeight : 0;
    return list.scrollBy(0, next.getBoundingClientRect().top - frame.top - covered);
  }

  setInterval(ask, ASK_EVERY_MS);
  setInterval(leaf, LEAF_EVERY_MS);
  addEventListener("online", ask);
}
