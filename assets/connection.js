// Says at once how the page's connection is, and never lets a tap get lost in silence. It watches
// the socket that Reflex opens (elternportal/state/sockets.py is its other end): numbers each event,
// so that the server confirms its arrival; tries the socket when the page is looked at again; and
// while there is none, stops taps and links and says so. Loaded before everything else.
"use strict"; // or the functions in the block would be everybody's
{
  const SOCKET = "/_event";
  const EVENT = `42${SOCKET},["event"`; // there and back
  const CONNECTED = `40${SOCKET}`;
  const ARRIVED = new RegExp(`^43${SOCKET},(\\d+)`);
  const TRY = `42${SOCKET},["ping"]`;
  const TRY_MS = 1_000; // without an answer by then the socket is dead
  const SLOW_MS = 2_000;
  const BUSY_MS = 200;
  const LONGEST_BUSY_MS = 15_000; // an event may change nothing that the page shows
  const TOLD_MS = 8_000; // how long a sentence stays that needs no more
  const LONGEST_NAME = 60;
  const NOTHING = { what: "", button: null };

  const underway = new Map(); // events that have not arrived: number → what they are for
  let socket = null; // the newest
  let isConnected = false;
  let wasConnected = false;
  let isCatchingUp = false; // while Reflex sends what waited during the break
  let number = 0;
  let tapped = NOTHING;
  let missed = ""; // what was tapped during the break

  // On "localhost" Reflex takes https for a proxy's and drops the port.
  function ownAddress(url) {
    const address = new URL(url);
    if (address.pathname.startsWith(SOCKET)) address.host = location.host;
    return address.href;
  }

  class WatchedSocket extends WebSocket {
    constructor(url, ...rest) {
      super(ownAddress(url), ...rest);
      if (!new URL(url).pathname.startsWith(SOCKET)) return;
      socket = this;
      this.addEventListener("message", ({ data }) => hear(data));
      this.addEventListener("close", () => {
        if (socket === this) lose();
      });
    }

    send(data) {
      if (this !== socket || typeof data !== "string" || !data.startsWith(EVENT)) {
        return super.send(data);
      }
      // What somebody wanted during the break may be wrong by now, and the page loads anew anyway.
      if (isCatchingUp) return undefined;
      number += 1;
      watch(number);
      return super.send(data.replace(`${SOCKET},`, `${SOCKET},${number}`));
    }

    drop() {
      this.close();
      // On a dead network the browser itself waits long for the other side.
      this.dispatchEvent(new CloseEvent("close", { code: 1006 }));
    }
  }
  window.WebSocket = WatchedSocket;

  function hear(data) {
    if (typeof data !== "string") return;
    const arrived = ARRIVED.exec(data);
    if (arrived) {
      underway.delete(Number(arrived[1]));
      if (!underway.size && said === "slow") say("");
    } else if (data.startsWith(EVENT)) endBusy();
    else if (data.startsWith(CONNECTED)) meet();
  }

  function meet() {
    isCatchingUp = wasConnected;
    setTimeout(() => (isCatchingUp = false));
    isConnected = wasConnected = true;
    if (missed) say("not-done-back", missed);
    else if (said === "lost" || said === "not-opened") say("back");
    missed = "";
  }

  function lose() {
    const [unsure] = underway.values();
    underway.clear();
    endBusy();
    if (!isConnected) return;
    isConnected = false;
    if (isLeaving) return;
    if (unsure) say("unsure", unsure);
    else say("lost");
  }

  // ------------------------------------------------------------------ what the line says

  let said = "";
  let until = 0;

  // A sentence that names something stays for a moment; then the line says what is true now.
  function say(name, what = "") {
    const line = document.getElementById("connection");
    if (!line) return;
    clearTimeout(until);
    said = name;
    const language = document.documentElement.lang;
    const sentence = (line.getAttribute(`data-${name}-${language}`) ?? "").replace("{what}", what);
    const paragraph = document.createElement("p");
    paragraph.textContent = sentence;
    line.replaceChildren(...(sentence ? [paragraph] : []));
    if (name && name !== "lost" && name !== "slow") until = setTimeout(sayPresent, TOLD_MS);
  }

  function sayPresent() {
    say(isConnected || !wasConnected ? "" : "lost");
  }

  // ------------------------------------------------------------------ taps and their events

  const busy = new Map(); // buttons whose event has no answer yet → the timer that shows or ends it

  function watch(id) {
    const { what, button } = tapped;
    underway.set(id, what);
    setTimeout(() => {
      if (underway.has(id) && what && isConnected) say("slow", what);
    }, SLOW_MS);
    if (button) busy.set(button, setTimeout(showBusy, BUSY_MS, button));
  }

  function showBusy(button) {
    button.setAttribute("aria-busy", "true");
    busy.set(button, setTimeout(endBusy, LONGEST_BUSY_MS));
  }

  function endBusy() {
    for (const [button, timer] of busy) {
      clearTimeout(timer);
      button.removeAttribute("aria-busy");
    }
    busy.clear();
  }

  // Until React has answered it, a tap is what the events are for that are sent now.
  function note(what, button) {
    tapped = { what, button };
    isCatchingUp = false; // Reflex has sent all of it in one go
    setTimeout(() => (tapped = NOTHING));
  }

  function nameOf(element) {
    const label = element.labels?.[0]?.innerText;
    const name = element.getAttribute("aria-label") || label || element.innerText || "";
    return name.trim().replace(/\s+/g, " ").slice(0, LONGEST_NAME);
  }

  // React keeps its handlers with the element; all of them send an event.
  function sends(element, handler) {
    const key = Object.keys(element).find((name) => name.startsWith("__reactProps$"));
    return Boolean(key && element[key][handler]);
  }

  function isOffline() {
    return wasConnected ? !isConnected : !navigator.onLine;
  }

  function stop(event, name, what) {
    event.preventDefault();
    event.stopImmediatePropagation();
    dispatchEvent(new Event("ep-stopped"));
    if (what) say(name, what);
  }

  function onTap(event) {
    const element = event.target.closest?.("a[href], button, summary, [role=button]");
    if (!element) return;
    const isLink = element.matches("a[href]");
    if (!isOffline()) {
      if (!isLink) note(nameOf(element), element);
      return;
    }
    if (isLink) {
      const { origin, pathname, hash } = new URL(element.href, location);
      const isHere = pathname === location.pathname && hash;
      if (origin === location.origin && !isHere) stop(event, "not-opened", nameOf(element));
    } else if (sends(element, "onClick")) {
      missed = nameOf(element);
      stop(event, "not-done", missed);
    }
  }

  function onSubmit(event) {
    const button = event.submitter;
    const what = nameOf(button ?? document.querySelector("h1")); // a draft saves itself
    if (!isOffline()) {
      note(what, button);
    } else if (!event.target.hasAttribute("action") || !navigator.onLine) {
      missed = what;
      stop(event, "not-done", what);
    }
  }

  function onChange({ target }) {
    note(nameOf(target), null);
  }

  addEventListener("click", onTap, true);
  addEventListener("submit", onSubmit, true);
  addEventListener("change", onChange, true);

  // ------------------------------------------------------------------ the browser's own signs

  let isLeaving = false;
  addEventListener("beforeunload", () => (isLeaving = true));
  addEventListener("pageshow", () => (isLeaving = false));

  addEventListener("offline", () => {
    if (socket && isConnected) socket.drop();
    else say("lost");
  });

  // A phone that was locked, or a network that changed, may have left a socket that nobody hears.
  function tryOut() {
    const tried = socket;
    if (!isConnected || tried.readyState !== WebSocket.OPEN) return;
    const dead = setTimeout(() => tried === socket && tried.drop(), TRY_MS);
    tried.addEventListener("message", () => clearTimeout(dead), { once: true });
    tried.send(TRY);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") tryOut();
  });
  addEventListener("online", () => {
    if (said === "lost" && !wasConnected) say("");
    tryOut();
  });
}
