"""Attached files as pages show them: plain rows of strings in the page's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from elternportal import routes
from elternportal.i18n.sizes import size_text
from elternportal.services.files import FileView


@dataclass
class FileLine:
    """An attached file: for ``file_list`` and for what an ``attachments_field`` holds at first."""

    key: str
    name: str
    size: str
    href: str


def file_lines(files: Iterable[FileView], language: str) -> list[FileLine]:
    """Files in their order."""
    return [file_line(file, language) for file in files]


def file_line(file: FileView, language: str) -> FileLine:
    """One file with its size as people say it."""
    return FileLine(file.key, file.name, size_text(file.size, language), routes.file(file.key))
