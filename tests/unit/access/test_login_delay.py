"""The wait after failed sign-ins (security A5)."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.login_delay import delay_after


def test_A5_the_wait_rises_from_one_second_to_one_hour() -> None:
    seconds = [delay_after(failures).total_seconds() for failures in range(17)]
    assert seconds[:3] == [0, 0, 0]
    assert seconds[3:7] == [1, 2, 4, 8]
    assert seconds[14] == 2048
    assert seconds[15:] == [3600, 3600]


@given(st.integers(0, 10**9))
def test_A5_the_wait_never_falls_and_never_exceeds_an_hour(failures: int) -> None:
    assert delay_after(failures) <= delay_after(failures + 1) <= timedelta(hours=1)
