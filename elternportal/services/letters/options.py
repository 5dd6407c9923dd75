"""What answers to choose from are called: the author's words, but yes and no are translated."""

from elternportal.domain.letters import Demand
from elternportal.i18n import t

YES_AND_NO = ("yes", "no")  # as they are stored


def option_text(demand: Demand, stored: str, language: str) -> str:
    """An answer as a reader sees it. ``stored`` is the option's text in the database."""
    return t(f"letter-option-{stored}", language) if demand is Demand.YES_NO else stored
