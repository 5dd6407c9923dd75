"""How long a sign-in by password waits after failures (security A5)."""

from datetime import timedelta

# Two slips cost nothing, so that a double tap on "sign in" never meets a wait.
FREE_FAILURES = 2
LONGEST = timedelta(hours=1)
_DOUBLINGS = 12  # 2¹² seconds is more than an hour


def delay_after(failures: int) -> timedelta:
    """1 s after the third failure in a row, then doubled each time up to an hour.

    It never becomes "for good": a reset by mail works all the time.
    """
    if failures <= FREE_FAILURES:
        return timedelta()
    doublings = min(failures - FREE_FAILURES - 1, _DOUBLINGS)
    return min(timedelta(seconds=2**doublings), LONGEST)
