"""Parents' evenings as the search finds them: their own page for each role, and their teachers."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from elternportal import clock, routes
from elternportal.db_words import holds_words
from elternportal.domain.people import Actor, Role
from elternportal.domain.search import has_words
from elternportal.i18n.dates import long_day
from elternportal.models.base import id_of
from elternportal.models.evening import ParentsEvening
from elternportal.module import FoundThing
from elternportal.services.evening.family import evening_frame, evenings_for_family

EVENING_ID, CHILD_ID = "abend", "kind"  # query parameters of the evening's pages


def find_evenings(
    session: Session, actor: Actor, words: Sequence[str], most: int
) -> Sequence[FoundThing]:
    """Evenings by their title, and for parents the teachers of their own children there."""
    if actor.is_administration:
        is_shown: ColumnElement[bool] = col(ParentsEvening.id).is_not(None)
        route = routes.OFFICE_EVENING
    else:
        is_shown = col(ParentsEvening.is_published) & (col(ParentsEvening.ends_at) > clock.now())
        route = routes.TEACHER_EVENING if actor.has(Role.TEACHER) else routes.EVENING
    evenings = session.scalars(
        select(ParentsEvening)
        .where(is_shown, holds_words(words, ParentsEvening.title))
        .order_by(col(ParentsEvening.starts_at).desc())
        .limit(most)
    )
    found = [
        FoundThing(
            id=id_of(evening),
            title=evening.title,
            text=long_day(clock.to_school(evening.starts_at).date(), actor.language),
            route=route,
            parameters={EVENING_ID: id_of(evening)},
        )
        for evening in evenings
    ]
    if actor.has(Role.PARENT):
        found += list(_teachers(session, actor, words))[:most]
    return found


def _teachers(session: Session, actor: Actor, words: Sequence[str]) -> Iterator[FoundThing]:
    """Whom the family can talk to at the evenings to come."""
    for evening in evenings_for_family(session, actor):
        for column in evening_frame(session, actor, evening.id).columns:
            if has_words(words, column.teacher_name, column.subjects):
                yield FoundThing(
                    id=column.teacher_id,
                    title=column.teacher_name,
                    text=f"{evening.title} · {column.subjects} · {column.child.label}",
                    route=routes.EVENING,
                    parameters={EVENING_ID: evening.id, CHILD_ID: column.child.id},
                )
