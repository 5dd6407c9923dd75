"""Help for everybody: all pages by group, one page, and all of them for parents on paper."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.db import get_database
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.help.reading import (
    HelpGroupView,
    HelpLinkRow,
    HelpView,
    help_index,
    parents_leaflet,
    read_help,
    siblings_of,
)
from elternportal.web.document import (
    PlainPage,
    answer,
    came_from,
    dead_end,
    in_each_language,
    link,
)

HELP_ITSELF = routes.HELP.strip("/")


def help_routes() -> list[Route]:
    """The leaflet stands before the pages, whose name could be anything."""
    return [
        *in_each_language(routes.HELP, _index),
        *in_each_language(routes.HELP_LEAFLET, _leaflet),
        *in_each_language(routes.HELP_PAGE, _page),
    ]


async def _index(request: Request) -> Response:
    language = routes.language_of(request.url.path)
    groups = await get_database().read(lambda session: help_index(session, language))
    leaflet = link(routes.localized(routes.HELP_LEAFLET, language), t("help-leaflet", language))
    content = [
        f'<p class="kern-body">{escape(t("help-index-intro", language))}</p>',
        f'<p class="ep-help-leaflet">{leaflet}</p>',
        f'<div class="ep-help-groups">{"".join(_group(it, language) for it in groups)}</div>',
    ]
    title = t("foot-help", language)
    document = PlainPage(title=title, content="\n".join(content), route=routes.HELP)
    return answer(document, language, await current_school_settings())


async def _page(request: Request) -> Response:
    language, slug = routes.language_of(request.url.path), request.path_params["slug"]

    try:
        view, siblings = await get_database().read(
            lambda session: (
                found := read_help(session, language, slug),
                siblings_of(session, language, found),
            )
        )
    except NotFound as error:
        return dead_end(error, language, await current_school_settings())
    content = f'<div class="ep-prose ep-help-text">{view.html}</div>'
    if siblings:
        heading = escape(t("help-pages-of-group", language))
        content += f'<section class="ep-help-pages"><h2 class="kern-heading-medium">{heading}</h2>'
        content += f"{_list(siblings, language)}</section>"
    document = PlainPage(
        title=view.title,
        content=content,
        before=_ways_back(view, language, came_from(request)),
        route=routes.help_page(slug, "de"),
    )
    return answer(document, language, await current_school_settings())


async def _leaflet(request: Request) -> Response:
    language = routes.language_of(request.url.path)
    views = await get_database().read(lambda session: parents_leaflet(session, language))
    parts = [f'<p class="ep-help-print">{escape(t("help-leaflet-print", language))}</p>']
    parts += [
        f'<section class="ep-prose ep-help-text"><h2>{escape(view.title)}</h2>{view.html}</section>'
        for view in views
    ]
    document = PlainPage(
        title=t("help-leaflet", language),
        content="\n".join(parts),
        before=_crumbs([_to_index(language)]),
        route=routes.HELP_LEAFLET,
    )
    return answer(document, language, await current_school_settings())


def _group(group: HelpGroupView, language: str) -> str:
    heading = link(routes.help_page(group.slug, language), group.title)
    return (
        f'<section class="ep-card ep-accent-{group.name}"><h2 class="kern-title">{heading}</h2>'
        f"{_list(group.pages, language)}</section>"
    )


def _list(pages: tuple[HelpLinkRow, ...], language: str) -> str:
    links = (link(routes.help_page(page.slug, language), page.title) for page in pages)
    return f'<ul class="ep-help-list">{"".join(f"<li>{it}</li>" for it in links)}</ul>'


def _ways_back(view: HelpView, language: str, asked_from: str) -> str:
    """To the page that one came from, else to the page that the help explains."""
    path = asked_from.partition("?")[0]
    address = routes.localized(view.route, language) or "/"
    if asked_from and path.removeprefix("/en").strip("/").split("/")[0] != HELP_ITSELF:
        address = asked_from
    back = link(address, t("help-back", language), "ep-back") if view.route else ""
    return _crumbs([back, _to_index(language)] if back else [_to_index(language)])


def _to_index(language: str) -> str:
    return link(routes.localized(routes.HELP, language), t("help-to-index", language))


def _crumbs(links: list[str]) -> str:
    return f'<p class="ep-document-ways">{" ".join(links)}</p>'
