// What only the browser can do for sign-in and activation. A PIN or a link's token stands in the
// fragment of the address, which no server sees: it is put into its field here. A typed e-mail
// address survives a refused form. Does nothing on pages without these fields.
const EMAIL_KEY = "ep-email";

function fragment() {
  return decodeURIComponent(location.hash.slice(1));
}

function fill(input, value) {
  // React listens to the native setter's event, so that its own idea of the field stays true.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function fillFields() {
  const pin = document.querySelector('input[name="pin"]');
  if (pin && !pin.value && fragment()) {
    fill(pin, fragment());
    // Neither the history nor a shoulder needs to see the PIN any longer.
    history.replaceState(history.state, "", location.pathname + location.search);
  }
  const email = document.querySelector("form[data-remembers] input[name='email']");
  const remembered = sessionStorage.getItem(EMAIL_KEY);
  if (email && !email.value && !email.dataset.filled && remembered) {
    email.dataset.filled = "true";
    fill(email, remembered);
  }
}

document.addEventListener(
  "submit",
  ({ target: form }) => {
    const token = form.querySelector("input[name='token']");
    if (token) token.value = fragment();
    const email = form.querySelector("input[name='email']");
    if (email) sessionStorage.setItem(EMAIL_KEY, email.value);
  },
  true,
);

document.addEventListener("change", ({ target: box }) => {
  const shown = box.dataset?.shows && document.getElementById(box.dataset.shows);
  if (shown) shown.type = box.checked ? "text" : "password";
});

new MutationObserver(fillFields).observe(document, { childList: true, subtree: true });
addEventListener("hashchange", fillFields);
