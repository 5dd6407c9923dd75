"""Which mails come and when, on the page of own settings, run directly."""

from elternportal.state.access.own_settings import SettingsPageState
from elternportal.state.notifications.choices import NotificationsState
from tests.support.states import OpenPage, Pages
from tests.support.world import World


async def test_choices_are_filled_when_the_settings_open_and_kept_when_saved(
    pages: Pages, world: World
) -> None:
    settings = await pages.open(SettingsPageState, world.anna)
    choices = await settings.state.get_state(NotificationsState)
    assert choices.channels
    page = OpenPage(settings.root, choices, world.anna)
    await page.do("save", {"digest_at": "18:30", "full_text": "on", "alarm_minutes": "60"})
    assert (choices.digest_at, choices.full_text) == ("18:30", True)
    assert choices.alarm_minutes == "60"
    await page.do("save", {"digest_at": "18:30", "alarm_minutes": "61"})
    assert page.notice
    assert choices.alarm_minutes == "60"


async def test_a_time_that_is_none_is_refused(pages: Pages, world: World) -> None:
    settings = await pages.open(SettingsPageState, world.anna)
    choices = await settings.state.get_state(NotificationsState)
    page = OpenPage(settings.root, choices, world.anna)
    before = choices.digest_at
    await page.do("save", {"digest_at": "bald"})
    assert page.notice
    assert choices.digest_at == before
