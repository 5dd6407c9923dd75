"""Pages of the area school."""

from elternportal.pages.school import (
    calendar,
    child,
    import_journal,
    import_sources,
    school_import,
    settings,
    teacher,
)

PAGES = (
    school_import.PAGE,
    import_journal.PAGE,
    import_sources.PAGE,
    settings.PAGE,
    calendar.PAGE,
    child.PAGE,
    teacher.PAGE,
)
