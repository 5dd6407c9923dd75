"""The machine's settings, read once from the environment and ``.env``, then frozen. What the school
decides lives in the database (``school_settings/``).

Names in the environment carry the prefix ``ELTERNPORTAL_``; only ``PORT`` stands alone,
because that is what every hosting environment calls it.

What is refused here has the key of its sentence as its type; commands print that sentence.
"""

from functools import lru_cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from elternportal.sealing_keys import parse_keys
from elternportal.sign_on_providers import SignOnProvider, check_providers

DEMO_SECRET = "demo-secret-not-for-production"  # noqa: S105 - refused in production
SECRET_LENGTH = 32
MEGABYTE = 1024 * 1024  # the unit of all limits on files


class _Language(BaseSettings):
    """Apart, because it can be read even when another setting is refused."""

    model_config = SettingsConfigDict(
        env_prefix="ELTERNPORTAL_", env_file=".env", extra="ignore", frozen=True
    )

    default_language: Literal["de", "en"] = "de"  # of commands on this machine


class Settings(_Language):
    """The frozen settings. Refuses values with which the portal would be unsafe."""

    mode: Literal["demo", "production"] = "demo"
    secret: SecretStr = SecretStr(DEMO_SECRET)
    # name:base64 of 32 bytes, separated by commas, the newest first; see sealing.py.
    sealing_keys: SecretStr = SecretStr("")
    backup_keys: SecretStr = SecretStr("")  # in the same form; see backup/encryption.py
    host: str = "127.0.0.1"
    port: int = Field(default=3000, validation_alias="PORT", ge=1, le=65535)
    base_url: str = ""
    trusted_proxy_hops: int = Field(default=0, ge=0, le=5)
    workers: int = Field(default=1, ge=1, le=32)

    data_dir: Path = Path("var")
    # The server gives its workers the site it has checked, even if sources change meanwhile.
    site_dir: Path | None = None
    # Where a planning program leaves its files to be taken in.
    import_folder: Path | None = None
    database_url: str = ""
    redis_url: str = ""

    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    smtp_tls: Literal["starttls", "tls", "none"] = "starttls"
    mail_from: str = "portal@gymnasium-musterstadt.example"
    # Signed mails are trusted more: all three, or none.
    dkim_domain: str = ""
    dkim_selector: str = ""
    dkim_key_file: Path | None = None
    # Where bounces come back to; the mail server must deliver bounce+…@ there, too.
    bounce_address: str = Field(default="", pattern=r"^([a-z0-9._-]{1,24}@[a-z0-9.-]+)?$")

    # The school platforms by which people may sign on: a JSON list, see docs/operations.md.
    sign_on: tuple[SignOnProvider, ...] = ()

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"

    @property
    def url(self) -> str:
        """The portal's own address without a trailing slash."""
        return self.base_url.rstrip("/") or f"http://localhost:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port that pages of the portal are loaded from."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def uses_https(self) -> bool:
        return self.url.startswith("https://")

    @property
    def sql_url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir.resolve()}/elternportal.db"

    @property
    def sends_mail(self) -> bool:
        """Without an SMTP host the office reads the mails in a mailbox page."""
        return bool(self.smtp_host)

    @model_validator(mode="after")
    def _refuse_unsafe(self) -> Self:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "*" in parts.netloc:
            raise PydanticCustomError(
                "cli-setting-base-url",
                "ELTERNPORTAL_BASE_URL must be one full address without wildcard",
            )
        if self.workers > 1 and not (self.redis_url and not self.sql_url.startswith("sqlite")):
            raise PydanticCustomError(
                "cli-setting-workers", "several workers need ELTERNPORTAL_REDIS_URL and PostgreSQL"
            )
        if self.mode == "production":
            self._refuse_unsafe_production()
        self._refuse_unusable_dkim()
        self._refuse_unusable_keys()
        self._refuse_unsafe_sign_on()
        return self

    def _refuse_unsafe_sign_on(self) -> None:
        try:
            check_providers(self.sign_on, is_demo=self.is_demo)
        except ValueError as error:
            raise PydanticCustomError(
                "cli-setting-sign-on",
                "ELTERNPORTAL_SIGN_ON cannot be used: {reason}",
                {"reason": str(error)},
            ) from error

    def _refuse_unusable_keys(self) -> None:
        for name in ("sealing_keys", "backup_keys"):
            try:
                parse_keys(getattr(self, name).get_secret_value())
            except ValueError as error:
                raise PydanticCustomError(
                    "cli-setting-keys",
                    "{name} cannot be read: {reason}",
                    {"name": f"ELTERNPORTAL_{name.upper()}", "reason": str(error)},
                ) from error

    def _refuse_unsafe_production(self) -> None:
        secret = self.secret.get_secret_value()
        if secret == DEMO_SECRET or len(secret) < SECRET_LENGTH:
            raise PydanticCustomError(
                "cli-setting-secret",
                "production needs an ELTERNPORTAL_SECRET of {length} characters",
                {"length": SECRET_LENGTH},
            )
        if not self.uses_https:
            raise PydanticCustomError(
                "cli-setting-https",
                "production needs an ELTERNPORTAL_BASE_URL that starts with https://",
            )
        if not self.sends_mail:
            raise PydanticCustomError("cli-setting-smtp", "production needs ELTERNPORTAL_SMTP_HOST")

    def _refuse_unusable_dkim(self) -> None:
        parts = (self.dkim_domain, self.dkim_selector, self.dkim_key_file)
        if not all(parts):
            if any(parts):
                raise PydanticCustomError(
                    "cli-setting-dkim-parts",
                    "ELTERNPORTAL_DKIM_DOMAIN, _SELECTOR and _KEY_FILE belong together",
                )
            return
        assert self.dkim_key_file is not None
        try:
            pem = self.dkim_key_file.read_bytes()
        except OSError as error:
            raise PydanticCustomError(
                "cli-setting-dkim-unreadable",
                "ELTERNPORTAL_DKIM_KEY_FILE cannot be read: {reason}",
                {"reason": str(error)},
            ) from error
        if b"PRIVATE KEY-----" not in pem:
            raise PydanticCustomError(
                "cli-setting-dkim-no-key",
                "ELTERNPORTAL_DKIM_KEY_FILE is no private key in PEM form",
            )


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """The settings of this process.

    Raises:
        pydantic.ValidationError: a value is missing, malformed or unsafe.
    """
    return Settings()


def default_language() -> str:
    """The language of commands; the first one if the setting itself is refused."""
    try:
        return _Language().default_language
    except ValidationError:
        return str(_Language.model_fields["default_language"].default)
