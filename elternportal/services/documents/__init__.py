"""Use cases of the area documents."""

from elternportal.module import Module
from elternportal.services.documents.mails import DOCUMENT

MODULE = Module(name="documents", mails=(DOCUMENT,))
