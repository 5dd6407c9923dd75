"""Pages of the area letters."""

from elternportal.pages.letters import (
    class_letters,
    inbox,
    letter,
    office_letter,
    office_list,
    results,
    slips,
)

PAGES = (
    inbox.PAGE,
    letter.PAGE,
    class_letters.PAGE,
    office_list.PAGE,
    office_letter.PAGE,
    results.PAGE,
    slips.PAGE,
)
