"""The kinds of mails that the portal knows: those on the cards of its modules."""

from collections.abc import Collection

from sqlmodel import Session

from elternportal.domain.notifications import NoticeKind
from elternportal.domain.people import Role
from elternportal.mail.kinds import AddressWatch, MailKind
from elternportal.module import Module, installed
from elternportal.school_settings.snapshot import active_modules


class UnknownTemplate(LookupError):
    """No card lists the template, e.g. because a newer version of the portal queued the mail."""


def kind_of(template: str) -> MailKind:
    """The kind that a template belongs to.

    Raises:
        UnknownTemplate: no card lists it.
    """
    kind = _kinds(installed()).get(template)
    if kind is None:
        raise UnknownTemplate(template)
    return kind


def find_kind(template: str) -> MailKind | None:
    """The kind that a template belongs to, or None if no card lists it."""
    return _kinds(installed()).get(template)


def resting_templates(session: Session) -> set[str]:
    """The templates of modules that the school has switched off."""
    return set(_kinds(installed())) - set(_kinds(active_modules(session)))


def notice_kinds() -> tuple[NoticeKind, ...]:
    """All kinds of notices, in the order of the cards."""
    return _notices(installed())


def notices_for(session: Session, roles: Collection[Role]) -> tuple[NoticeKind, ...]:
    """The kinds of notices that people with these roles are told of by mail."""
    notices = _notices(active_modules(session))
    return tuple(notice for notice in notices if notice.roles & set(roles))


def address_watches() -> tuple[AddressWatch, ...]:
    """Who does something about addresses that fail."""
    return tuple(module.address_watch for module in installed() if module.address_watch)


def _kinds(modules: Collection[Module]) -> dict[str, MailKind]:
    return {kind.template: kind for module in modules for kind in module.mails}


def _notices(modules: Collection[Module]) -> tuple[NoticeKind, ...]:
    kinds = _kinds(modules).values()
    return tuple(dict.fromkeys(kind.notice for kind in kinds if kind.notice))
