"""The line that says how the page's connection is; assets/connection.js writes it."""

import reflex as rx

from elternportal.i18n import LANGUAGES, t

# What can be said, as the script names it. {what} is what the person tapped or typed into.
SENTENCES = ("lost", "slow", "not-done", "not-opened", "unsure", "back", "not-done-back")
WHAT = "{what}"


def connection_line() -> rx.Component:
    """Says that the connection is lost, what did not get through, and what is not saved yet.

    It stands outside all pages, so it holds the sentences of all languages; the script takes that
    of the document.
    """
    sentences = {
        f"data-{name}-{language}": t(f"connection-line-{name}", language, what=WHAT)
        for name in SENTENCES
        for language in LANGUAGES
    }
    line = rx.el.div(
        id="connection", role="status", custom_attrs=sentences, class_name="ep-connection"
    )
    return rx.fragment(line)  # Reflex puts the page into what is returned
