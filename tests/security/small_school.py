"""A small school on a running portal, for tests of who sees and changes what.

The world of tests/support/world.py with an open evening in a week, one that is not published yet,
and two families whose names, addresses and notes are canaries: found where they do not belong,
they prove a leak.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import Session, col, select

from elternportal import routes
from elternportal.auth.sessions import open_session
from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.db import Database
from elternportal.models.access import Account, LoginSession
from elternportal.schedule import run_due_tasks
from elternportal.services.board.mails import BOARD
from tests.security.areas import area_modules
from tests.security.evening.ids import (
    STARTS_AT,
    add_evenings,
    evening_ids,
    fail_mails,
    in_a_week,
)
from tests.security.families import NOBODY, PERSONS, name_families
from tests.security.ids import Ids, NamedIds, replace
from tests.support.accounts import run
from tests.support.server import Portal, running_portal
from tests.support.socket_client import SocketClient
from tests.support.untis import gpu
from tests.support.world import World, make_world

SESSIONS = 12  # of each person


@dataclass
class School:
    """The school, its portal, and sessions of each person; ``cookies`` are of the current ones."""

    portal: Portal = field(init=False)
    world: World
    evening: int
    ids: NamedIds
    cookies: dict[str, str] = field(default_factory=lambda: {NOBODY: ""})
    sessions: dict[str, deque[str]] = field(default_factory=dict)

    def change_session(self, person: str) -> None:
        """Go on in another session of a person: each may send only so many events a second."""
        if person != NOBODY:
            self.sessions[person].rotate()
            self.cookies[person] = self.sessions[person][0]

    def page(self, person: str, path: str, **options: Any) -> SocketClient:
        """An open page of a person, or of nobody."""
        return SocketClient(self.portal.url, path, self.cookies[person], **options)

    def get(self, person: str, path: str) -> httpx.Response:
        return self.portal.ask("GET", path, self.cookies[person])

    def post(self, person: str, path: str, **body: object) -> httpx.Response:
        return self.portal.ask("POST", path, self.cookies[person], **body)

    async def hub_is_quiet(self) -> None:
        """Wait until the hub has sent all that it had to send because of what was written till now.

        One loop deals with changes and newcomers in order, so when a new page gets its columns,
        everything that the hub had heard of before is on its way.
        """
        self.change_session("berta")
        async with self.page("berta", f"{routes.EVENING}?abend={self.evening}") as newcomer:
            await newcomer.wait_for(lambda page: "column_" in "".join(page.frames))

    def upload(self, person: str) -> str:
        """Office or head upload a file with a new subject; returns the upload's id."""
        rows = ({1: "M", 2: "Mathematik"}, {1: "E", 2: "Englisch"}, {1: "D", 2: "Deutsch"})
        file = gpu("006", *rows, {1: "Astro", 2: "Astronomie"})
        answer = self.post(person, routes.IMPORT_UPLOAD, files={"files": (file.name, file.content)})
        return answer.headers["location"].rpartition("=")[2]

    def named(self, person: str, kind: str) -> Ids:
        """The ids of a kind (own, foreign, missing) for a person."""
        return self.ids.get((person, kind), Ids())

    def with_uploads(self) -> None:
        """Office and head upload anew; each one's upload is foreign to the other."""
        uploads = {person: self.upload(person) for person in ("olga", "hanna")}
        for person, other in (("olga", "hanna"), ("hanna", "olga")):
            for kind, owner in (("own", person), ("foreign", other)):
                known = self.named(person, kind)
                self.ids[person, kind] = replace(known, upload=uploads[owner])


@contextmanager
def running_school(folder: Path) -> Iterator[School]:
    """A portal with the school in it, everybody signed in twice."""
    school: School | None = None

    def prepare(database: Database) -> None:
        nonlocal school
        with database.transaction() as session:
            school = make_school(session, STARTS_AT)
        # Else the portal would do it by itself when it starts, while the tests compare.
        run(run_due_tasks(database))
        with database.transaction() as session:
            fail_mails(session)

    with running_portal(folder, prepare) as portal:
        assert school is not None
        school.portal = portal
        _sign_in_everybody(school)
        yield school


def make_school(session: Session, starts_at: datetime | None = None) -> School:
    """Fill an empty database; its portal is set by whoever starts one.

    The evening begins at ``starts_at``, by default in a week.
    """
    world = make_world(session)
    name_families(session, world)
    evenings = add_evenings(session, world, starts_at or in_a_week())
    ids = evening_ids(session, world, evenings)
    for area in area_modules("ids"):
        if hasattr(area, "name_ids"):
            area.name_ids(session, world, ids)
    _name_tokens(world, ids)
    return School(world, evenings.shown, ids)


def _sign_in_everybody(school: School) -> None:
    """Sessions to work with, and one more that can be ended; its id is foreign to the next."""
    spare: dict[str, int] = {}
    newest = select(LoginSession.id).order_by(col(LoginSession.id).desc())
    with school.portal.database() as database, database.transaction() as session:
        for person in PERSONS[1:]:
            account = session.get_one(Account, getattr(school.world, person).account_id)
            tokens = [open_session(session, account) for _ in range(SESSIONS + 1)]
            school.sessions[person] = deque(f"session={token}" for token in tokens[:SESSIONS])
            school.cookies[person] = school.sessions[person][0]
            session.flush()
            spare[person] = session.exec(newest).first() or 0
    for person, other in zip(PERSONS[1:], (*PERSONS[2:], PERSONS[1]), strict=True):
        for kind, owner in (("own", person), ("foreign", other)):
            school.ids[person, kind] = replace(school.named(person, kind), session=spare[owner])


def _name_tokens(world: World, named: NamedIds) -> None:
    """Whoever has a mail has its token, so a foreign one is one that was made up."""
    for (person, kind), ids in named.items():
        if kind == "own":
            actor = getattr(world, person or "anna")
            link = unsubscribe_link(Unsubscribe(actor.account_id, (BOARD.key,)))
            named[person, kind] = replace(ids, token=link.rpartition("/")[2])
