"""The office's forms of one child and of one teacher, run directly."""

from datetime import timedelta

import pytest

from elternportal import clock, routes
from elternportal.domain.people import Actor
from elternportal.i18n import t
from elternportal.state.access.guardians import OfficeGuardiansPageState
from elternportal.state.school.child import OfficeChildPageState
from elternportal.state.school.teacher import OfficeTeacherPageState
from tests.support.states import OpenPage, Pages, Refused
from tests.support.world import World


async def open_child(pages: Pages, actor: Actor, pupil_id: int) -> OpenPage[OfficeChildPageState]:
    return await pages.open(OfficeChildPageState, actor, f"{routes.CHILD_ID}={pupil_id}")


async def test_a_child_is_entered_put_right_let_go_and_taken_back(
    pages: Pages, world: World
) -> None:
    page = await pages.open(OfficeChildPageState, world.olga)
    form = {
        "first_name": "Nele",
        "surname": "Neu",
        "birth_date": "",
        "gender": "F",
        "class_id": str(world.classes["7b"]),
        "revision": "0",
    }
    await page.do("save", {**form, "surname": " "})
    assert (page.state.notice_field, page.state.item_id) == ("surname", 0)
    await page.do("save", form)
    assert page.state.name == "Nele Neu (7b)"
    assert page.state.told == [t("child-told-by-hand", "de")]
    day = clock.today() + timedelta(days=3)
    move = {"class_id": str(world.classes["9a"]), "class_from": day.isoformat()}
    await page.do("save", {**form, **move, "revision": str(page.state.revision)})
    assert "ab" in page.state.planned
    assert page.state.values["class_from"] == day.isoformat()
    await page.do("ask_leave", True)
    assert t("by-hand-hangs-nothing", "de") in page.state.leave_question
    await page.do("leave")
    assert (page.state.is_active, page.state.planned) == (False, "")
    left = await pages.open(OfficeGuardiansPageState, world.olga, "zeige=abgemeldet")
    assert [row.name for row in left.state.rows] == ["Neu, Nele"]
    await page.do("save", {**form, "revision": str(page.state.revision)})
    assert page.state.is_active


async def test_what_somebody_else_has_saved_stands_beside_what_is_typed(
    pages: Pages, world: World
) -> None:
    ada = world.pupils["Ada"]
    hers, his = [await open_child(pages, actor, ada) for actor in (world.olga, world.hanna)]
    form = {**hers.state.values, "revision": "0"}
    await hers.do("save", {**form, "class_id": str(world.classes["9a"])})
    await his.do("save", {**form, "first_name": "Adah"})
    assert [(line.label, line.text) for line in his.state.theirs] == [
        (t("child-field-first-name", "de"), "Ada"),
        (t("child-field-class-id", "de"), "9a"),
    ]
    await his.do("take_theirs")
    assert his.state.values["class_id"] == str(world.classes["9a"])


async def test_a_teacher_with_lessons_is_put_right_and_not_let_go(
    pages: Pages, world: World
) -> None:
    query = f"{routes.TEACHER_ID}={world.teachers['Huber']}"
    page = await pages.open(OfficeTeacherPageState, world.olga, query)
    assert page.state.has_lessons
    await page.do("save", {**page.state.values, "email": "huber@", "revision": "0"})
    assert page.state.notice_field == "email"
    await page.do("save", {**page.state.values, "title": "Dr.", "revision": "0"})
    assert page.state.name == "Frau Dr. Huber"
    await page.do("leave")
    assert page.state.notice_kind == "error"
    new = await pages.open(OfficeTeacherPageState, world.olga)
    form = {"surname": "Neu", "short_name": "hub", "email": "", "revision": "0"}
    await new.do("save", form)
    assert new.state.notice_field == "short_name"
    await new.do("save", {**form, "short_name": "Neu"})
    assert new.state.told == [t("teacher-told-by-hand", "de")]


async def test_Z4_the_forms_are_for_office_and_head(pages: Pages, world: World) -> None:
    for page in (OfficeChildPageState, OfficeTeacherPageState):
        for actor in (None, world.anna, world.huber):
            with pytest.raises(Refused):
                await pages.open(page, actor, f"{routes.CHILD_ID}={world.pupils['Ada']}")
    missing = await open_child(pages, world.olga, 999)
    assert missing.state.dead_end
