// The text editor's tools: a button puts Markdown around what is selected, or before its lines. A
// form with several ways to be sent learns which of its buttons was pressed, a draft saves itself, and
// the next step of the work comes into view.
// Reads data attributes that elternportal/ui/letters/form.py sets; does nothing on pages without them.
(() => {
  const AROUND = { bold: ["**", "**"], italic: ["*", "*"], link: ["[", "](https://)"] };
  const BEFORE_LINES = { heading: "# ", list: "- " };
  const AUTOSAVE_MS = 3_000; // after the last key
  const STEP_MS = 5_000; // by then a step has come, or was refused
  let waiting = null; // the form that is to be saved
  let timer = 0;

  function putAround(text, [before, after]) {
    const { selectionStart: start, selectionEnd: end, value } = text;
    text.setRangeText(before + value.slice(start, end) + after, start, end, "end");
    if (start === end) text.selectionStart = text.selectionEnd = start + before.length;
  }

  function putBeforeLines(text, mark) {
    const start = text.value.lastIndexOf("\n", text.selectionStart - 1) + 1;
    const lines = text.value.slice(start, text.selectionEnd).split("\n");
    const marked = lines.map((line) => mark + line).join("\n");
    text.setRangeText(marked, start, text.selectionEnd, "end");
  }

  document.addEventListener("click", ({ target }) => {
    const tool = target.closest?.("[data-markdown]");
    if (!tool) return;
    const text = document.getElementById(tool.getAttribute("aria-controls"));
    const name = tool.dataset.markdown;
    text.focus();
    if (AROUND[name]) putAround(text, AROUND[name]);
    else putBeforeLines(text, BEFORE_LINES[name]);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });

  // A step takes the place of what one saw: it begins at its top, for eyes and screen readers alike.
  document.addEventListener("click", ({ target }) => {
    const next = target.closest?.("[data-then]")?.dataset.then;
    if (!next) return;
    const observer = new MutationObserver(() => {
      const step = document.querySelector(next);
      if (!step?.offsetParent) return;
      observer.disconnect();
      step.focus();
      step.scrollIntoView({ block: "start" });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    setTimeout(() => observer.disconnect(), STEP_MS);
  });

  function saveWaiting() {
    const form = waiting;
    stopWaiting();
    const intent = form?.dataset.autosave;
    if (!intent || !form.isConnected || !form.checkValidity()) return;
    form.elements.intent.value = intent;
    form.requestSubmit();
  }

  function stopWaiting() {
    clearTimeout(timer);
    waiting = null;
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.form?.dataset.autosave) return;
    stopWaiting();
    waiting = target.form;
    timer = setTimeout(saveWaiting, AUTOSAVE_MS);
  });

  // A letter saved by itself can be loaded anew from then on; nothing of the page may move for that.
  new MutationObserver(([{ target }]) => {
    const address = target.dataset.letterAddress;
    if (address) history.replaceState(history.state, "", address);
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-letter-address"] });

  // Before the form is sent: its field "intent" says what the pressed button is for. A link leads
  // away from what was typed, so that is saved first.
  document.addEventListener(
    "click",
    ({ target }) => {
      const button = target.closest?.("button[data-intent]");
      if (button?.form) {
        stopWaiting();
        button.form.elements.intent.value = button.dataset.intent;
      } else if (target.closest?.("a[href]")) saveWaiting();
    },
    true,
  );
})();
