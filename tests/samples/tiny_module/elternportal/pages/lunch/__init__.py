"""Pages of the area lunch."""

from elternportal.pages.lunch import meals

PAGES = (meals.PAGE,)
