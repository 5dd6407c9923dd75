// While a return slip waits for its answer, the digit in front of an answer chooses it.
document.addEventListener("keydown", ({ key, target }) => {
  const options = document.querySelectorAll(".ep-slip-options button");
  if (/^[1-9]$/.test(key) && !target.matches("input, textarea")) options[Number(key) - 1]?.click();
});

// While a letter's mails go out, their number is asked for now and then.
const LOOK_AGAIN_MS = 3000;
setInterval(() => document.getElementById("letter-look-again")?.click(), LOOK_AGAIN_MS);
