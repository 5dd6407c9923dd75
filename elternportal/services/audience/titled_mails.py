"""Mails about a thing with a title and an audience, such as a notice on the board.

The title is read at the moment of sending. Who by then may no longer read the thing, because it was
taken back, is for others now, or the child has left, hears nothing of it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, SQLModel

from elternportal.mail.kinds import Renderer
from elternportal.models.mail import OutboxMail
from elternportal.services.audience.choice import reaches_own_child


def title_of(
    table: type[SQLModel], more: Callable[[OutboxMail], ColumnElement[bool]] | None = None
) -> Renderer:
    """The renderer of mails about rows of a table, whose param is the row's ``id``.

    Args:
        table: has the columns ``id``, ``title`` and ``audience_id``.
        more: a condition that must hold for this mail's receiver, too, when it is sent.
    """
    columns = table.__table__.c  # type: ignore[attr-defined]

    def render(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
        query = select(columns.title).where(
            columns.id == mail.params["id"],
            reaches_own_child(mail.account_id, columns.audience_id),
        )
        title = session.scalar(query.where(more(mail)) if more else query)
        return None if title is None else {"title": title}

    return render
