"""The words that the search looks through, kept by each area's own writing services.

Who finds something follows from the thing itself (``services/search/hits.py``), so writing it
down here gives nothing away.
"""

from sqlmodel import Session, col, delete, select

from elternportal.domain.search import fold, one_line
from elternportal.models.search import SearchEntry

# Between the folded title and the folded text; it stands nowhere else in ``folded``.
TITLE_END = "\n"


def index(session: Session, kind: str, item_id: int, title: str, text: str) -> None:
    """Let something be found by the words of its title and text, in place of those before.

    Args:
        kind: of a ``Searchable`` on the area's card.
        text: plain words as an excerpt shows them; Markdown through ``texts.markdown.to_plain``.
    """
    title, text = one_line(title), one_line(text)
    entry = session.exec(
        select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.item_id == item_id)
    ).first()
    if entry is None:
        entry = SearchEntry(kind=kind, item_id=item_id, title=title, text=text, folded="")
    entry.title, entry.text = title, text
    entry.folded = f"{fold(title)}{TITLE_END}{fold(text)}"
    session.add(entry)
    session.flush()


def unindex(session: Session, kind: str, item_id: int) -> None:
    """Let something be found no more; nothing happens if it never was."""
    session.exec(
        delete(SearchEntry).where(
            col(SearchEntry.kind) == kind, col(SearchEntry.item_id) == item_id
        )
    )
