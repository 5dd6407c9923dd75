"""Attaching files in a form, and listing attached ones.

The contract of :func:`attachments_field`:

1. The person chooses files. ``assets/attachments.js`` posts each at once to ``POST /dateien``,
   shows its progress in words, and lists what was taken with a button to remove it again. A
   refusal is told in the person's language, and the form keeps all that was typed.
2. The form holds a hidden input ``name`` whose value is the keys of the listed files, separated by
   spaces, in their order. While a file is on its way the form does not submit.
3. The state handler passes that value to its service, and the service to
   ``services.files.stored.take_files(session, actor, keys, already=ids)``, which gives the ids to
   attach and refuses what is not the actor's. ``already`` are the files of the thing edited.
4. What may be read by whom is one ``FilePlace`` on the area's card.

Files that were uploaded but not attached are forgotten after a day. ``kept`` are the files that
are attached already; when it changes, e.g. because another letter is opened, the list begins anew
with them. Giving the form a new ``key`` after it was saved empties the list as it empties fields.
"""

from typing import Any

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal import routes
from elternportal.files.inspection import ACCEPTED
from elternportal.i18n import current_language, t
from elternportal.services.files import MAX_FILES
from elternportal.state.file_views import FileLine
from elternportal.ui.components import file_link
from elternportal.ui.fields import Text
from elternportal.ui.icons import icon

_SENTENCES = ("uploading", "added", "removed", "remove-one", "failed")


def attachments_field(
    label: Text | rx.Component,
    name: str = "files",
    *,
    kept: ArrayVar[list[FileLine]] | None = None,
    accept: str = ACCEPTED,
    multiple: bool = True,
    hint: str = "",
    required: bool = False,
    field_id: str = "",
) -> rx.Component:
    """A file input whose value are keys of uploaded files; see the module's docstring.

    Args:
        kept: files that are attached already.
        accept: as in HTML; only a help while choosing, the portal looks into the file itself.
        multiple: else a new file takes the place of the one before.
        required: only leaves out the word "optional"; the service refuses a missing file.
        field_id: needed only when two of these stand on one page with the same ``name``.
    """
    own_id = field_id or f"feld-{name}"
    hint_id = f"{own_id}-hinweis"
    return rx.el.div(
        rx.el.label(
            label,
            *([] if required else [_optional()]),
            html_for=own_id,
            class_name="kern-label",
        ),
        rx.el.div(hint or t("files-hint"), id=hint_id, class_name="kern-hint"),
        rx.el.ul(class_name="ep-files ep-attached"),
        rx.el.input(
            type="file",
            # Not Reflex's own ``id``: the form would try to submit the file, too.
            custom_attrs={"id": own_id},
            accept=accept,
            multiple=multiple,
            aria_describedby=hint_id,
            class_name="kern-form-input__input",
        ),
        rx.el.p(role="status", class_name="ep-attachments-status"),
        rx.el.p(role="alert", class_name="kern-error ep-error ep-attachments-error"),
        rx.el.div(id=f"{own_id}-fehler"),
        rx.el.input(type="hidden", name=name, custom_attrs={"data-owner": own_id}),
        custom_attrs=_for_script(kept, multiple),
        class_name="kern-form-input ep-field ep-attachments",
    )


def _optional() -> rx.Component:
    return rx.el.span(f" – {t('ui-optional')}", class_name="kern-label__optional")


def file_list(files: ArrayVar[list[FileLine]]) -> rx.Component:
    """Attached files to download, with their sizes."""
    return rx.el.ul(rx.foreach(files, _file), class_name="ep-files")


def _file(file: ObjectVar[FileLine]) -> rx.Component:
    return rx.el.li(
        file_link(
            icon("paperclip"),
            rx.el.span(file.name, class_name="ep-file-name"),
            href=file.href,
            class_name="kern-link ep-file-link",
        ),
        rx.el.span(file.size, class_name="ep-muted"),
        key=file.key,
        class_name="ep-file",
    )


def _for_script(kept: ArrayVar[list[FileLine]] | None, multiple: bool) -> dict[str, Any]:
    """What attachments.js reads; the language of its sentences is that of the page."""
    sentences = {f"data-{key}": t(f"files-say-{key}", name="{name}") for key in _SENTENCES}
    return {
        **sentences,
        "data-remove": t("files-remove"),
        "data-still-uploading": t("files-still-uploading"),
        "data-too-many": t("files-error-too-many", count=MAX_FILES),
        "data-most": str(MAX_FILES if multiple else 1),
        "data-url": f"{routes.FILE_UPLOAD}?{routes.DOCUMENT_LANGUAGE}={current_language()}",
        "data-kept": "[]" if kept is None else kept.to_string(),
    }
