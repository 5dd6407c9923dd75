"""The office's page of how the portal as a whole is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import reflex as rx

from elternportal import clock
from elternportal.domain.operations import DISK_IS_FULL, MAIL_IS_LATE, RUN_IS_LATE
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.i18n.sizes import size_text
from elternportal.services.operations.health import HealthView, read_health
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import opens_for
from elternportal.state.request import current_request


@dataclass
class HealthLine:
    """One thing that is known; ``warning`` says what to do about it, or is empty."""

    label: str
    text: str
    warning: str


@opens_for(*ADMINISTRATION)
class HealthPageState(PageState, PortalState):
    lines: rx.Field[list[HealthLine]] = rx.field(default_factory=list)

    async def _show(self) -> None:
        view = await self._read(read_health)
        if view is not None:
            self.lines = list(health_lines(view, current_request().language))


def health_lines(view: HealthView, language: str) -> Iterator[HealthLine]:
    """Everything in words, with a warning where the office should do something."""
    waits_long = view.oldest_due is not None and clock.now() - view.oldest_due > MAIL_IS_LATE
    mails = t("health-mails-waiting", language, count=view.waiting)
    if view.oldest_due is not None and view.waiting:
        since = day_and_time(view.oldest_due, language)
        mails = f"{mails} {t('health-mails-oldest', language, when=since)}"
    yield _line("mails", mails, waits_long, language)
    bounced = t("health-mails-undeliverable", language, count=view.undeliverable)
    yield _line("undeliverable", bounced, False, language)
    yield _line("import", _when(view.last_import, language), False, language)
    yield _line("backup", _when(view.last_backup, language), _is_late(view.last_backup), language)
    nightly = _when(view.last_retention, language)
    if view.last_retention is not None:
        nightly = f"{nightly} {t('health-deleted', language, count=view.deleted)}"
    yield _line("retention", nightly, _is_late(view.last_retention), language)
    disk = t(
        "health-disk-free",
        language,
        free=size_text(view.disk_free, language),
        size=size_text(view.disk_size, language),
    )
    yield _line("disk", disk, view.disk_free < DISK_IS_FULL * view.disk_size, language)


def _line(name: str, text: str, is_bad: bool, language: str) -> HealthLine:
    warning = t(f"health-warning-{name}", language) if is_bad else ""
    return HealthLine(t(f"health-label-{name}", language), text, warning)


def _when(instant: datetime | None, language: str) -> str:
    return day_and_time(instant, language) if instant else t("health-never", language)


def _is_late(instant: datetime | None, longest: timedelta = RUN_IS_LATE) -> bool:
    return instant is None or clock.now() - instant > longest
