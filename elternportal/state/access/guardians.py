"""The office's page of children and their guardians, class by class."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.sorting import parse_order
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.access.child_guardians import (
    ChildColumn,
    ChildGuardiansView,
    ChildQuery,
    list_children,
)
from elternportal.services.school import ChildRow, RegisteredRow
from elternportal.state.access.account_words import account_address, last_sign_in
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    SORTED,
    WORDS,
    ChoiceLine,
    HeadLine,
    PagerLine,
    head_lines,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

CLASS = "klasse"  # query parameter: the id of a class
ONLY_WITHOUT = "ohne"  # value of SHOWN: children without a guardian
HAVE_LEFT = "abgemeldet"  # value of SHOWN: children who have left the school
_HEADS: dict[str, str] = {
    ChildColumn.CLASS: "guardians-head-class",
    ChildColumn.NAME: "guardians-head-child",
    ChildColumn.GUARDIANS: "guardians-head-guardians",
}


@dataclass
class GuardianLine:
    """A guardian as the list shows them."""

    key: str
    name: str
    email: str
    told: str  # since when, and the last sign-in
    is_locked: bool
    href: str


@dataclass
class RegisteredChildLine:
    """A child with its guardians."""

    key: str
    name: str
    class_name: str
    href: str  # of the child's form
    guardians: list[GuardianLine]


@opens_for(*ADMINISTRATION)
class OfficeGuardiansPageState(LivePageState, PortalState):
    """Children of a class or of the school; what is chosen stands in the address."""

    rows: rx.Field[list[RegisteredChildLine]] = rx.field(default_factory=list)
    heads: rx.Field[list[HeadLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    classes: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    class_told: rx.Field[str] = rx.field("")  # the class that is shown, with its numbers
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)

    def _topics(self) -> Iterable[str]:
        return [topics.accounts(), topics.pins()]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show the children with these words in their name."""
        words = str(form.get(WORDS, "")).strip()[:LONGEST_SEARCH]
        chosen = {**self._chosen(), WORDS: words}
        language = current_request().language
        return rx.redirect(list_address(routes.OFFICE_GUARDIANS, language, chosen))

    def _chosen(self) -> dict[str, str | int]:
        """What the address asks for; what is not understood asks for nothing."""
        query = self.router.url.query_parameters
        return {
            routes.CHILD_ID: max(0, number(query.get(routes.CHILD_ID))),
            CLASS: max(0, number(query.get(CLASS))),
            SHOWN: query[SHOWN] if query.get(SHOWN) in (ONLY_WITHOUT, HAVE_LEFT) else "",
            SORTED: str(parse_order(query.get(SORTED, ""), _HEADS)),
            WORDS: query.get(WORDS, "").strip()[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        order = parse_order(str(chosen[SORTED]), _HEADS)
        query = ChildQuery(
            pupil_id=int(chosen[routes.CHILD_ID]),
            class_id=int(chosen[CLASS]),
            words=str(chosen[WORDS]),
            only_without=chosen[SHOWN] == ONLY_WITHOUT,
            have_left=chosen[SHOWN] == HAVE_LEFT,
            order=order,
            page=number(self.router.url.query_parameters.get(PAGE)),
        )
        view = await self._read(list_children, query)
        if view is None:
            return
        self.rows = [_line(row, language) for row in view.page.rows]
        labels = {column: t(key, language) for column, key in _HEADS.items()}
        self.heads = head_lines(labels, order, routes.OFFICE_GUARDIANS, language, chosen)
        self.shown = _shown_choices(chosen, language)
        self.classes = _class_choices(view, chosen, language)
        named = next((choice.label for choice in self.classes if choice.is_current), "")
        self.class_told = t("guardians-class-told", language, named=named)
        self.words = query.words
        self.without_words = list_address(routes.OFFICE_GUARDIANS, language, {**chosen, WORDS: ""})
        self.pages = pager(view.page, routes.OFFICE_GUARDIANS, language, chosen)


def _shown_choices(chosen: dict[str, str | int], language: str) -> list[ChoiceLine]:
    labels = {
        "": t("guardians-all", language),
        ONLY_WITHOUT: t("guardians-only-without", language),
        HAVE_LEFT: t("child-left-only", language),
    }
    return [
        ChoiceLine(
            key=shown,
            label=label,
            href=list_address(routes.OFFICE_GUARDIANS, language, {**chosen, SHOWN: shown}),
            is_current=chosen[SHOWN] == shown,
        )
        for shown, label in labels.items()
    ]


def _class_choices(
    view: ChildGuardiansView, chosen: dict[str, str | int], language: str
) -> list[ChoiceLine]:
    """The school and each class, with how many children have no account yet."""
    without = sum(row.without_account for row in view.classes)
    children = sum(row.children for row in view.classes)
    school = (0, t("guardians-school", language), without, children)
    classes = [(row.class_id, row.name, row.without_account, row.children) for row in view.classes]
    return [
        ChoiceLine(
            key=str(class_id),
            label=t("guardians-class", language, name=name, without=without, children=children),
            href=list_address(routes.OFFICE_GUARDIANS, language, {**chosen, CLASS: class_id}),
            is_current=chosen[CLASS] == class_id,
        )
        for class_id, name, without, children in (school, *classes)
    ]


def _line(row: ChildRow, language: str) -> RegisteredChildLine:
    return RegisteredChildLine(
        key=str(row.pupil_id),
        name=row.name,
        class_name=row.class_name,
        href=list_address(routes.OFFICE_CHILD, language, {routes.CHILD_ID: row.pupil_id}),
        guardians=[_guardian(one, language) for one in row.guardians],
    )


def _guardian(row: RegisteredRow, language: str) -> GuardianLine:
    return GuardianLine(
        key=str(row.account_id),
        name=row.name or row.email,
        email=row.email if row.name else "",
        told=t(
            "guardians-told",
            language,
            since=date_with_year(clock.to_school(row.since).date(), language),
            last=last_sign_in(row.signed_in_at, language),
        ),
        is_locked=row.is_locked,
        href=account_address(row.account_id, language),
    )
