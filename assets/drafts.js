// Keeps what is typed into the forms of signed-in people until it is saved: in the browser's session
// storage, by person, page and form. It is given back when the form is drawn anew – after a break of
// the connection, a reload, a session that has ended. It is gone after saving, with the button that
// leaves a form without saving, and with signing out. Passwords, PINs and codes are never kept; of
// uploaded files, which ones they are. What comes back after others have saved goes with the revision
// that it was typed on, so that the portal asks before it overwrites them.
// Reads data attributes that elternportal/ui/layout.py, ui/editing.py and ui/attachments.py set.
"use strict"; // or the functions in the block would be everybody's
{
  const PREFIX = "ep-draft";
  const SIGNED_OUT = "ep-signed-out"; // in the local storage, for the other tabs
  const FIELDS =
    "textarea[name], select[name], input[name]:not([type=hidden], [type=password], [type=file], " +
    "[type=search], [type=submit], [type=button], [name=pin], [name=token], [name=code], " +
    "[autocomplete$=password]), " + // whatever its type, while it is shown
    "input[data-files]"; // as attachments.js lists them
  const SAVING_MS = 10_000;

  const bases = new WeakMap(); // form → what its fields began with, by field
  const given = new WeakMap(); // form → the draft that was given back in it
  const met = new WeakSet(); // fields
  let sent = []; // forms that are being saved: {key, form, typed, at}
  let refused = null; // the notice that says so
  let written = ""; // how often the person has saved something, as the page says

  const page = () => document.querySelector(".ep-page[data-person]");
  const person = () => page()?.dataset.person ?? "";
  const isTicked = (field) => field.type === "checkbox" || field.type === "radio";
  const stateOf = (field) =>
    field.dataset.files ?? (isTicked(field) ? field.checked : field.value);

  function fieldsOf(form) {
    return [...form.elements].filter((field) => field.matches(FIELDS));
  }

  function nameOf(field) {
    if (field.type === "radio") return `${field.name}=${field.value}`;
    return field.dataset.owner || field.id || field.name;
  }

  function typedIn(form) {
    return Object.fromEntries(fieldsOf(form).map((field) => [nameOf(field), stateOf(field)]));
  }

  // A form that the browser itself sends takes everybody away from the page.
  function keyOf(form) {
    const [first] = fieldsOf(form);
    if (!person() || !first || form.hasAttribute("action")) return "";
    const name = `${form.id || nameOf(first)} ${form.dataset.draft ?? ""}`;
    return [PREFIX, person(), location.pathname + location.search, name].join(" ");
  }

  function read(key) {
    return JSON.parse(sessionStorage.getItem(key) ?? "null");
  }

  // Which saving of the thing is what was typed to replace: the one that the form showed then. Once
  // the page shows both texts, the person knows the newest.
  function revisionOf(form) {
    const isAsked = form.querySelector("[data-both-texts]");
    return (!isAsked && read(keyOf(form))?.revision) || form.elements.revision?.value || "";
  }

  // A field of the draft that the form does not show yet comes later, with a choice.
  function keep(form) {
    const key = keyOf(form);
    if (!key) return;
    const base = { ...given.get(form)?.base, ...bases.get(form) };
    const typed = { ...given.get(form)?.typed, ...typedIn(form) };
    const revision = revisionOf(form);
    const isChanged = Object.keys(typed).some((name) => typed[name] !== base[name]);
    if (isChanged) sessionStorage.setItem(key, JSON.stringify({ base, typed, revision }));
    else sessionStorage.removeItem(key);
  }

  // React must hear of it as if it were typed: some fields tell the server at once.
  function put(field, value) {
    if (stateOf(field) === value) return;
    if (field.dataset.files) {
      field.dispatchEvent(new CustomEvent("ep-files-given", { bubbles: true, detail: value }));
      return;
    }
    if (isTicked(field)) {
      field.click();
      return;
    }
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
    set.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (field.matches("select")) field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  // Another thing in the same form – the next poll, say – begins with something else. A form that
  // says which thing it is for needs no guess: it may have been changed by others meanwhile.
  function isForSameThing(form, base, now) {
    if (form.dataset.draft) return true;
    return Object.keys(now).every((name) => !(name in base) || base[name] === now[name]);
  }

  // Fields that come later, with a choice, are met later.
  function meet(form) {
    const fresh = fieldsOf(form).filter((field) => !met.has(field));
    if (!fresh.length) return;
    fresh.forEach((field) => met.add(field));
    const now = Object.fromEntries(fresh.map((field) => [nameOf(field), stateOf(field)]));
    bases.set(form, { ...bases.get(form), ...now });
    const draft = given.get(form) ?? read(keyOf(form));
    if (!draft || !isForSameThing(form, draft.base, now)) return;
    given.set(form, draft);
    for (const field of fresh) {
      const name = nameOf(field);
      const isTyped = name in draft.typed && draft.typed[name] !== draft.base[name];
      if (isTyped && (field.type !== "radio" || draft.typed[name])) put(field, draft.typed[name]);
    }
    keep(form); // nothing is left of a draft that was saved after all
  }

  function forget(wanted) {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(PREFIX) && wanted(key)) sessionStorage.removeItem(key);
    }
  }

  // The page counts what was saved. What was typed on meanwhile is kept from there on.
  function settle() {
    for (const { key, form, typed, at } of sent) {
      if (Date.now() - at > SAVING_MS) continue;
      sessionStorage.removeItem(key);
      if (!form.isConnected) continue;
      bases.set(form, typed);
      given.delete(form);
      keep(form);
    }
    sent = [];
  }

  function look() {
    if (!person()) return;
    const count = page().dataset.written;
    const refusal = document.querySelector(".ep-notice-error");
    if (refusal && refusal !== refused) sent = [];
    refused = refusal;
    if (written && Number(count) > Number(written)) settle();
    written = count;
    document.querySelectorAll("main form").forEach(meet);
  }

  document.addEventListener("input", ({ target }) => target.form && keep(target.form));
  document.addEventListener("change", ({ target }) => target.form && keep(target.form));
  document.addEventListener("ep-files-changed", ({ target }) => target.form && keep(target.form));

  // While the form is read to be sent.
  document.addEventListener("formdata", ({ target, formData }) => {
    if (formData.has("revision")) formData.set("revision", revisionOf(target));
  });

  // What others changed while nothing was typed is what the form begins with.
  document.addEventListener("focusin", ({ target }) => {
    const { form } = target;
    if (form && !read(keyOf(form))) bases.set(form, typedIn(form));
  });

  document.addEventListener("submit", ({ target: form }) => {
    if (form.matches(".ep-sign-out")) {
      forget(() => true);
      localStorage.setItem(SIGNED_OUT, String(Date.now()));
      return;
    }
    const key = keyOf(form);
    const others = sent.filter((one) => one.key !== key);
    if (key) sent = [...others, { key, form, typed: typedIn(form), at: Date.now() }];
  });

  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.("[data-discards]")) return;
    const place = ` ${location.pathname + location.search} `;
    forget((key) => key.includes(place));
  });

  addEventListener("storage", ({ key }) => key === SIGNED_OUT && forget(() => true));

  // Somebody else at the same browser finds nothing of those before.
  let known = "";
  function lookAgain() {
    if (person() && person() !== known) {
      known = person();
      forget((key) => !key.startsWith(`${PREFIX} ${known} `));
    }
    look();
  }

  new MutationObserver(lookAgain).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-person", "data-written", "data-files"],
  });
}
