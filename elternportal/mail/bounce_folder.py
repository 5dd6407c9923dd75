"""Bounces that the mail server delivered to a folder: a Maildir, or files in a plain folder.

What has been dealt with is moved to a subfolder; what cannot be read stays for a person to see.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from elternportal.errors import NotFound
from elternportal.mail.bounce_mails import LONGEST
from elternportal.mail.bounces import BounceOutcome

DONE = ".done"  # as a Maildir's subfolder is called, so that mail programs show it
MAILDIR = ("new", "cur", "tmp")


class FolderMissing(NotFound):
    key = "cli-bounce-no-folder"


def take_folder(folder: Path, take: Callable[[bytes], BounceOutcome]) -> Counter[BounceOutcome]:
    """Hand each mail to ``take`` and then move it away; returns how many of each outcome.

    Raises:
        FolderMissing: there is no such folder.
    """
    if not folder.is_dir():
        raise FolderMissing(folder=str(folder))
    done = _done_folder(folder)
    counts: Counter[BounceOutcome] = Counter()
    for file in list(_mails(folder)):
        try:
            with file.open("rb") as opened:
                outcome = take(opened.read(LONGEST))
            if outcome is not BounceOutcome.UNREADABLE:
                file.rename(done / file.name)
        except FileNotFoundError:  # a mail program has just moved it
            continue
        counts[outcome] += 1
    return counts


def _is_maildir(folder: Path) -> bool:
    return (folder / "new").is_dir()


def _mails(folder: Path) -> Iterator[Path]:
    places = (folder / "new", folder / "cur") if _is_maildir(folder) else (folder,)
    for place in places:
        if place.is_dir():
            yield from sorted(p for p in place.iterdir() if p.is_file() and not p.is_symlink())


def _done_folder(folder: Path) -> Path:
    done = folder / DONE
    if not _is_maildir(folder):
        done.mkdir(mode=0o700, exist_ok=True)
        return done
    for name in MAILDIR:
        (done / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    return done / "cur"
