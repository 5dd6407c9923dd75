// Keeps a conversation at its newest message, like a messenger: when it is opened, and when one comes
// while the end is in view. Ctrl and Enter send. After sending one can write on at once.
// Reads data attributes that elternportal/pages/messages/conversations.py sets.
"use strict"; // or the functions in the block would be everybody's
{
  const NEAR_PX = 400; // so far from the end one still follows
  let shown = ""; // which conversation, and how many messages of it
  let hasSent = false;

  const isAtEnd = () => innerHeight + scrollY > document.documentElement.scrollHeight - NEAR_PX;
  const composer = () => document.querySelector("[data-composer] textarea");

  function follow() {
    const talk = document.querySelector("[data-talk]");
    const now = talk ? `${talk.dataset.talk}/${talk.dataset.count}` : "";
    if (now === shown) return;
    const isOther = now.split("/")[0] !== shown.split("/")[0];
    const follows = isOther || hasSent || isAtEnd();
    shown = now;
    if (!talk || talk.dataset.count === "0") return;
    if (follows) (composer()?.form ?? talk.lastElementChild).scrollIntoView({ block: "end" });
    if (hasSent) composer()?.focus({ preventScroll: true });
    hasSent = false;
  }

  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-composer]")) hasSent = true;
  });

  document.addEventListener("keydown", (event) => {
    const { form } = event.target;
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (isSending && form?.matches("[data-composer]")) form.requestSubmit();
  });

  new MutationObserver(follow).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-talk", "data-count"],
  });
}
