"""HTTP routes of the area jobs."""

from starlette.routing import Route

from elternportal.web.jobs.files import job_file_routes


def routes() -> list[Route]:
    """The area's routes, for the composition root."""
    return job_file_routes()
