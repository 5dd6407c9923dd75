"""Words are looked for alike on both databases, and as the full-text search does."""

import pytest
from sqlalchemy import literal, select
from sqlmodel import col

from elternportal.db import Database
from elternportal.db_words import folded, holds_words
from elternportal.domain.search import SPELT_OUT, fold, words_of
from elternportal.models.school import Pupil
from elternportal.services.audience.options import search_targets
from tests.support.world import World

NAMES = [
    "Nguyễn Văn An",
    "Nguye\u0302\u0303n",
    "Şahin Işık",
    "Đorđević",
    "Łukasiewicz",
    "Özdemir Weiß",
    "ẞ",
    "Ærø Œuvre Þór Ðí",
    "Їжак Йосип",
    "Elternabend \u00ad\u200b",
    "Ça va %_\\",
    *SPELT_OUT,
    *map(str.upper, SPELT_OUT),
]


@pytest.mark.parametrize("name", NAMES)
def test_both_databases_fold_a_name_as_python_does(database: Database, name: str) -> None:
    with database.reading() as session:
        assert session.scalar(select(folded(literal(name)))) == fold(name)


@pytest.mark.parametrize(
    ("surname", "typed"),
    [
        ("Nguyễn", "Nguyen"),
        ("Şahin", "SAHIN"),
        ("Đorđević", "Dordevic"),
        ("Łukasiewicz", "lukasiewicz"),
        ("Özdemir", "oezdemir"),
        ("Oezdemir", "Özdemir"),
        ("Lenz", "Lenz, Ada"),
        ("O’Neill", "o'neill"),
        ("Berg–Wald", "berg-wald"),
        ("50%_er", "%_"),
    ],
)
def test_a_child_is_found_without_the_marks_of_its_name(
    database: Database, world: World, surname: str, typed: str
) -> None:
    with database.transaction() as session:
        ada = session.get_one(Pupil, world.pupils["Ada"])
        ada.surname = surname
        session.add(ada)
    with database.reading() as session:
        condition = holds_words(words_of(typed), col(Pupil.surname), col(Pupil.first_name))
        assert session.scalars(select(col(Pupil.id)).where(condition)).all() == [ada.id]
        (target,) = search_targets(session, world.olga, typed)
        assert surname in target.text
        assert search_targets(session, world.olga, f"{typed} xyz") == ()
