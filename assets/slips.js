// While a return slip waits for its answer, the digit in front of an answer chooses it.
document.addEventListener("keydown", ({ key, target }) => {
  const options = document.querySelectorAll(".ep-slip-options button");
  if (/^[1-9]$/.test(key) && !target.matches("input, textarea")) options[Number(key) - 1]?.click();
});
