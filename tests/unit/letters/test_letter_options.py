"""What the answers of a letter are called."""

import pytest

from elternportal.domain.letters import Demand
from elternportal.services.letters.options import YES_AND_NO, option_text


@pytest.mark.parametrize(("language", "texts"), [("de", ["Ja", "Nein"]), ("en", ["Yes", "No"])])
def test_yes_and_no_are_said_in_the_readers_language(language: str, texts: list[str]) -> None:
    assert [option_text(Demand.YES_NO, each, language) for each in YES_AND_NO] == texts


def test_what_an_author_wrote_is_not_translated() -> None:
    assert option_text(Demand.ONE_CHOICE, "yes", "de") == "yes"
