"""Parts of the area's pages audience."""

from elternportal.ui.audience.chooser import audience_chooser, chosen_in_words

__all__ = ["audience_chooser", "chosen_in_words"]
