"""Reading the legal texts: public, the version that holds today."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.legal import GAP, LegalKind, gaps_in
from elternportal.i18n import LANGUAGES
from elternportal.models.legal import LegalText
from elternportal.texts.markdown import to_html


@dataclass(frozen=True, slots=True)
class PublishedTextView:
    """A text as everybody reads it; ``language`` can be another than was asked for.

    ``gaps`` counts what the school has not filled in yet.
    """

    html: str
    language: str
    version: int
    valid_from: date
    gaps: int


def read_published(session: Session, kind: LegalKind, language: str) -> PublishedTextView | None:
    """The text in this language, else in another; None while the school has published none."""
    others = (it for it in LANGUAGES if it != language)
    for each in (language, *others):
        row = current_version(session, kind, each)
        if row is not None:
            gaps = len(gaps_in(row.text))
            return PublishedTextView(shown(row.text), each, row.version, row.valid_from, gaps)
    return None


def current_version(session: Session, kind: LegalKind, language: str) -> LegalText | None:
    """The last version that has begun."""
    return session.scalars(
        select(LegalText)
        .where(
            col(LegalText.kind) == kind,
            col(LegalText.language) == language,
            col(LegalText.valid_from) <= clock.today(),
        )
        .order_by(col(LegalText.version).desc())
        .limit(1)
    ).first()


def unfinished_kinds(session: Session) -> tuple[LegalKind, ...]:
    """What the school has not published in German, or with gaps; the caller has checked who asks.

    German is what the law asks for; a page in another language shows that text.
    """
    newer = aliased(LegalText)
    holds = col(LegalText.valid_from) <= clock.today()
    is_replaced = exists().where(
        col(newer.kind) == col(LegalText.kind),
        col(newer.language) == col(LegalText.language),
        col(newer.valid_from) <= clock.today(),
        col(newer.version) > col(LegalText.version),
    )
    finished = session.scalars(
        select(col(LegalText.kind)).where(
            col(LegalText.language) == LANGUAGES[0],
            holds,
            ~is_replaced,
            col(LegalText.text).not_like("%[[%]]%"),
        )
    ).all()
    return tuple(kind for kind in LegalKind if kind not in finished)


def are_finished(session: Session) -> bool:
    """Whether the school has published all legal texts, in German and without gaps."""
    return not unfinished_kinds(session)


def shown(text: str) -> str:
    """A text as safe HTML, with its gaps marked."""
    html = to_html(text, shift=1)
    return GAP.sub(lambda found: f'<mark class="ep-gap">{found[1].strip()}</mark>', html)
