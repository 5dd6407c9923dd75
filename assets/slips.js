// Reads the QR codes of return slips with the device's camera and enters each as if it were typed.
// Loaded by the page of return slips alone; reads data attributes that
// elternportal/pages/letters/slips.py sets.
{
  const SCANNER = ".ep-scanner";
  const CODE_FORM = ".ep-code";
  const LOOK_EVERY_MS = 120;
  const SAME_SLIP_MS = 3000; // a slip that is out of the picture so long may be meant again
  const PICTURE_WIDTH = 800; // enough for a slip in the hand, and quickly searched
  const READER = "/jsqr.js"; // for browsers without a reader of their own (elternportal/build.py)
  const SENTENCES = {
    NotAllowedError: "refused",
    SecurityError: "refused",
    NotFoundError: "missing",
    OverconstrainedError: "missing",
  };

  let stream = null; // of the camera, while it is on
  let last = { code: "", seen: 0 };
  let entered = null; // the field that holds a code the portal has not answered yet

  const part = (scanner, name) => scanner.querySelector(`[data-scan=${name}]`);

  function tell(scanner, sentence, isError = false) {
    const line = part(scanner, "status");
    line.textContent = scanner.dataset[sentence];
    line.classList.toggle("ep-scanner-error", isError);
  }

  function show(scanner, isOn) {
    part(scanner, "start").hidden = isOn;
    part(scanner, "view").hidden = !isOn;
    part(scanner, isOn ? "stop" : "start").focus({ preventScroll: true });
  }

  function loadReader() {
    if (globalThis.jsQR) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = READER;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${READER} does not load`)));
      document.head.append(script);
    });
  }

  // A function that finds the text of a QR code in a video's present picture, or nothing.
  async function makeReader() {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats();
    if (formats?.includes("qr_code")) {
      const detector = new BarcodeDetector({ formats: ["qr_code"] });
      return async (video) => (await detector.detect(video))[0]?.rawValue;
    }
    await loadReader();
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    return (video) => {
      const scale = Math.min(1, PICTURE_WIDTH / video.videoWidth);
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      context.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      return jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data;
    };
  }

  // While a slip waits for its answer there is no form; the slip in the picture stays the same.
  function enter(code) {
    const isSame = code === last.code && Date.now() - last.seen < SAME_SLIP_MS;
    const form = document.querySelector(CODE_FORM);
    if (!isSame && (!form || entered?.isConnected)) return;
    last = { code, seen: Date.now() };
    if (isSame) return;
    entered = form.elements.code;
    entered.value = code;
    form.requestSubmit();
    navigator.vibrate?.(80);
  }

  async function look(scanner, read) {
    const [track] = stream.getVideoTracks();
    const video = part(scanner, "video");
    while (track.readyState === "live" && scanner.isConnected) {
      const code = await read(video);
      if (code) enter(code);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    track.stop(); // the page was left
  }

  async function start(scanner) {
    part(scanner, "start").disabled = true; // until the person has allowed the camera
    try {
      if (!navigator.mediaDevices) throw new DOMException("no camera", "NotFoundError");
      stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "environment", width: { ideal: 1280 } },
      });
      const video = part(scanner, "video");
      video.srcObject = stream;
      const [read] = await Promise.all([makeReader(), video.play()]);
      part(scanner, "start").disabled = false;
      show(scanner, true);
      tell(scanner, "on");
      // Not fired by our own stop(): the camera was unplugged or taken away.
      stream.getVideoTracks()[0].addEventListener("ended", () => stop(scanner, "failed"));
      await look(scanner, read);
    } catch (error) {
      part(scanner, "start").disabled = false;
      stop(scanner, SENTENCES[error.name] ?? "failed");
    }
  }

  function stop(scanner, problem = "") {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    last = { code: "", seen: 0 };
    show(scanner, false);
    tell(scanner, problem || "off", Boolean(problem));
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-scan=start], [data-scan=stop]");
    if (button?.dataset.scan === "start") start(button.closest(SCANNER));
    else if (button) stop(button.closest(SCANNER));
  });

  // Only this page's own answer allows the camera (auth/security.py), so whoever came here from
  // another page without loading this one loads it now.
  const [{ name: loaded }] = performance.getEntriesByType("navigation");
  const isForeign = () => new URL(loaded).pathname !== location.pathname;
  const loadAfresh = () => {
    if (isForeign() && document.querySelector(SCANNER)) location.reload();
  };
  loadAfresh();
  new MutationObserver(loadAfresh).observe(document, { subtree: true, childList: true });
}
