"""Downloads: a file made of what a person may read, as each area offers it.

The actor comes from the session cookie. What is foreign answers exactly like what is missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.documents.typeset import CannotTypeset
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.web.answers import answer_language, attachment, refusal, to_sign_in
from elternportal.web.numbers import LARGEST_ID

Render = Callable[[str], bytes]
Ids = dict[str, int]


@dataclass(frozen=True, slots=True)
class Download:
    """A kind of file. ``read`` gets what the actor may see, as a function that makes the bytes.

    ``is_noted``: it also writes down who has read it, for what tells of somebody's health.
    """

    file_name: str
    media_type: str
    read: Callable[[Session, Actor, Ids], Render]
    is_noted: bool = False

    async def answer(self, request: Request) -> Response:
        """The file; the sign-in page for anybody not signed in; else "does not exist"."""
        ids: Ids = request.path_params
        actor = await actor_of(request)
        if actor is None:
            return await to_sign_in(request)
        asked = request.query_params.get(routes.DOCUMENT_LANGUAGE, "")
        actor = replace(actor, language=await answer_language(asked, actor))
        if max(ids.values(), default=0) > LARGEST_ID:
            return refusal(NotFound(), actor.language)
        try:
            run = get_database().write if self.is_noted else get_database().read
            render = await run(lambda session: self.read(session, actor, ids))
        except (NotFound, NotAllowed):
            return refusal(NotFound(), actor.language)
        try:
            content = await run_in_threadpool(render, actor.language)
        except CannotTypeset as error:
            return refusal(error, actor.language)
        return attachment(content, self.file_name, self.media_type)
