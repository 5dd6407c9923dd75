"""Page states of the area notifications."""

from elternportal.state.notifications.choices import NotificationsState

__all__ = ["NotificationsState"]
