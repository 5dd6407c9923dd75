"""Pages of the area letters."""

from elternportal.pages.letters import inbox, letter, office_letter, office_list, results, slips

PAGES = (inbox.PAGE, letter.PAGE, office_list.PAGE, office_letter.PAGE, results.PAGE, slips.PAGE)
