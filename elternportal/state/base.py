"""What all page states share: calling a service as the acting person, and telling the result.

A handler does three things: resolve the actor, call one service, assign the view. The methods
here do the first two, turn a typed error into a sentence, and lose nothing that was typed.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar, overload

import reflex as rx
from pydantic import BaseModel
from sqlmodel import Session

from elternportal.db import get_database, set_origin
from elternportal.domain.people import Actor, Role
from elternportal.duration import Duration, duration_of
from elternportal.errors import NotAllowed, NotConfirmed, NotFound, PortalError
from elternportal.i18n import t
from elternportal.live.hub import get_hub
from elternportal.reflex_internals import format_event_handler
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME, SHORT_NAME
from elternportal.school_settings.snapshot import current_school_settings
from elternportal.services.menu import menu_for_everybody, menu_view
from elternportal.state.labelled_forms import parse_labelled_form
from elternportal.state.policy import allow_public, allow_signed_in, refuse_undeclared
from elternportal.state.request import current_request

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
C = TypeVar("C")
# A use case with one command, as pages hand it on to a method of their own.
Service: TypeAlias = Callable[[Session, Actor, C], object]
# The same, called with whatever it takes.
WritingService: TypeAlias = Callable[Concatenate[Session, Actor, P], object]
# The same where the page shows what it gives.
Answering: TypeAlias = Callable[[Session, Actor, C], T]


def _menu() -> dict[str, list[str]]:
    return menu_for_everybody().pages


def _waiting() -> dict[str, int]:
    return menu_for_everybody().waiting


class PortalState(rx.State):
    """Parent of all page states: the notice line, and who is signed in for the menu."""

    notice: rx.Field[str] = rx.field("")
    notice_kind: rx.Field[str] = rx.field("info")  # info | success | error
    notice_field: rx.Field[str] = rx.field("")  # the name of the form's field that it is about
    # Counts, so that the same sentence said twice is shown and spoken anew.
    notice_number: rx.Field[int] = rx.field(0)
    school_name: rx.Field[str] = rx.field("")  # pages are built without a school
    school_short_name: rx.Field[str] = rx.field("")
    school_language: rx.Field[str] = rx.field("de")  # that of what the school itself writes
    person_name: rx.Field[str] = rx.field("")
    is_parent: rx.Field[bool] = rx.field(False)
    is_teacher: rx.Field[bool] = rx.field(False)
    is_administration: rx.Field[bool] = rx.field(False)
    is_without_role: rx.Field[bool] = rx.field(False)  # signed in, and nothing at school any more
    # The pages in the menu that the person has, by group, and what waits there, by route.
    menu_pages: rx.Field[dict[str, list[str]]] = rx.field(default_factory=_menu)
    menu_waiting: rx.Field[dict[str, int]] = rx.field(default_factory=_waiting)

    dead_end: rx.Field[str] = rx.field("")  # why the page shows nothing to this person
    # Whose page it is and how often the person has saved something: assets/drafts.js keeps what is
    # typed by the one, and forgets it by the other.
    person_id: rx.Field[str] = rx.field("")
    written: rx.Field[int] = rx.field(0)

    # What the person wants needs the password again: ``ui/step_up.py`` asks for it.
    asks_password: rx.Field[bool] = rx.field(False)
    asks_code: rx.Field[bool] = rx.field(False)  # as well, of whoever has a second factor

    # The session this client's state was filled for, and what its person was (security T4); set
    # by the gate.
    _session_id: int | None = None
    _rights: str = ""
    # The socket was away and the page was not: its next load only catches up. Set by the gate.
    _reconnects: bool = False
    _is_opening: bool = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        refuse_undeclared(vars(cls), cls.__qualname__)
        super().__init_subclass__(**kwargs)

    @allow_public
    async def dismiss_notice(self) -> None:
        self.notice = ""

    @allow_public
    async def tell_unexpected(self) -> None:
        """Say that something failed that nobody expected (``state/failures.py``)."""
        self._tell_error(PortalError())

    @allow_public
    async def tell_missing(self) -> None:
        """Say that something does not exist, e.g. because its module has been switched off."""
        self._tell_error(NotFound())

    @allow_signed_in
    async def tell_not_allowed(self) -> None:
        """Say in the page's place that the person has no right to it."""
        await self._enter()
        self._is_opening = True
        self._tell_error(NotAllowed())
        self._is_opening = False

    async def _enter(self) -> None:
        """Begin a page load: fill the menu, and stop watching what the page before watched."""
        request = current_request()
        actor = request.actor
        self.notice = self.dead_end = ""
        self.asks_password = False
        school = await current_school_settings()
        self.school_name = school[SCHOOL_NAME]
        self.school_short_name = school[SHORT_NAME] or school[SCHOOL_NAME]
        self.school_language = school[LANGUAGE]
        self.person_name = actor.name if actor else ""
        self.person_id = str(actor.account_id) if actor else ""
        self.is_parent = bool(actor and actor.has(Role.PARENT))
        self.is_teacher = bool(actor and actor.has(Role.TEACHER))
        self.is_administration = bool(actor and actor.is_administration)
        self.is_without_role = bool(actor and not actor.roles)
        get_hub().forget(request.sid)
        await self._count_badges()

    async def _count_badges(self) -> None:
        """Bring the menu's numbers up to date, after each change of what they count."""
        actor = current_request().actor
        view = menu_for_everybody()
        if actor is not None:
            view = await get_database().read(lambda session: menu_view(session, actor))
        # Most changes change neither, and then the page need not hear of them.
        if (self.menu_pages, self.menu_waiting) != (view.pages, view.waiting):
            self.menu_pages, self.menu_waiting = view.pages, view.waiting

    def _watch(self, topics: Iterable[str], refresh: Any) -> None:
        """Keep this page live: columns arrive by themselves, other topics call ``refresh``.

        ``refresh`` is an event handler; Reflex types it as what its decorator is.
        """
        get_hub().watch(current_request().sid, topics, format_event_handler(refresh))

    async def _read(
        self,
        service: Callable[Concatenate[Session, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None:
        """The view that a reading service gives the actor, or None after a typed error."""
        try:
            return await self._read_or_raise(service, *args, **kwargs)
        except PortalError as error:
            self._tell_error(error)
            return None

    async def _read_or_raise(
        self,
        service: Callable[Concatenate[Session, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Like :meth:`_read`, for a page that says at a field what went wrong.

        Raises:
            PortalError: what the service raises.
        """
        actor = current_request().signed_in
        database = get_database()
        read = database.read_long if duration_of(service) is Duration.LONG else database.read
        return await read(lambda session: service(session, actor, *args, **kwargs))

    @overload
    async def _write(
        self,
        service: Callable[Concatenate[Session, Actor, P], None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool: ...

    @overload
    async def _write(
        self,
        service: Callable[Concatenate[Session, Actor, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T | None: ...

    async def _write(
        self,
        service: Callable[Concatenate[Session, Actor, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> object:
        """Run a service in one transaction as the actor.

        Gives what the service gives, True if that is nothing, and None after a typed error.
        """
        try:
            return await self._write_or_raise(service, *args, **kwargs)
        except PortalError as error:
            self._tell_error(error)
            return None

    async def _write_or_raise(
        self,
        service: Callable[Concatenate[Session, Actor, P], object],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> object:
        """Like :meth:`_write`, for a page that says at a field what went wrong.

        Raises:
            PortalError: what the service raises.
        """
        request = current_request()
        actor, duration = request.signed_in, duration_of(service)

        def work(session: Session) -> object:
            # The page hears of what nobody waited for by its topics, like everybody else.
            if duration is not Duration.FIRE_AND_FORGET:
                set_origin(session, request.sid)
            result = service(session, actor, *args, **kwargs)
            return True if result is None else result

        database = get_database()
        if duration is Duration.FIRE_AND_FORGET:
            database.write_in_background(work)
            return True
        write = database.write_long if duration is Duration.LONG else database.write
        result = await write(work)
        self.written += 1
        return result

    def _parsed(self, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What ``parse`` reads out of a form, or None after telling what does not fit."""
        try:
            return parse(*args, **kwargs)
        except PortalError as error:
            self._tell_error(error)
            return None

    def _parsed_form(self, command: type[M], form: Mapping[str, Any], labels: str) -> M | None:
        """A form as a command, or None after telling which field does not fit.

        ``labels`` begins the keys of the fields' labels.
        """
        language = current_request().language
        return self._parsed(parse_labelled_form, command, form, labels, language)

    def _tell(self, key: str, /, **args: Any) -> None:
        """Show a quiet confirmation."""
        self._show_notice(t(key, current_request().language, **args), "success")

    def _tell_error(self, error: PortalError) -> None:
        if isinstance(error, NotConfirmed):
            self.asks_password = True
            self.asks_code = current_request().signed_in.has_factor
        language = current_request().language
        sentence = t(error.text_key, language, **error.args_for_text)
        if self._is_opening and isinstance(error, NotFound | NotAllowed):
            self.dead_end = sentence
        else:
            self._show_notice(sentence, "error")
            self.notice_field = error.field_name

    def _show_notice(self, sentence: str, kind: str) -> None:
        self.notice, self.notice_kind = sentence, kind
        self.notice_number += 1
