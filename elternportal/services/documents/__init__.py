"""Use cases of the area documents."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import until_removed, with_owner
from elternportal.help.page import HelpPage
from elternportal.models.documents import DocumentVersion
from elternportal.module import FilePlace, Module, Searchable
from elternportal.services.documents.mails import DOCUMENT
from elternportal.services.documents.scope import (
    DOCUMENT_KIND,
    files_of_documents,
    visible_documents,
)

MODULE = Module(
    name="documents",
    help_pages=(
        HelpPage(routes.DOCUMENTS, "service"),
        HelpPage(routes.OFFICE_DOCUMENTS, "office", for_parents=False),
    ),
    menu=(MenuEntry("service", "menu-documents", routes.DOCUMENTS, 20),),
    file_places=(FilePlace(col(DocumentVersion.file_id), files_of_documents),),
    searchables=(Searchable(DOCUMENT_KIND, visible_documents, routes.DOCUMENTS),),
    retention=(
        *until_removed("document_folder", "document"),
        *with_owner("document", "document_version"),
    ),
    mails=(DOCUMENT,),
)
