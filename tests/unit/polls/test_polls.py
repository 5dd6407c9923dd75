"""How much of an anonymous result may be seen, and that no two looks tell a single vote."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.polls import (
    FEWEST_ANONYMOUS_VOTES,
    STEP,
    PollKind,
    draw_step,
    votes_at_end,
    votes_shown,
)

OPTIONS = (1, 2, 3)


def test_after_the_end_an_anonymous_result_needs_some_votes_and_counts_all() -> None:
    assert votes_at_end(FEWEST_ANONYMOUS_VOTES - 1) == 0
    for votes in (FEWEST_ANONYMOUS_VOTES, FEWEST_ANONYMOUS_VOTES + 1, 1_000):
        assert votes_at_end(votes) == votes


@pytest.mark.parametrize(
    ("votes", "shown"), [(0, 0), (5, 0), (9, 0), (10, 5), (14, 5), (15, 10), (16, 10), (1_000, 995)]
)
def test_a_result_shown_at_once_grows_in_steps_and_one_step_waits(votes: int, shown: int) -> None:
    assert votes_shown(votes) == shown


@given(st.integers(0, 2_000), st.integers(0, 50))
def test_two_looks_at_a_result_differ_by_no_vote_or_by_a_step_at_least(
    votes: int, more: int
) -> None:
    before, later = votes_shown(votes), votes_shown(votes + more)
    assert later - before == 0 or later - before >= STEP
    assert before == 0 or votes_at_end(votes + more) - before >= STEP


@given(st.lists(st.sampled_from(OPTIONS), max_size=60))
def test_each_step_of_a_single_choice_shows_a_step_of_votes_and_leaves_as_many(
    choices: list[int],
) -> None:
    votes, shown = Counter(dict.fromkeys(OPTIONS, 0)), Counter[int]()
    for place, choice in enumerate(choices, start=1):
        votes[choice] += 1
        if votes_shown(place) > votes_shown(place - 1):
            waiting = {option: votes[option] - shown[option] for option in OPTIONS}
            shown.update(draw_step(PollKind.SINGLE, waiting, place - votes_shown(place - 1)))
        assert shown.total() == votes_shown(place)
        assert shown <= votes
        assert not shown.total() or (votes - shown).total() >= STEP


@given(st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1), max_size=60))
def test_each_step_of_several_choices_leaves_for_every_answer_what_a_step_of_voters_can_say(
    choices: list[set[int]],
) -> None:
    votes, shown = Counter(dict.fromkeys(OPTIONS, 0)), Counter[int]()
    for place, chosen in enumerate(choices, start=1):
        votes.update(chosen)
        if votes_shown(place) > votes_shown(place - 1):
            waiting = {option: votes[option] - shown[option] for option in OPTIONS}
            shown.update(draw_step(PollKind.SEVERAL, waiting, place - votes_shown(place - 1)))
        for option in OPTIONS:
            assert 0 <= shown[option] <= votes_shown(place)
            assert 0 <= votes[option] - shown[option] <= place - votes_shown(place)
