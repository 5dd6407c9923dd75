"""Two people have the same thing open in a form: nobody overwrites unseen what another has saved.

A form says which revision it began with. Whoever saves second is told who was first; the state of
the page (``state/editing.py``) then shows both texts.
"""

from datetime import datetime

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.names import person_name
from elternportal.domain.people import Actor
from elternportal.errors import Conflict
from elternportal.i18n.dates import day_and_time
from elternportal.models.access import Account
from elternportal.models.edited import Edited


class EditedMeanwhile(Conflict):
    """The thing was saved after the form was opened; the sentence says by whom and when."""

    key = "error-edited-meanwhile"


def begin_edit(session: Session, actor: Actor, thing: Edited, revision: int) -> None:
    """Lock a thing that is about to be changed, and count the change as the actor's.

    Args:
        revision: the one that the actor's form began with.

    Raises:
        EditedMeanwhile: it is not the newest.
    """
    session.refresh(thing, with_for_update=True)
    count_edit(session, actor, thing, revision)


def count_edit(session: Session, actor: Actor, thing: Edited, revision: int) -> None:
    """Like :func:`begin_edit`, for a thing that its caller has locked.

    Raises:
        EditedMeanwhile: ``revision`` is not the newest.
    """
    require_seen(session, actor, thing, revision)
    thing.revision += 1
    thing.edited_by_id, thing.edited_at = actor.account_id or None, clock.now()


def require_seen(session: Session, actor: Actor, thing: Edited, revision: int | None) -> None:
    """Refuse to go on with a thing, e.g. to publish it, unless it is as the actor has seen it.

    The caller has locked it. ``revision`` is None where nobody has looked it over.

    Raises:
        EditedMeanwhile: somebody has changed it since.
    """
    if revision is not None and thing.revision != revision:
        raise edited_meanwhile(session, actor, thing.edited_by_id, thing.edited_at)


def edited_meanwhile(
    session: Session, actor: Actor, editor_id: int | None, at: datetime | None
) -> EditedMeanwhile:
    """The error that says to the actor who was first."""
    editor = session.get(Account, editor_id) if editor_id else None
    if editor is None or at is None:
        return EditedMeanwhile("error-edited-meanwhile-by-somebody")
    time = day_and_time(at, actor.language)
    if editor.id == actor.account_id:
        return EditedMeanwhile("error-edited-meanwhile-by-you", time=time)
    return EditedMeanwhile(person=person_name(editor.name) or editor.email, time=time)
