"""Reflex's configuration, taken from the portal's own settings."""

from typing import Any

import reflex as rx
from reflex.constants import StateManagerMode
from reflex.plugins import Plugin, SitemapPlugin

from elternportal.settings import get_settings
from elternportal.web.site import PLACEHOLDER_ORIGIN

STATE_SECONDS = 15 * 60  # a page that was away longer loads afresh from the database


class SmallBundle(Plugin):
    """Lets Vite leave out what no page uses (``elternportal/web/bundle.mjs``)."""

    def pre_compile(self, **context: Any) -> None:
        context["add_modify_task"]("vite.config.js", self._with_ours)

    @staticmethod
    def _with_ours(written: str) -> str:
        named = 'import portal from "../elternportal/web/bundle.mjs";\n' + written
        listed = named.replace("  plugins: [", "  plugins: [\n    portal(),", 1)
        if listed == named:
            raise ValueError("vite.config.js lists its plugins in an unexpected form")
        return listed


settings = get_settings()

config = rx.Config(
    app_name="elternportal",
    app_module_import="elternportal.elternportal",
    # The build replaces this address by the one the page was loaded from (web/site.py).
    api_url=PLACEHOLDER_ORIGIN,
    deploy_url=PLACEHOLDER_ORIGIN,
    cors_allowed_origins=(settings.origin,),
    trusted_proxy_hops=settings.trusted_proxy_hops,
    state_manager_mode=StateManagerMode.REDIS if settings.redis_url else StateManagerMode.MEMORY,
    redis_url=settings.redis_url or None,
    redis_token_expiration=STATE_SECONDS,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    # Only the build takes it: it reads QR codes on one page (assets/slips.js).
    frontend_packages=["jsqr@1.4.0"],
    plugins=[SmallBundle()],
    disable_plugins=[SitemapPlugin],
    # web/site.py compresses what is served, after its changes.
    frontend_compression_formats=[],
)
