"""Every page can be built: a view function that fails would keep the whole site from coming up."""

import pytest

from elternportal.i18n import using
from elternportal.pages import Page, all_pages


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.route)
def test_the_view_of_a_page_can_be_built(page: Page) -> None:
    with using("de"):
        assert "css:" not in str(page.view().render()), "an element that is styled stops the build"
