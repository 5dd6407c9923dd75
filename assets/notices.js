// Where a sentence of the page's notice line belongs: an error about one field of the form that was
// sent stands at that field, which gets the focus; what went well is gone once one goes on typing.
// Reads what elternportal/ui/layout.py and ui/fields.py set.
"use strict"; // or the functions in the block would be everybody's
{
  let sent = null; // the form
  const told = new Map(); // field → the paragraph at it

  function fieldOf(notice) {
    const { field: name } = notice.dataset;
    const found = name && sent?.isConnected ? sent.elements[name] : null;
    const field = found instanceof RadioNodeList ? found[0] : found;
    // The keys of attached files are in a field that nobody sees.
    return field?.dataset.owner ? document.getElementById(field.dataset.owner) : field;
  }

  function tellAtField(notice) {
    const field = fieldOf(notice);
    const place = field && document.getElementById(`${field.id}-fehler`);
    if (!place) return;
    settle(field);
    const paragraph = document.createElement("p");
    paragraph.className = "kern-error ep-error";
    paragraph.textContent = notice.querySelector("p").textContent;
    place.append(paragraph);
    told.set(field, paragraph);
    field.setAttribute("aria-invalid", "true");
    field.closest(".kern-form-input")?.classList.add("kern-form-input--error");
    notice.hidden = true;
    field.focus();
  }

  function settle(field) {
    const paragraph = told.get(field);
    if (!paragraph) return;
    told.delete(field);
    paragraph.remove();
    field.removeAttribute("aria-invalid");
    field.closest(".kern-form-input")?.classList.remove("kern-form-input--error");
  }

  document.addEventListener("submit", ({ target }) => {
    sent = target;
    [...told.keys()].forEach(settle);
  }, true);

  document.addEventListener("input", (event) => {
    settle(event.target);
    const success = event.isTrusted && document.querySelector(".ep-notice-success");
    if (success) success.hidden = true;
  });

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const [notice] = target.matches?.(".ep-notice-region") ? addedNodes : [];
      if (notice?.matches?.(".ep-notice-error")) tellAtField(notice);
    }
  }).observe(document, { subtree: true, childList: true });
}
