"""The mail about a new document: its title."""

from elternportal import routes
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind
from elternportal.models.documents import Document
from elternportal.services.audience import title_of

DOCUMENTS = NoticeKind("document")

DOCUMENT = MailKind(  # params: id
    template="document",
    notice=DOCUMENTS,
    render=title_of(Document),
    page=routes.DOCUMENTS,
)
