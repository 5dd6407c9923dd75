"""The search page: what was looked for in the address, and what was found."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.search import Piece
from elternportal.i18n import t
from elternportal.services.search.hits import MOST_HITS, HitRow, search
from elternportal.state.base import PortalState
from elternportal.state.listing import list_address
from elternportal.state.page import PageState
from elternportal.state.policy import allow_signed_in, opens_for_signed_in
from elternportal.state.request import current_request

QUERY_CHARS = 100


@dataclass
class PieceLine:
    text: str
    is_marked: bool


@dataclass
class HitLine:
    """Something found, with where it stands."""

    key: str
    kind: str
    href: str
    title: list[PieceLine]
    excerpt: list[PieceLine]
    is_over: bool
    is_by_school: bool


@opens_for_signed_in
class SearchPageState(PageState, PortalState):
    """The words in ``?q=…`` and what has them."""

    words: rx.Field[str] = rx.field("")
    count: rx.Field[str] = rx.field("")
    hits: rx.Field[list[HitLine]] = rx.field(default_factory=list)

    async def _show(self) -> None:
        self.words = str(self.router.url.query_parameters.get(routes.SEARCH_WORDS, ""))
        self.words = self.words.strip()[:QUERY_CHARS]
        hits = await self._read(search, self.words) or []
        language = current_request().language
        self.hits = [_line(place, hit, language) for place, hit in enumerate(hits)]
        self.count = t("search-count", language, count=len(hits), most=MOST_HITS)

    @allow_signed_in
    async def look(self, form: dict[str, Any]) -> EventSpec:
        """Go to the page of these words, so that back and reload find them again."""
        words = str(form.get("words", "")).strip()[:QUERY_CHARS]
        page = routes.localized(routes.SEARCH, current_request().language)
        return rx.redirect(f"{page}?{urlencode({routes.SEARCH_WORDS: words})}")


def _line(place: int, hit: HitRow, language: str) -> HitLine:
    return HitLine(
        key=str(place),
        kind=t(f"search-kind-{hit.kind.replace('_', '-')}", language),
        href=_address(hit, language),
        title=_pieces(hit.title),
        excerpt=_pieces(hit.excerpt),
        is_over=hit.is_over,
        is_by_school=hit.is_by_school,
    )


def _address(hit: HitRow, language: str) -> str:
    anchor = f"#{hit.anchor}" if hit.anchor else ""
    return list_address(hit.route, language, hit.parameters) + anchor


def _pieces(pieces: tuple[Piece, ...]) -> list[PieceLine]:
    return [PieceLine(piece.text, piece.is_marked) for piece in pieces]
