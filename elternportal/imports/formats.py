"""The only list of formats that hold several kinds in one file; recognised by their content.

All other files are Untis' GPU files, each of one kind: see ``untis.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from elternportal.imports.asv import is_asv, read_asv
from elternportal.imports.choices import ReadingChoices
from elternportal.imports.entries import Contents
from elternportal.imports.findings import Report
from elternportal.imports.folder import NamedFile
from elternportal.imports.lists import is_list, read_list
from elternportal.imports.monitor_page import is_monitor_page, read_monitor_page
from elternportal.imports.untis_xml import is_untis_xml, read_untis_xml


@dataclass(frozen=True, slots=True)
class Format:
    """A format. Its name is the text ``import-format-<name>``; ``pattern`` is its usual name.

    If it ``is_paged``, several files are pages of one.
    """

    name: str
    pattern: str
    recognises: Callable[[NamedFile], bool]
    read: Callable[[NamedFile, Report, ReadingChoices], Contents]
    is_paged: bool = False


FORMATS: tuple[Format, ...] = (
    Format("untis-xml", "*.xml", is_untis_xml, read_untis_xml),
    Format("asv", "*.zip", is_asv, read_asv),
    Format("list", "*.csv, *.xlsx", is_list, read_list),
    Format("untis-monitor", "subst_*.htm", is_monitor_page, read_monitor_page, is_paged=True),
)


def format_of(file: NamedFile) -> Format | None:
    """The format of a file, whatever its name; None if it is none of these."""
    return next((one for one in FORMATS if one.recognises(file)), None)
