"""The process that looks into files: ``python -m elternportal.files.inspecting`` (inspector.py)."""

import resource
import sys

from elternportal.files.inspection import check
from elternportal.files.inspector import receive, send
from elternportal.files.limits import FileLimits
from elternportal.files.refusals import FileRefused

# A photo of 200 megapixels or a page of A4 at 600 dpi takes about half of either.
MOST_MEMORY = 1024 * 1024 * 1024
MOST_SECONDS = 20  # of the processor, for one file; then the kernel ends the process


def main() -> None:
    """Answer one file after another until nobody asks any more."""
    _limit_memory()
    while True:
        try:
            head, content = receive(sys.stdin.buffer)
        except EOFError:
            return
        _limit_work()
        try:
            checked = check(head["name"], content, FileLimits(**head["limits"]))
        except FileRefused as refusal:
            name = type(refusal).__name__
            send(sys.stdout.buffer, {"refusal": name, "args": refusal.args_for_text})
        except MemoryError:
            sys.exit(1)  # what is left over may be in the way of the next file
        else:
            about = {"name": checked.name, "media_type": checked.media_type}
            send(sys.stdout.buffer, about, checked.content)


def _limit_memory() -> None:
    """On top of what Python and the libraries have mapped by now."""
    with open("/proc/self/statm", encoding="ascii") as sizes:
        mapped = int(sizes.read().split()[0]) * resource.getpagesize()
    most = mapped + MOST_MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _limit_work() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + MOST_SECONDS
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


if __name__ == "__main__":
    main()
