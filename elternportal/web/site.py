"""Turns what Reflex exported into the site that is served, and says where it lies.

Reflex bakes one server address into its export. The site must serve any host and port from one
build, so the address is replaced by an expression on ``location.origin``. The same pass sets the
language of English pages, drops doubled pages and notes the hashes of inline scripts for the
Content-Security-Policy.
"""

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from elternportal.settings import get_settings

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / ".web" / "site"
PLACEHOLDER_ORIGIN = "http://localhost:65535"
CSP_FILE = "csp.json"
NOT_FOUND_PAGE = "404.html"

# Everything the built pages depend on: change one of these, and the site is built again.
_SOURCES = (
    "rxconfig.py",
    "elternportal/**/*.py",
    "elternportal/**/*.ftl",
    "elternportal/**/*.mjs",
    "assets/**/*",
    "reflex.lock/*",
    "requirements/run.txt",
)
_ADDRESS = re.compile(r"`(http|ws)://localhost:65535(/[\w/-]*)`")
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
# Writes the brotli twin of each file that is named on a line of the input, on all processors.
_BROTLI = """
const fs = require("fs"), zlib = require("zlib");
for (const name of fs.readFileSync(0, "utf8").split("\\n").filter(Boolean))
  zlib.brotliCompress(fs.readFileSync(name), (error, packed) => {
    if (error) throw error;
    fs.writeFileSync(name + ".br", packed);
  });
"""
_NOT_SERVED = ("*.gz", "sitemap.xml", "__spa-*")
_PACKED_TYPES = {".html", ".js", ".css", ".json", ".svg", ".txt"}
_PACKED_MINIMUM_BYTES = 512


class BuildError(Exception):
    """The site cannot be built; the message says why and what to do."""


def site_folder() -> Path:
    """The site to serve: the one given by the settings, or that of the present sources."""
    return get_settings().site_dir or site_of_sources()


def site_of_sources() -> Path:
    """Where the site built from the present sources lies, or will lie once it is built."""
    stamp = hashlib.sha256()
    for path in sorted(_source_files()):
        stamp.update(str(path.relative_to(ROOT)).encode())
        stamp.update(hashlib.sha256(path.read_bytes()).digest())
    return SITES / stamp.hexdigest()[:16]


def is_built(site: Path) -> bool:
    """Whether ``site`` is complete: the hash file is the last that is written."""
    return (site / CSP_FILE).is_file()


def script_hashes(site: Path) -> dict[str, list[str]]:
    """CSP sources (``'sha256-…'``) of each page's inline scripts, by the page's path without
    slashes around it; none while the site is being built.
    """
    if not is_built(site):
        return {}
    hashes: dict[str, list[str]] = json.loads((site / CSP_FILE).read_text())
    return hashes


def make_site(exported: Path, site: Path) -> None:
    """Copy Reflex's export to ``site`` and finish it there.

    Raises:
        BuildError: the export does not look as this module knows it, e.g. after an upgrade.
    """
    shutil.rmtree(site, ignore_errors=True)
    pages = site / "pages"
    shutil.copytree(exported, pages, ignore=shutil.ignore_patterns(*_NOT_SERVED))
    _use_own_origin(pages)
    _drop_doubled_pages(pages)
    shutil.copy(pages / NOT_FOUND_PAGE, pages / "en")  # both languages lie in it
    _set_language(pages, "en")
    _compress(pages)
    hashes = {_path_of(page, pages): _inline_hashes(page) for page in pages.rglob("*.html")}
    (site / CSP_FILE).write_text(json.dumps(hashes))


def _source_files() -> Iterable[Path]:
    return (path for pattern in _SOURCES for path in ROOT.glob(pattern) if path.is_file())


def _use_own_origin(pages: Path) -> None:
    found = list((pages / "assets").glob("reflex-env-*.js"))
    if len(found) != 1:
        raise BuildError(f"expected one assets/reflex-env-*.js, found {len(found)}")
    text, replaced = _ADDRESS.subn(_own_address, found[0].read_text())
    if not replaced or PLACEHOLDER_ORIGIN.split("//")[1] in text:
        raise BuildError(f"{found[0].name} does not hold the addresses in the expected form")
    found[0].write_text(text)


def _own_address(match: re.Match[str]) -> str:
    scheme, path = match.groups()
    origin = "location.origin" if scheme == "http" else 'location.origin.replace(/^http/,"ws")'
    return f'({origin}+"{path}")'


def _drop_doubled_pages(pages: Path) -> None:
    """Reflex writes ``x.html`` and ``x/index.html``; the folder would force a redirect."""
    for index in sorted(pages.rglob("index.html"), reverse=True):
        folder = index.parent
        if folder.with_suffix(".html").is_file():
            index.unlink()
            if not any(folder.iterdir()):
                folder.rmdir()


def _set_language(pages: Path, language: str) -> None:
    own = [pages / f"{language}.html", *(pages / language).rglob("*.html")]
    for path in own:
        text = path.read_text()
        changed = re.sub(r'<html lang="[^"]*"', f'<html lang="{language}"', text, count=1)
        if f'<html lang="{language}"' not in changed:
            raise BuildError(f"{path.name} has no html tag with a language")
        path.write_text(changed)


def _compress(pages: Path) -> None:
    """Each file's twins: gzip for all, and brotli, a seventh smaller, for browsers of today.

    Raises:
        BuildError: Node, which knows brotli, is missing.
    """
    found = [
        path
        for path in pages.rglob("*")
        if path.suffix in _PACKED_TYPES and path.stat().st_size >= _PACKED_MINIMUM_BYTES
    ]
    for path in found:
        packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
        path.with_name(path.name + ".gz").write_bytes(packed)
    node = shutil.which(
        "node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    )
    if node is None:
        raise BuildError("node is missing: run make install")
    names = "\n".join(map(str, found))
    subprocess.run([node, "-e", _BROTLI], input=names, text=True, check=True)  # noqa: S603


def _path_of(page: Path, pages: Path) -> str:
    """``x.html`` answers ``x``, and ``index.html`` the portal's bare address."""
    path = page.relative_to(pages).with_suffix("").as_posix()
    return "" if path == "index" else path


def _inline_hashes(page: Path) -> list[str]:
    digests = (hashlib.sha256(text).digest() for text in _INLINE_SCRIPT.findall(page.read_bytes()))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
