"""What the build makes of Reflex's export."""

import base64
import gzip
import hashlib
from pathlib import Path

import pytest

from elternportal.web.site import BuildError, is_built, make_site, script_hashes

ENVIRONMENT = "var e={EVENT:`ws://localhost:65535/_event`,PING:`http://localhost:65535/ping`};"
SCRIPT = "start();\n"
PAGE = f'<!DOCTYPE html><html lang="de"><script>{SCRIPT}</script><script src="/a.js"></script>'
LONG = "<p>" + "text " * 200


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """An export with a German and an English page, each written twice as Reflex does."""
    folder = tmp_path / "client"
    for name in ("index.html", "404.html", "x.html", "x/index.html", "en.html", "en/index.html"):
        _write(folder / name, PAGE + LONG)
    _write(folder / "en/x.html", PAGE)
    _write(folder / "en/x/index.html", PAGE)
    _write(folder / "assets/reflex-env-abc.js", ENVIRONMENT)
    _write(folder / "sitemap.xml", "<urlset/>")
    return folder


def test_addresses_become_those_of_the_page_itself(exported: Path, tmp_path: Path) -> None:
    make_site(exported, tmp_path / "site")
    script = (tmp_path / "site/pages/assets/reflex-env-abc.js").read_text()
    assert 'EVENT:(location.origin.replace(/^http/,"ws")+"/_event")' in script
    assert 'PING:(location.origin+"/ping")' in script


def test_each_page_lies_there_once_and_only_pages_are_served(
    exported: Path, tmp_path: Path
) -> None:
    make_site(exported, tmp_path / "site")
    pages = tmp_path / "site/pages"
    found = {str(path.relative_to(pages)) for path in pages.rglob("*.html")}
    assert found == {"index.html", "404.html", "x.html", "en.html", "en/404.html", "en/x.html"}
    assert not (pages / "sitemap.xml").exists()


def test_english_pages_say_that_they_are_english(exported: Path, tmp_path: Path) -> None:
    make_site(exported, tmp_path / "site")
    pages = tmp_path / "site/pages"
    for name, language in (
        ("index", "de"),
        ("x", "de"),
        ("en", "en"),
        ("en/x", "en"),
        ("en/404", "en"),
    ):
        assert f'<html lang="{language}"' in (pages / f"{name}.html").read_text()


def test_compressed_twins_hold_the_finished_text(exported: Path, tmp_path: Path) -> None:
    make_site(exported, tmp_path / "site")
    page = tmp_path / "site/pages/en.html"
    assert gzip.decompress(page.with_name("en.html.gz").read_bytes()) == page.read_bytes()
    assert 0 < page.with_name("en.html.br").stat().st_size < page.stat().st_size


def test_each_pages_inline_scripts_are_named_by_hash_for_the_csp(
    exported: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert script_hashes(site) == {}
    make_site(exported, site)
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    hashes = script_hashes(site)
    assert set(hashes) == {"", "404", "x", "en", "en/404", "en/x"}
    assert hashes[""] == hashes["en/x"] == [f"'sha256-{digest}'"]
    assert is_built(site)


@pytest.mark.parametrize("script", ["var e={};", ENVIRONMENT + "'http://localhost:65535/other'"])
def test_an_export_in_an_unknown_form_is_refused(
    exported: Path, tmp_path: Path, script: str
) -> None:
    _write(exported / "assets/reflex-env-abc.js", script)
    with pytest.raises(BuildError, match="expected form"):
        make_site(exported, tmp_path / "site")
    assert not is_built(tmp_path / "site")


def test_an_export_without_its_address_file_is_refused(exported: Path, tmp_path: Path) -> None:
    (exported / "assets/reflex-env-abc.js").unlink()
    with pytest.raises(BuildError, match="found 0"):
        make_site(exported, tmp_path / "site")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
