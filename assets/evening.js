// The booking grid's last metre, which only the browser can do: arrow keys move the focus, a tap is
// felt before the server answers, and a slot that changes is highlighted and, for the teacher in
// focus, spoken. Reads data attributes that elternportal/ui/evening/grid.py sets; does nothing on
// pages without a grid.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FLASH_MS = 1500;
const SPREAD_MS = 1500;

document.addEventListener("keydown", (event) => {
  const step = STEPS[event.key];
  const cell = event.target.closest?.("[role=grid] td");
  if (!step || !cell) return;
  event.preventDefault();
  let row = cell.parentElement.rowIndex;
  let column = cell.cellIndex;
  const rows = cell.closest("table").rows;
  // A teacher may have no slot at a time: go on until there is one.
  for (;;) {
    row += step[0];
    column += step[1];
    const next = rows[row]?.cells[column];
    if (!next || next.tagName !== "TD") return;
    const slot = next.querySelector(".ep-slot");
    if (slot) return slot.focus();
  }
});

// Other families take a free time or give one back; all other changes come from oneself.
function isByOthers(before, after) {
  const isOpen = (state) => state === "free" || state === "near";
  return (isOpen(before) && after === "taken") || (before === "taken" && isOpen(after));
}

let place = null; // the slot in focus, by its column and time

// The grid is one stop of the tab key: the slot that had the focus last.
document.addEventListener("focusin", ({ target }) => {
  const slots = target.closest?.("[role=grid] td .ep-slot") && target.closest("[role=grid]");
  slots?.querySelectorAll("tbody .ep-slot[tabindex='0']").forEach((old) => (old.tabIndex = -1));
  if (slots) target.tabIndex = 0;
  place = target.matches(".ep-slot") ? target.dataset : null;
});

// After the server was away the grid is built anew: the focus, and with it the page, returns to
// the time where it was.
function returnToPlace() {
  if (!place || document.activeElement !== document.body) return;
  const slots = document.querySelectorAll(`.ep-slot[data-column="${place.column}"]`);
  [...slots].find((slot) => slot.dataset.time === place.time && isShown(slot))?.focus();
}

document.addEventListener("pointerdown", ({ target }) => {
  if (!target.closest?.(".ep-slot")) place = null;
});

document.addEventListener("click", ({ target }) => {
  const slot = target.closest?.(".ep-slot[data-state=free][aria-disabled=false]");
  if (slot) slot.ariaBusy = "true";
});

// An answer without a change of the slot is a refusal, and that is told in the notice line.
function endWaiting() {
  document.querySelectorAll(".ep-slot[aria-busy]").forEach((slot) => (slot.ariaBusy = null));
}

// The phone's chips and the desktop's grid are both in the page; one of them is hidden.
function isShown(slot) {
  return slot.checkVisibility();
}

function speak(slot, sentence) {
  const line = document.getElementById("evening-spoken");
  const focused = document.activeElement?.dataset?.column;
  if (line && isShown(slot) && focused === slot.dataset.column) line.textContent = sentence;
}

function lossOf(slot) {
  const { sentence } = document.getElementById("evening-spoken").dataset;
  return sentence.replace("{time}", slot.dataset.time).replace("{teacher}", slot.dataset.teacher);
}

function showChange(slot, before) {
  const after = slot.dataset.state;
  slot.ariaBusy = null;
  if (isByOthers(before, after)) {
    slot.classList.add("ep-slot-flash");
    setTimeout(() => slot.classList.remove("ep-slot-flash"), FLASH_MS);
    if (after === "taken") speak(slot, lossOf(slot));
  }
  if (after === "mine") speak(slot, slot.ariaLabel);
  // The question that was answered is gone, and the focus with it: on to the freed time.
  const isLost = document.activeElement === document.body;
  if (before === "mine" && isLost && isShown(slot)) slot.focus({ preventScroll: true });
}

// A teacher's card on the phone offers the first free times. Which ones is chosen once, so that
// nothing moves under a finger when others take them.
const MOST_OFFERED = 6;

function offerTimes(row) {
  const slots = [...row.querySelectorAll(".ep-slot")];
  if (!slots.length || slots.some(({ dataset }) => dataset.state === "loading")) return;
  const free = slots.filter(({ dataset }) => dataset.state === "free").slice(0, MOST_OFFERED);
  row.dataset.offered = free.length ? "some" : "none";
  free.forEach((slot) => (slot.dataset.offered = "yes"));
}

function offerAllTimes() {
  // Where nothing was free, a time that others give back is offered.
  const waiting = ".ep-times-offered:is(:not([data-offered]), [data-offered=none])";
  document.querySelectorAll(waiting).forEach(offerTimes);
}

document.addEventListener("click", ({ target }) => {
  const toggle = target.closest?.(".ep-all-times");
  if (!toggle) return;
  const isWhole = toggle.previousElementSibling.toggleAttribute("data-whole");
  toggle.ariaExpanded = String(isWhole);
});

// Rows of teachers on the phone that do not hold every word of the search are hidden.
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function filterRows() {
  const field = document.getElementById("evening-search");
  if (!field) return;
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const row of document.querySelectorAll(".ep-teacher-rows > li")) {
    const text = plain(row.querySelector(".ep-teacher-who").textContent);
    row.hidden = !words.every((word) => text.includes(word));
    shown += row.hidden ? 0 : 1;
  }
  document.getElementById("evening-no-hit").hidden = shown > 0;
}

document.addEventListener("input", ({ target }) => {
  if (target.id === "evening-search") filterRows();
});

// A phase begins while people look: all open pages ask for it, spread over a moment.
let phaseTimer;

function waitForPhase() {
  const button = document.getElementById("evening-next-phase");
  const after = Number(button?.dataset.after ?? 0);
  if (!after || button.dataset.waitsFor === button.dataset.after) return;
  button.dataset.waitsFor = button.dataset.after;
  clearTimeout(phaseTimer);
  phaseTimer = setTimeout(() => button.click(), after + Math.random() * SPREAD_MS);
}

new MutationObserver((changes) => {
  waitForPhase();
  offerAllTimes();
  filterRows();
  returnToPlace();
  for (const { type, target, oldValue } of changes) {
    if (type === "attributes" && target.dataset.state) showChange(target, oldValue);
    else if (target.matches?.(".ep-notice-region")) endWaiting();
  }
}).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["data-state", "data-after"],
  attributeOldValue: true,
});
