"""Settings that would make the portal unsafe do not get through."""

import json
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


PROVIDER = {
    "name": "schule",
    "label": "Schulplattform",
    "issuer": "https://schule.example",
    "client_id": "portal",
    "client_secret": "x",
}


def test_providers_of_sign_on_are_a_list_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = {**PROVIDER, "name": "land", "issuer": "https://land.example/realm/"}
    monkeypatch.setenv("ELTERNPORTAL_SIGN_ON", json.dumps([PROVIDER, other]))
    first, second = Settings().sign_on
    assert first.discovery == "https://schule.example/.well-known/openid-configuration"
    assert second.discovery == "https://land.example/realm/.well-known/openid-configuration"
    assert "x" not in repr(first.client_secret)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"issuer": "http://schule.example"}, "https"),
        ({"issuer": "http://127.0.0.1:8080"}, "https"),
        ({"issuer": "schule.example"}, "no plain address"),
        ({"issuer": "https://schule.example?x=1"}, "no plain address"),
        ({"issuer": "https://me:it@schule.example"}, "no plain address"),
        ({"name": "Schule/1"}, "pattern"),
        ({"client_secret": ""}, "client_secret"),
        ({"secret": "x"}, "not permitted"),
        ({"issuer": "https://other.example"}, "one name"),
        ({"name": "other"}, "one issuer"),
    ],
)
def test_a_provider_of_sign_on_that_is_unsafe_stops_the_start(
    wrong: dict[str, str], reason: str
) -> None:
    given = [{**PROVIDER, **wrong}]
    with pytest.raises(ValidationError, match=reason):
        Settings(**SAFE, sign_on=[*given, PROVIDER] if reason.startswith("one") else given)


def test_in_the_demo_a_provider_may_be_on_this_machine() -> None:
    local = {**PROVIDER, "issuer": "http://127.0.0.1:8080"}
    assert Settings(sign_on=[local]).sign_on[0].issuer == "http://127.0.0.1:8080"
    with pytest.raises(ValidationError, match="https"):
        Settings(sign_on=[{**PROVIDER, "issuer": "http://schule.example"}])
