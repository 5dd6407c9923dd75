"""The ways to a provider are no pages: the router would find none, so it must not follow them."""

from collections.abc import Callable

import pytest
import reflex as rx

from elternportal.ui.access.sign_ons import own_sign_ons, sign_on_buttons


@pytest.mark.parametrize("part", [sign_on_buttons, own_sign_ons])
def test_the_router_follows_no_way_to_a_provider(part: Callable[[], rx.Component]) -> None:
    links = [tag.tag for packages in part()._get_all_imports().values() for tag in packages]
    assert "Link" not in links
