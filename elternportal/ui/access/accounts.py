"""Parts that the office's pages of accounts share."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.ui.components import Tab, tabs
from elternportal.ui.place import link_to


def account_tabs(current: str) -> rx.Component:
    """All accounts, or all children with their guardians."""
    return tabs(
        t("accounts-tabs"),
        [
            Tab(
                t("accounts-tab-all"),
                current == routes.OFFICE_ACCOUNTS,
                link_to(routes.OFFICE_ACCOUNTS),
            ),
            Tab(
                t("accounts-tab-children"),
                current == routes.OFFICE_GUARDIANS,
                link_to(routes.OFFICE_GUARDIANS),
            ),
        ],
    )
