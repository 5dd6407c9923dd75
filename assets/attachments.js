// Attaching files in a form: uploads each chosen file at once, lists what was taken, and keeps the
// keys in the form's hidden input. Reads data attributes that elternportal/ui/attachments.py sets;
// does nothing on pages without such a field.
{
  const FIELD = ".ep-attachments";

  const filesOf = new WeakMap(); // field → [{key, name, size}], in the order of the list
  const onTheWay = new WeakMap(); // field → number of uploads that are not answered yet

  const part = (field, selector) => field.querySelector(selector);
  const say = (sentence, name) => sentence.replace("{name}", () => name);

  function tell(field, status, error = "") {
    part(field, ".ep-attachments-status").textContent = status;
    part(field, ".ep-attachments-error").textContent = error;
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function show(field) {
    const files = filesOf.get(field);
    const lines = files.map((file) => {
      const line = element("li", "ep-file", "");
      const button = element("button", "kern-btn kern-btn--tertiary", "");
      button.type = "button";
      button.ariaLabel = say(field.dataset.removeOne, file.name);
      button.append(element("span", "kern-label", field.dataset.remove));
      button.addEventListener("click", () => remove(field, file));
      line.append(
        element("span", "ep-file-name", file.name),
        element("span", "ep-muted", file.size),
        button,
      );
      return line;
    });
    part(field, ".ep-attached").replaceChildren(...lines);
    const input = part(field, "input[type=hidden]");
    input.value = files.map((file) => file.key).join(" ");
    // For assets/drafts.js, which gives the list back after a reload.
    input.dataset.files = JSON.stringify(files.map(({ key, name, size }) => ({ key, name, size })));
    return input;
  }

  function showChanged(field) {
    show(field).dispatchEvent(new Event("ep-files-changed", { bubbles: true }));
  }

  function remove(field, file) {
    filesOf.set(field, filesOf.get(field).filter((other) => other !== file));
    showChanged(field);
    tell(field, say(field.dataset.removed, file.name));
    part(field, "input[type=file]").focus();
  }

  function add(field, files) {
    const isOne = field.dataset.most === "1";
    filesOf.set(field, isOne ? files.slice(-1) : [...filesOf.get(field), ...files]);
    showChanged(field);
  }

  // A photo is sent as large as the portal keeps it. What the browser cannot draw goes as it is.
  const SIDE = 2000;
  const WORTH_IT = 1_000_000; // bytes

  async function smaller(file) {
    if (!/\.(jpe?g|png|webp|hei[cf])$/i.test(file.name) || file.size < WORTH_IT) return file;
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const context = canvas.getContext("2d");
      context.fillStyle = "#fff"; // a JPEG has nothing transparent
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.9));
      if (!drawn || drawn.size >= file.size) return file;
      return new File([drawn], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" });
    } catch {
      return file;
    }
  }

  // The server's own sentence says why a file is refused; without one the connection failed.
  async function post(field, file) {
    const form = new FormData();
    form.append("files", await smaller(file));
    try {
      const answer = await fetch(field.dataset.url, { method: "POST", body: form });
      const { files, error } = await answer.json();
      return { files, error };
    } catch {
      return { error: say(field.dataset.failed, file.name) };
    }
  }

  async function upload(field, chosen) {
    const errors = [];
    wait(field, 1);
    for (const file of chosen) {
      if (filesOf.get(field).length >= field.dataset.most && field.dataset.most !== "1") {
        errors.push(field.dataset.tooMany);
        break;
      }
      tell(field, say(field.dataset.uploading, file.name), errors.join(" "));
      const { files, error } = await post(field, file);
      if (error) errors.push(error);
      else add(field, files);
      tell(field, error ? "" : say(field.dataset.added, files[0].name), errors.join(" "));
    }
    wait(field, -1);
  }

  function wait(field, more) {
    onTheWay.set(field, (onTheWay.get(field) ?? 0) + more);
    part(field, "input[type=file]").ariaBusy = onTheWay.get(field) ? "true" : null;
  }

  function begin(field) {
    filesOf.set(field, JSON.parse(field.dataset.kept));
    tell(field, "");
    show(field);
  }

  document.addEventListener("change", ({ target }) => {
    const field = target.closest?.(FIELD);
    if (!field || target.type !== "file") return;
    const chosen = [...target.files];
    target.value = ""; // the same file may be chosen again after it was removed
    upload(field, chosen);
  });

  document.addEventListener("ep-files-given", ({ target, detail }) => {
    const field = target.closest(FIELD);
    filesOf.set(field, JSON.parse(detail));
    show(field);
  });

  // Before React hears of it: what is still on its way would be missing.
  document.addEventListener(
    "submit",
    (event) => {
      const busy = [...event.target.querySelectorAll(FIELD)].find((field) => onTheWay.get(field));
      if (!busy) return;
      event.preventDefault();
      event.stopPropagation();
      tell(busy, "", busy.dataset.stillUploading);
    },
    { capture: true },
  );

  // Fields come and go as React draws the page; each begins with the files it says it holds.
  new MutationObserver((changes) => {
    for (const { type, target } of changes) {
      if (type === "attributes" && target.matches(FIELD)) begin(target);
    }
    for (const field of document.querySelectorAll(FIELD)) {
      if (!filesOf.has(field)) begin(field);
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-kept"] });
}
