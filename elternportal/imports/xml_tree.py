"""XML of unknown origin as a small tree of what is wanted, and of nothing else.

A document type is refused as soon as it begins: without one there are no entities, so neither a
bomb nor a file from elsewhere can come in. Elements that are not named, with all that is in them,
are passed over while parsing, so what the portal must not know never becomes a value. Depth and
number of elements are bounded.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from elternportal.imports.findings import WHOLE_FILE, Report
from elternportal.imports.folder import MAX_FILE_BYTES, NamedFile
from elternportal.settings import MEGABYTE

MAX_DEPTH = 40
MAX_ELEMENTS = 3_000_000  # of all, wanted or not
MAX_WANTED = 600_000  # 5,000 pupils with their guardians and courses
HEAD_BYTES = 4_000

_BETWEEN = " "  # stands between namespace and name


@dataclass(slots=True)
class Element:
    """One wanted element. ``line`` is where it begins.

    In a file without line ends, which has but one line, it is the number of the element instead.
    """

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()

    def all(self, *path: str) -> list["Element"]:
        """The elements below this one along a path of names."""
        found = [self]
        for name in path:
            found = [child for one in found for child in one.children if child.name == name]
        return found

    def first(self, *path: str) -> "Element | None":
        return next(iter(self.all(*path)), None)

    def value(self, *path: str) -> str:
        """The text of the first element along the path; empty if there is none."""
        found = self.first(*path)
        return found.text if found is not None else ""


class _Refused(Exception):
    """The document is not read further; ``text_key`` says why."""

    def __init__(self, text_key: str, **args: object) -> None:
        super().__init__(text_key)
        self.text_key, self.args_for_text = text_key, args


def mentions(file: NamedFile, name: str) -> bool:
    """Whether a name, e.g. of a namespace, stands in the head of a file (also in UTF-16)."""
    return name.encode() in file.content[:HEAD_BYTES].replace(b"\0", b"")


def read_xml(
    file: NamedFile, wanted: Collection[str], report: Report, limit: int = MAX_FILE_BYTES
) -> Element | None:
    """The root with the wanted elements; None, and a finding, if the file cannot be read.

    ``wanted`` are names, or ``parent/child`` for elements that are wanted in one place only.
    ``limit`` is in bytes.
    """
    if file.size > limit:
        size, most = file.size // MEGABYTE, limit // MEGABYTE
        report.error(file.name, WHOLE_FILE, "import-file-too-large", size=size, limit=most)
        return None
    builder = _Builder(frozenset(wanted), has_lines=_has_lines(file.content))
    try:
        return builder.parse(file.content)
    except _Refused as error:
        report.error(file.name, WHOLE_FILE, error.text_key, **error.args_for_text)
    except expat.ExpatError as error:
        report.error(file.name, WHOLE_FILE, "import-xml-broken", place=str(error.lineno))
    except (LookupError, ValueError):  # a character set that does not exist, or has no letters
        report.error(file.name, WHOLE_FILE, "import-encoding-unknown-file")
    return None


def _has_lines(content: bytes) -> bool:
    """Whether elements usually begin on lines of their own."""
    return content.count(b"\n") * 4 >= content.count(b"<")


class _Builder:
    def __init__(self, wanted: frozenset[str], *, has_lines: bool) -> None:
        self._wanted = wanted
        self._has_lines = has_lines
        self._open: list[Element | None] = []
        self._root: Element | None = None
        self._count = self._kept = 0
        self._parser = expat.ParserCreate(namespace_separator=_BETWEEN)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._add_text

    def parse(self, content: bytes) -> Element | None:
        self._parser.Parse(content, True)
        return self._root

    def _refuse_doctype(self, *_args: Any) -> None:
        raise _Refused("import-xml-doctype")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MAX_DEPTH:
            raise _Refused("import-xml-too-deep", limit=MAX_DEPTH)
        if self._count > MAX_ELEMENTS or self._kept > MAX_WANTED:
            raise _Refused("import-file-too-long", limit=MAX_WANTED)
        local = name.rpartition(_BETWEEN)[2]
        parent = self._open[-1] if self._open else None
        if not self._is_wanted(local, parent):
            self._open.append(None)
            return
        self._kept += 1
        line = self._parser.CurrentLineNumber if self._has_lines else self._count
        element = Element(local, line, attributes)
        if parent is None:
            self._root = element
        else:
            parent.children.append(element)
        self._open.append(element)

    def _is_wanted(self, name: str, parent: Element | None) -> bool:
        """Whether it is; what stands in something unwanted never is."""
        if parent is None:
            return not self._open and name in self._wanted
        return name in self._wanted or f"{parent.name}/{name}" in self._wanted

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _add_text(self, text: str) -> None:
        if self._open and self._open[-1] is not None:
            self._open[-1].parts.append(text)
