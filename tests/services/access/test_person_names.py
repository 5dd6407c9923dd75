"""Accounts from before names were asked for are called by their e-mail address: nobody but the
office reads it (security Z5).
"""

from collections.abc import Callable

import pytest
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.models.access import Account
from elternportal.models.letters import Letter
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.answers import AlreadyAnswered, AnswerLetter, answer
from elternportal.services.letters.inbox import LetterQuery, list_letters
from elternportal.services.letters.ledger import LedgerQuery, letter_ledger
from elternportal.services.letters.reply_table import reply_table
from elternportal.services.letters.results import letter_results
from elternportal.state.letters.results_views import child_lines, ledger_row
from elternportal.state.letters.sentences import child_line
from tests.support.letters import add_letter
from tests.support.results import give_answer
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

Shown = Callable[[Session, Actor, Letter], str]


def in_the_list(session: Session, actor: Actor, letter: Letter) -> str:
    (line,) = list_letters(session, actor, LetterQuery()).letters
    return " ".join(
        child_line(state, line.demand, line.deadline, "de").sentence for state in line.children
    )


def as_too_late(session: Session, actor: Actor, letter: Letter) -> str:
    ada = next(
        state.child.id
        for state in list_letters(session, actor, LetterQuery()).letters[0].children
        if state.answer
    )
    with pytest.raises(AlreadyAnswered) as refused:
        answer(session, actor, AnswerLetter(letter.id or 0, (ada,), letter.version))
    return t(refused.value.text_key, "de", **refused.value.args_for_text)


def in_the_ledger(session: Session, actor: Actor, letter: Letter) -> str:
    view = letter_ledger(session, actor, LedgerQuery(letter.id or 0))
    return str([ledger_row(line, "de") for line in view.lines])


def in_the_results(session: Session, actor: Actor, letter: Letter) -> str:
    view = letter_results(session, actor, letter.id or 0)
    return str(child_lines(view, view.children, "de"))


def in_the_table(session: Session, actor: Actor, letter: Letter) -> str:
    return str(reply_table(session, actor, letter.id or 0, "de").rows)


@pytest.mark.parametrize(
    ("person", "shown", "instead"),
    [
        ("anna", in_the_list, "von einer anderen sorgeberechtigten Person"),
        ("anna", as_too_late, "Für Ada hat gerade schon jemand anderes geantwortet."),
        ("huber", in_the_ledger, "ohne Namen"),
        ("huber", in_the_results, "ohne Namen"),
        ("huber", in_the_table, "ohne Namen"),
    ],
)
def test_Z5_a_guardian_without_a_name_is_not_called_by_the_address(
    database: Database, world: World, person: str, shown: Shown, instead: str
) -> None:
    with database.transaction() as session:
        anton = session.get_one(Account, world.anton.account_id)
        address = anton.name = anton.email
        choice = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
        letter = add_letter(session, world.huber, choice)
        give_answer(session, letter, world.anton, world.pupils["Ada"])
        session.flush()
        text = shown(session, getattr(world, person), letter)
    assert address not in text
    assert instead in text
