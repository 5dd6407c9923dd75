"""Parts of the area's pages notifications."""

from elternportal.ui.notifications.choices import notification_choices

__all__ = ["notification_choices"]
