"""Page states of the area audience."""

from elternportal.state.audience.chooser import AudienceState

__all__ = ["AudienceState"]
