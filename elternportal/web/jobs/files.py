"""The file that a job has made, for the person who began the job."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from elternportal import routes
from elternportal.auth.request_actor import actor_of
from elternportal.db import get_database
from elternportal.errors import NotAllowed, NotFound
from elternportal.services.jobs.own_jobs import fetch_job_file
from elternportal.web.answers import attachment, refusal, to_sign_in
from elternportal.web.numbers import LARGEST_ID


def job_file_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.JOB_FILE, fetch_file, methods=["GET"])]


async def fetch_file(request: Request) -> Response:
    """The file; the sign-in page for anybody not signed in; else "does not exist"."""
    actor = await actor_of(request)
    if actor is None:
        return await to_sign_in(request)
    job_id = min(request.path_params["job_id"], LARGEST_ID)
    try:
        file = await get_database().read_long(
            lambda session: fetch_job_file(session, actor, job_id)
        )
    except (NotFound, NotAllowed):
        return refusal(NotFound(), actor.language)
    return attachment(file.content, file.name, file.media_type)
