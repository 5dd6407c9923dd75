"""When the result of a poll may be seen."""

import pytest

from elternportal.domain.polls import FEWEST_ANONYMOUS_VOTES, is_result_hidden

ENOUGH = FEWEST_ANONYMOUS_VOTES


@pytest.mark.parametrize("votes", [0, ENOUGH, 1_000])
def test_an_anonymous_result_is_seen_by_nobody_while_votes_can_come(votes: int) -> None:
    assert is_result_hidden(is_anonymous=True, is_open=True, votes=votes)


def test_after_the_end_an_anonymous_result_needs_some_votes() -> None:
    assert is_result_hidden(is_anonymous=True, is_open=False, votes=ENOUGH - 1)
    assert not is_result_hidden(is_anonymous=True, is_open=False, votes=ENOUGH)


@pytest.mark.parametrize("is_open", [True, False])
def test_a_named_result_is_never_hidden_from_everybody(is_open: bool) -> None:
    assert not is_result_hidden(is_anonymous=False, is_open=is_open, votes=0)
