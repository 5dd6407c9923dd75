// A swipe on the days of a plan leads to the day beside, as a tap on the strip above them does.
// Reads data attributes that elternportal/pages/timetable/week.py sets.
const DAYS = "[data-days]";
const FAR_PX = 60;
const STEEP = 2; // whoever moves up or down half as far wants to scroll

let start = null; // where the finger came down

document.addEventListener(
  "touchstart",
  ({ touches, target }) => {
    const days = touches.length === 1 && target.closest?.(DAYS);
    start = days ? { days, x: touches[0].clientX, y: touches[0].clientY } : null;
  },
  { passive: true },
);

document.addEventListener("touchend", ({ changedTouches: [finger] }) => {
  if (!start) return;
  const { days, x, y } = start;
  const across = finger.clientX - x;
  start = null;
  if (Math.abs(across) < FAR_PX || Math.abs(across) < STEEP * Math.abs(finger.clientY - y)) return;
  days.querySelector(across < 0 ? "[data-swipe=after]" : "[data-swipe=before]")?.click();
});

document.addEventListener("touchcancel", () => (start = null));
