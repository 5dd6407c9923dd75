"""Calendar files for tests, written by hand as planning programs write them."""

from collections.abc import Iterable

from elternportal.imports.folder import NamedFile

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//Test//DE\r\n"


def event(uid: str, begins: str, *more: str, title: str = "Termin") -> str:
    """One entry; ``begins`` is all of its DTSTART line behind the name, e.g. ":20261201T080000"."""
    lines = ("BEGIN:VEVENT", f"UID:{uid}", f"DTSTART{begins}", f"SUMMARY:{title}", *more)
    return "".join(f"{line}\r\n" for line in (*lines, "END:VEVENT"))


def calendar(*events: str, name: str = "Schule") -> NamedFile:
    """The file with these entries."""
    text = f"{HEAD}X-WR-CALNAME:{name}\r\n{''.join(events)}END:VCALENDAR\r\n"
    return NamedFile.of("termine.ics", text.encode())


def raw(lines: Iterable[str]) -> NamedFile:
    """A file with these lines, whatever they are."""
    return NamedFile.of("termine.ics", "\r\n".join(lines).encode())
