"""Settings that would make the portal unsafe do not get through."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from elternportal.settings import DEMO_SECRET, Settings

SAFE = {
    "mode": "production",
    "secret": "x" * 40,
    "base_url": "https://portal.school.example",
    "smtp_host": "mail.school.example",
}


@pytest.fixture(autouse=True)
def _no_env_file(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.chdir(str(tmp_path))


def test_production_starts_with_safe_settings() -> None:
    settings = Settings(**SAFE)
    assert settings.origin == "https://portal.school.example"
    assert not settings.is_demo


@pytest.mark.parametrize(
    ("unsafe", "reason"),
    [
        ({"secret": DEMO_SECRET}, "ELTERNPORTAL_SECRET"),
        ({"secret": "short"}, "ELTERNPORTAL_SECRET"),
        ({"base_url": ""}, "https"),
        ({"base_url": "http://portal.school.example"}, "https"),
        ({"base_url": "https://*.school.example"}, "wildcard"),
        ({"base_url": "https://*"}, "wildcard"),
        ({"base_url": "portal.school.example"}, "full address"),
        ({"smtp_host": ""}, "ELTERNPORTAL_SMTP_HOST"),
    ],
)
def test_production_refuses_what_is_unsafe(unsafe: dict[str, str], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Settings(**{**SAFE, **unsafe})


def test_the_demo_starts_without_any_setting() -> None:
    settings = Settings()
    assert settings.is_demo
    assert settings.url == "http://localhost:3000"
    assert settings.sql_url.startswith("sqlite:///")


def test_the_port_has_the_name_that_hosts_give_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "4321")
    assert Settings().port == 4321


@pytest.mark.parametrize(
    "urls",
    [
        {},
        {"redis_url": "redis://localhost"},
        {"database_url": "postgresql+psycopg://localhost/portal"},
    ],
)
def test_several_workers_need_postgresql_and_redis(urls: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="several workers"):
        Settings(workers=2, **urls)


def test_settings_never_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().mode = "production"


def test_every_setting_is_described_for_administrators() -> None:
    described = (Path(__file__).parents[2] / "docs" / "operations.md").read_text()
    for name in Settings.model_fields:
        assert f"`{'PORT' if name == 'port' else f'ELTERNPORTAL_{name.upper()}'}`" in described
