"""What a phone needs to keep the portal as an app: the school's name and the icons."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from elternportal import routes
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME, SHORT_NAME
from elternportal.school_settings.snapshot import current_school_settings

PAGE = "#f3f4f7"  # KERN's light background; a manifest knows no colour scheme
MEDIA_TYPE = "application/manifest+json"
ASKED_AGAIN = "no-cache"
ICON_SIZES = (192, 512)


def manifest_routes() -> list[Route]:
    """The route to mount in the composition root."""
    return [Route(routes.MANIFEST, manifest)]


async def manifest(_request: Request) -> JSONResponse:
    """The web app manifest. A school without a name yet has the portal's own."""
    school = await current_school_settings()
    name = school[SCHOOL_NAME] or "Elternportal"
    pictures = [
        {"src": f"/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    told = {
        "name": name,
        "short_name": school[SHORT_NAME] or name,
        "lang": school[LANGUAGE],
        "id": "/",
        "start_url": "/",
        "display": "standalone",
        "background_color": PAGE,
        "theme_color": PAGE,
        "icons": [*pictures, {"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return JSONResponse(told, headers={"Cache-Control": ASKED_AGAIN}, media_type=MEDIA_TYPE)
