"""Runs in a copy of the portal that has the module lunch, and prints where it is found, as JSON.

Argument: the address of an empty database.
"""

import asyncio
import json
import sys

from elternportal.domain.lunch import LUNCH, LUNCH_TABLE
from elternportal.models.lunch import LunchDay
from sqlmodel import Session, col, select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from elternportal import clock, routes
from elternportal import elternportal as root
from elternportal.db import connect
from elternportal.domain.people import Actor, Role
from elternportal.i18n import LANGUAGES
from elternportal.mail.registry import notices_for, resting_templates
from elternportal.mail.templates import render
from elternportal.migrations import migrate
from elternportal.models import metadata
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.mail import OutboxMail
from elternportal.module import installed
from elternportal.pages import areas_of_pages
from elternportal.reflex_internals import registered_handlers
from elternportal.schedule import run_due_tasks
from elternportal.school_settings.declared import declared, switch_of
from elternportal.school_settings.writing import change_setting
from elternportal.services.files.access import may_read
from elternportal.services.help.reading import help_index, read_help
from elternportal.services.menu import menu_view
from elternportal.services.search import index
from elternportal.services.search.hits import search
from elternportal.services.start.glance import start_view
from elternportal.state.policy import area_of, policy_of
from elternportal.state.start.glance_views import start_lines
from elternportal.web.module_routes import all_routes

MEAL, HANDLER = "Kaiserschmarrn", "lunch_page_state.load"
SLUG = "speiseplan"


def main(url: str) -> None:
    migrate(url)
    database = connect(url)
    with database.transaction() as session:
        actor, file_id = add_lunch(session)
    asyncio.run(run_due_tasks(database))
    with database.reading() as session:
        found = {
            **at_run_time(session, actor, file_id),
            **built(),
            "declared": declaration(),
            "mails": sorted(mails(session)),
            "help": [read_help(session, language, SLUG).html for language in LANGUAGES],
        }
    with database.transaction() as session:
        change_setting(session, switch_of("lunch"), False)
    with database.reading() as session:
        found["switched off"] = at_run_time(session, actor, file_id)
    sys.stdout.write(json.dumps(found))


def add_lunch(session: Session) -> tuple[Actor, int]:
    """A guardian, and today's meal with a picture that somebody else has uploaded."""
    guardian, cook = (
        Account(email=f"{name}@lunch.example", name=name, created_at=clock.now())
        for name in ("Gast", "Koch")
    )
    session.add_all([guardian, cook])
    session.flush()
    picture = StoredFile(
        key="k" * 22,
        name="essen.png",
        media_type="image/png",
        size=1,
        uploaded_by=id_of(cook),
        uploaded_at=clock.now(),
    )
    session.add(picture)
    session.flush()
    day = LunchDay(day=clock.today(), meal=MEAL, picture_id=picture.id)
    session.add(day)
    session.flush()
    index(session, "lunch", id_of(day), MEAL, "")
    return Actor(id_of(guardian), frozenset({Role.PARENT})), id_of(picture)


def mails(session: Session) -> list[tuple[str, str, str]]:
    """Whom a mail of the module waits for, with its subject and text."""
    found = []
    for mail in session.exec(select(OutboxMail).where(OutboxMail.template == "lunch-today")):
        rendered = render(session, mail)
        assert rendered is not None
        found.append((mail.recipient, rendered.subject, rendered.text))
    return found


def at_run_time(session: Session, actor: Actor, file_id: int) -> dict[str, object]:
    menu = menu_view(session, actor)
    lines = start_lines(start_view(session, actor), "de")
    files = select(StoredFile.id).where(may_read(session, actor))
    with TestClient(Starlette(routes=all_routes())) as client:
        status = client.get(LUNCH_TABLE, follow_redirects=False).status_code
    return {
        "menu": LUNCH in menu.pages["service"],
        "badge": menu.waiting.get(LUNCH, 0),
        "search": [(hit.kind, hit.route) for hit in search(session, actor, "schmarrn")],
        "start": [line.title for section in lines.sections for line in section.lines],
        "file": file_id in session.exec(files).all(),
        "route": status,
        "helped": [
            page.title
            for group in help_index(session, "de")
            for page in group.pages
            if page.slug == SLUG
        ],
        "mailed": "lunch-today" not in resting_templates(session),
        "choosable": "lunch" in {notice.key for notice in notices_for(session, actor.roles)},
        "was announced": session.exec(select(col(LunchDay.announced_at))).one() is not None,
    }


def built() -> dict[str, object]:
    handlers = registered_handlers()
    [handler] = [name for name in handlers if name.endswith(HANDLER)]
    policy = policy_of(handler)
    return {
        "pages": sorted(areas_of_pages().items()),
        "registered pages": sorted(root.app._unevaluated_pages),
        "routes": [route.path for route in all_routes()],
        "handler": {
            "area": area_of(handler),
            "parents": bool(policy and policy.admits(Actor(1, frozenset({Role.PARENT})))),
            "nobody": bool(policy and policy.admits(None)),
        },
        "localized": [routes.localized(LUNCH, language) for language in ("de", "en")],
    }


def declaration() -> dict[str, object]:
    [card] = [module for module in installed() if module.name == "lunch"]
    return {
        "tables": [table for table in card.tables if table in metadata.tables],
        "settings": [key for key in declared() if "lunch" in key],
        "due": [due.name for due in card.due],
    }


main(sys.argv[1])
