// The booking grid's last metre, which only the browser can do: arrow keys move the focus, and a
// slot that changes is highlighted and, for the teacher in focus, spoken. Reads data attributes
// that elternportal/ui/evening_grid.py sets; does nothing on pages without a grid.
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const FLASH_MS = 1500;

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

function speakLoss(slot) {
  const line = document.getElementById("evening-spoken");
  const focused = document.activeElement?.dataset?.column;
  if (!line || focused !== slot.dataset.column) return;
  line.textContent = line.dataset.sentence
    .replace("{time}", slot.dataset.time)
    .replace("{teacher}", slot.dataset.teacher);
}

new MutationObserver((changes) => {
  for (const { target, oldValue } of changes) {
    if (!isByOthers(oldValue, target.dataset.state)) continue;
    target.classList.add("ep-slot-flash");
    setTimeout(() => target.classList.remove("ep-slot-flash"), FLASH_MS);
    if (target.dataset.state === "taken") speakLoss(target);
  }
}).observe(document, {
  subtree: true,
  attributes: true,
  attributeFilter: ["data-state"],
  attributeOldValue: true,
});
