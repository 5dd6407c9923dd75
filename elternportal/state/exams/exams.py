"""Prüfungen as everybody reads them: of one's own children, of one's own lessons, or all."""

from collections.abc import Iterable
from dataclasses import replace

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.exams import CHILD, EXAMS, EXAMS_TOPIC, SUBJECT
from elternportal.i18n import t
from elternportal.services.exams.reading import ExamQuery, ExamsView, list_exams
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.exams.words import ExamLine, exam_lines
from elternportal.state.listing import PAGE, SHOWN, ChoiceLine, PagerLine, list_address, pager
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request

PAST = "vergangen"


@opens_for_signed_in
class ExamsPageState(LivePageState, PortalState):
    """What the address asks for."""

    lines: rx.Field[list[ExamLine]] = rx.field(default_factory=list)
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    children_choices: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    subjects: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    subject_chosen: rx.Field[bool] = rx.field(False)
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    empty: rx.Field[str] = rx.field("")
    may_enter: rx.Field[bool] = rx.field(False)

    def _topics(self) -> Iterable[str]:
        account_id = current_request().signed_in.account_id
        return [EXAMS_TOPIC, topics.family(account_id)]

    async def _show(self) -> None:
        parameters = self.router.url.query_parameters
        asked = ExamQuery(
            child_id=number(parameters.get(CHILD)),
            subject_id=number(parameters.get(SUBJECT)),
            past=parameters.get(SHOWN) == PAST,
            page=number(parameters.get(PAGE)) or 1,
        )
        view = await self._read(list_exams, asked)
        if view is None:
            return
        language = current_request().language
        self.lines = exam_lines(view.rows.rows, language)
        self.pages = pager(view.rows, EXAMS, language, _chosen(view.query))
        is_filtered = view.query.subject_id or view.query.past
        self.empty = t("exams-empty-filtered" if is_filtered else "exams-empty", language)
        self.may_enter = view.may_enter
        self._offer(view, language)

    def _offer(self, view: ExamsView, language: str) -> None:
        """What else can be chosen."""
        query = view.query
        self.subject_chosen = query.subject_id != 0
        self.shown = [
            ChoiceLine(key, t(f"exams-shown-{key}", language), href, past == query.past)
            for key, past, href in (
                (key, past, _address(replace(query, past=past), language))
                for key, past in (("coming", False), ("past", True))
            )
        ]
        children = [(0, t("exams-all-children", language))]
        children += [(child.id, child.label) for child in view.children]
        self.children_choices = [
            ChoiceLine(
                key=str(child_id),
                label=label,
                href=_address(replace(query, child_id=child_id, subject_id=0), language),
                is_current=child_id == query.child_id,
            )
            for child_id, label in (children if len(view.children) > 1 else [])
        ]
        subjects = [(0, t("exams-all-subjects", language))]
        subjects += [(subject.id, subject.name) for subject in view.subjects]
        self.subjects = [
            ChoiceLine(
                key=str(subject_id),
                label=label,
                href=_address(replace(query, subject_id=subject_id), language),
                is_current=subject_id == query.subject_id,
            )
            for subject_id, label in (subjects if len(view.subjects) > 1 else [])
        ]


def _chosen(query: ExamQuery) -> dict[str, str | int]:
    """The parameters of an address but for the number of the list's page."""
    return {
        SHOWN: PAST if query.past else "",
        CHILD: query.child_id,
        SUBJECT: query.subject_id,
    }


def _address(query: ExamQuery, language: str) -> str:
    return list_address(EXAMS, language, _chosen(query))
