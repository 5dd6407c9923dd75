"""How accounts are told of on the office's pages: whose they are, and where they stand."""

from collections.abc import Sequence
from datetime import datetime

from elternportal import clock, routes
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.access.address_owner import OwnerView
from elternportal.state.listing import list_address


def owner_text(owner: OwnerView, language: str) -> str:
    """ "Berta Birke (Elternteil, zuständig für Carla Birke (7b))"."""
    what = roles_text(owner.roles, language)
    if owner.children:
        children = ", ".join(owner.children)
        what = t("accounts-owner-children", language, roles=what, children=children)
    return f"{owner.name} ({what})"


def roles_text(roles: Sequence[Role], language: str) -> str:
    """ "Elternteil, Lehrkraft"."""
    named = [t(f"accounts-role-{role}", language) for role in roles]
    return ", ".join(named) or t("accounts-role-none", language)


def last_sign_in(at: datetime | None, language: str) -> str:
    """The day on which somebody has signed in last."""
    if at is None:
        return t("accounts-never", language)
    return date_with_year(clock.to_school(at).date(), language)


def account_state(is_open: bool, is_locked: bool, is_unreachable: bool, language: str) -> str:
    """What is not as it should be, the most important; empty if nothing is."""
    if is_locked:
        return t("accounts-state-locked", language)
    if not is_open:
        return t("accounts-state-not-open", language)
    return t("accounts-state-unreachable", language) if is_unreachable else ""


def account_address(account_id: int, language: str) -> str:
    """The address of the page of one account."""
    return list_address(routes.OFFICE_ACCOUNT, language, {routes.ACCOUNT_ID: account_id})
