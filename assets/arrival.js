// What a page needs that the router leaves out: after a link the focus goes to the new page's heading,
// so that it is spoken and the keyboard goes on from there; and while nothing else is to do, the
// scripts of the menu's other pages are fetched.
"use strict"; // or the functions in the block would be everybody's
{
  const ARRIVES_MS = 5_000;
  const IDLE_AFTER_MS = 3_000;
  const heading = () => document.querySelector("main h1");

  function goToHeading() {
    const title = heading();
    if (!title || title.closest("main").contains(document.activeElement)) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }

  // The thing that the address names, e.g. #board-3, comes later than its page and may be folded away.
  function goToThing() {
    const name = location.hash.slice(1);
    if (!/^[a-z_]+-\d+$/.test(name)) return;
    const go = () => {
      const thing = document.getElementById(name);
      if (!thing) return false;
      for (let fold = thing.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
      thing.tabIndex = -1;
      thing.dataset.named = "";
      thing.scrollIntoView({ block: "start" });
      thing.focus({ preventScroll: true });
      return true;
    };
    if (go()) return;
    const observer = new MutationObserver(() => go() && observer.disconnect());
    observer.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => observer.disconnect(), ARRIVES_MS);
  }

  // The row of a group's pages scrolls on a phone: the page one is on stands in its middle.
  function goToTab() {
    const go = () => {
      const row = document.querySelector(".ep-subnav");
      const tab = row?.querySelector("[aria-current=page]");
      if (!tab) return false;
      const [around, own] = [row, tab].map((it) => it.getBoundingClientRect());
      row.scrollBy({ left: own.left + own.width / 2 - around.left - around.width / 2 });
      return true;
    };
    if (go()) return;
    const observer = new MutationObserver(() => go() && observer.disconnect());
    observer.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => observer.disconnect(), ARRIVES_MS);
  }

  // The address changes before the page does.
  function arrive() {
    const before = heading();
    const observer = new MutationObserver(() => {
      if (!heading() || heading() === before) return;
      observer.disconnect();
      goToHeading();
      goToTab();
    });
    observer.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => observer.disconnect(), ARRIVES_MS);
  }

  let path = location.pathname;
  function notice() {
    if (location.pathname === path) return;
    path = location.pathname;
    arrive();
    goToThing();
  }

  const push = history.pushState;
  history.pushState = function pushState(...entry) {
    push.apply(this, entry);
    notice();
  };
  addEventListener("popstate", notice);

  function fetchPagesOfMenu() {
    const routes = Object.values(window.__reactRouterManifest?.routes ?? {});
    const own = ".ep-menu-group[data-current=true] a, .ep-subnav a";
    for (const link of document.querySelectorAll(own)) {
      const route = routes.find((one) => `/${one.path}` === new URL(link.href).pathname);
      for (const script of route ? [route.module, ...(route.imports ?? [])] : []) {
        if (document.querySelector(`link[href="${script}"]`)) continue;
        const hint = document.createElement("link");
        hint.rel = "modulepreload";
        hint.href = script;
        document.head.append(hint);
      }
    }
  }

  addEventListener("load", () => {
    goToThing();
    goToTab();
    if (navigator.connection?.saveData) return;
    const whenIdle = window.requestIdleCallback ?? ((work) => work());
    setTimeout(() => whenIdle(fetchPagesOfMenu), IDLE_AFTER_MS);
  });
}
