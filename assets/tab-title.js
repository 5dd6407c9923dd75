// A page about one thing, e.g. a letter, names it in the browser's tab, too: among many open tabs and
// in the history each is found again. What the page is called stands behind it.
{
  let called = ""; // the page's own title

  function name() {
    const thing = document.querySelector("[data-tab-title]")?.dataset.tabTitle;
    if (!thing) {
      called = "";
      return;
    }
    if (!called) called = document.title;
    const wanted = `${thing} – ${called}`;
    if (document.title !== wanted) document.title = wanted;
  }

  new MutationObserver(name).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-tab-title"],
  });
}
