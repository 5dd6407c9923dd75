// What only the browser can do for sign-in and activation. A PIN or a link's token stands in the
// fragment of the address, which no server sees: it is put into its field here. A typed name or
// e-mail address survives a refused form. Does nothing on pages without these fields.
const NAME_FIELD = "form[data-remembers='name'] input[name='name']";
const EMAIL_FIELD = "form[data-remembers='email'] input[name='email']";
const PIN_FORM = /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/i;

function fragment() {
  return decodeURIComponent(location.hash.slice(1));
}

// Once per input: React may put a new one in its place, and what a person empties stays empty.
function fillOnce(input, value) {
  if (!input || !value || input.value || input.dataset.filled) return;
  input.dataset.filled = "true";
  input.value = value;
}

// Hands the fragment to the page's state. React hears only of a value that it did not set itself.
function carryFragment(input) {
  if (!input || input.dataset.carried === fragment()) return;
  input.dataset.carried = fragment();
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  set.call(input, fragment() || "-");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

let carriedPin = "";
let typedEmail = ""; // what was typed on a slow phone before React put its own input there

function fillFields() {
  const pin = document.querySelector('input[name="pin"]');
  if (pin && PIN_FORM.test(fragment())) {
    carriedPin = fragment();
    // Neither the history nor a shoulder needs to see the PIN any longer.
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  fillOnce(pin, carriedPin);
  carryFragment(document.querySelector("input[data-carries]"));
  fillOnce(pin?.form?.elements.email, typedEmail);
  for (const input of document.querySelectorAll(`${NAME_FIELD}, ${EMAIL_FIELD}`)) {
    fillOnce(input, sessionStorage.getItem(`ep-${input.name}`));
  }
}

document.addEventListener(
  "submit",
  ({ target: form }) => {
    const token = form.querySelector("input[name='token']");
    if (token) token.value = fragment();
    for (const input of form.querySelectorAll(`${NAME_FIELD}, input[name='email']`)) {
      sessionStorage.setItem(`ep-${input.name}`, input.value);
    }
  },
  true,
);

document.addEventListener("input", ({ target }) => {
  if (target.name === "email") typedEmail = target.value;
});

function isRevealed(field) {
  const box = document.querySelector(`[data-shows="${field.id}"]`);
  return Boolean(box?.checked);
}

function reveal(field, isPlain) {
  const { selectionStart, selectionEnd } = field;
  field.type = isPlain ? "text" : "password";
  if (document.activeElement === field) field.setSelectionRange(selectionStart, selectionEnd);
}

document.addEventListener("change", ({ target: box }) => {
  const shown = box.dataset?.shows && document.getElementById(box.dataset.shows);
  if (shown) reveal(shown, box.checked);
});

// With the next letter React sets the type back that it knows.
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target.type === "password" && isRevealed(target)) reveal(target, true);
  }
}).observe(document, { subtree: true, attributeFilter: ["type"] });

new MutationObserver(fillFields).observe(document, { childList: true, subtree: true });
addEventListener("hashchange", fillFields);
fillFields();
