"""The author's desk: short words for writing, publishing and correcting letters in tests."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.files.storage import KEY_BYTES
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.drafts import (
    LetterDraft,
    LetterEditorView,
    SaveDraft,
    read_letter_to_edit,
    save_draft,
)
from tests.support.world import LONG_AGO, World

T = TypeVar("T")


@dataclass
class Desk:
    """Writes as Olga from the office unless a test says otherwise; the letter is for 7b."""

    database: Database
    world: World

    def run(self, service: Callable[..., T], actor: Actor, *args: object) -> T:
        with self.database.transaction() as session:
            return service(session, actor, *args)

    def save(
        self,
        actor: Actor | None = None,
        *,
        letter_id: int | None = None,
        revision: int | None = None,
        audience: AudienceChoice | None = None,
        **fields: Any,
    ) -> int:
        form = LetterDraft.model_validate(
            {"number": 1, "title": "Wandertag", "text": "Wir wandern am **Freitag**.", **fields}
        )
        choice = AudienceChoice(class_ids=(self.world.classes["7b"],))
        if revision is None:  # whoever saves has read it just before
            revision = self._revision(letter_id)
        command = SaveDraft(letter_id, form, choice if audience is None else audience, revision)
        return self.run(save_draft, actor or self.world.olga, command)

    def _revision(self, letter_id: int | None) -> int:
        with self.database.reading() as session:
            letter = session.get(Letter, letter_id) if letter_id else None
            return letter.revision if letter else 0

    def read(self, letter_id: int, actor: Actor | None = None) -> LetterEditorView:
        with self.database.reading() as session:
            return read_letter_to_edit(session, actor or self.world.olga, letter_id)

    @contextmanager
    def letter(self, letter_id: int) -> Iterator[Letter]:
        """The row itself, to look at or to set."""
        with self.database.transaction() as session:
            yield session.get_one(Letter, letter_id)

    def upload(self, actor: Actor, name: str) -> str:
        """A file that the actor has uploaded; returns its key."""
        key = secrets.token_urlsafe(KEY_BYTES)
        with self.database.transaction() as session:
            session.add(
                StoredFile(
                    key=key,
                    name=f"{name}.pdf",
                    media_type="application/pdf",
                    size=10,
                    uploaded_by=actor.account_id,
                    uploaded_at=LONG_AGO,
                )
            )
        return key
