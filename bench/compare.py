"""Two checkouts of the portal on the same machine, in turns: what became faster, and what slower.

Absolute figures depend on what else a machine does; the ratio of turns that follow each other does
so much less. Each checkout measures itself, with its own clients and packages (``.venv`` in it, if
it has one). Results go to ``var/bench/compare.json``.
"""

import json
import os
import statistics
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

TURNS = 2
OWN = Path(__file__).resolve().parents[1]
MEASURED = Path("var/bench/opening_night.json")
REPORT = Path("var/bench/compare.json")
COMPARED = (
    "cpu_ms_per_booking",
    "bookings_per_s",
    "tap_p95_ms",
    "opening_tap_p95_ms",
    "kb_per_client",
    "live_us_per_message",
    "live_p95_ms",
    "lost",
    "double",
    "overlapping",
)


def main(base: Path) -> None:
    console = Console()
    found: defaultdict[Path, list[dict[str, float]]] = defaultdict(list)
    for turn in range(TURNS):
        for checkout in (base, OWN):
            with console.status(f"Turn {turn + 1} of {TURNS}: {checkout} …"):
                found[checkout].append(_measure(checkout))
    figures = {name: (_median(found[base], name), _median(found[OWN], name)) for name in COMPARED}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(
        json.dumps({name: {"base": b, "own": o} for name, (b, o) in figures.items()}, indent=2)
    )
    _print(console, figures)


def _measure(checkout: Path) -> dict[str, float]:
    """The figures of an opening night of this checkout.

    Raises:
        subprocess.CalledProcessError: it failed; its output holds why.
    """
    python = checkout / ".venv" / "bin" / "python"
    if not python.exists():
        python = Path(sys.executable)
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout),
        "PATH": os.pathsep.join([str(python.parent), os.environ.get("PATH", "")]),
    }
    command = [str(python), "-m", "bench.opening_night"]
    subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True)
    figures: dict[str, float] = json.loads((checkout / MEASURED).read_text())
    return figures


def _median(runs: list[dict[str, float]], name: str) -> float:
    return statistics.median(run[name] for run in runs)


def _print(console: Console, figures: dict[str, tuple[float, float]]) -> None:
    table = Table(title=f"The median of {TURNS} turns each on {os.cpu_count()} cores")
    for head in ("figure", "base", "here", "ratio"):
        table.add_column(head, justify="left" if head == "figure" else "right")
    for name, (base, own) in figures.items():
        ratio = f"{own / base:.2f}" if base else ""
        table.add_row(name, f"{base:,.1f}", f"{own:,.1f}", ratio)
    console.print(table)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
