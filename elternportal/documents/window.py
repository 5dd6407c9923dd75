"""What stands in the window of a letter's envelope (``templates/letter.typ``)."""

from collections.abc import Sequence

from elternportal.i18n import t

LANGUAGE = "de"  # that of the letters


def window_lines(child: str, class_name: str, address: Sequence[str]) -> list[str]:
    """The lines of the address field: the postal ``address``, or the child and its class.

    An address begins with whom the letter is for, if the office has written that; else it is for
    the guardians of the child.
    """
    guardians = [t("documents-pin-address", LANGUAGE), child]
    if address:
        return [*address] if address[0] else [*guardians, *address[1:]]
    class_line = [t("documents-pin-class", LANGUAGE, name=class_name)] if class_name else []
    return [*guardians, *class_line]
