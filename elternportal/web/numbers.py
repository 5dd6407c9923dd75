"""Reading ids from forms and addresses of HTTP routes."""

LARGEST_ID = 2**31 - 1  # what an id column of PostgreSQL can hold


def positive_number(text: str) -> int | None:
    """A positive whole number; None for an empty field, and for anything else an id nobody has."""
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return LARGEST_ID
    return min(int(text), LARGEST_ID)
