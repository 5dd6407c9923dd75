"""How accounts are told of on the office's pages: whose they are, and where they stand."""

from urllib.parse import urlencode

from elternportal import routes
from elternportal.i18n import t
from elternportal.services.access.address_owner import OwnerView


def owner_text(owner: OwnerView, language: str) -> str:
    """ "Berta Birke (Elternteil von Carla Birke (7b))"."""
    roles = [t(f"accounts-role-{role}", language) for role in owner.roles]
    what = ", ".join(roles) or t("accounts-role-none", language)
    if owner.children:
        what = t(
            "accounts-owner-children", language, roles=what, children=", ".join(owner.children)
        )
    return f"{owner.name} ({what})"


def account_address(account_id: int, language: str) -> str:
    """The address of the page of one account."""
    page = routes.localized(routes.OFFICE_ACCOUNT, language)
    return f"{page}?{urlencode({routes.ACCOUNT_ID: account_id})}"
