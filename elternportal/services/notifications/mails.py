"""The mail with which people try whether mails arrive at all, and the digest's place on a card."""

from elternportal.mail.digest import DIGEST
from elternportal.mail.kinds import MailKind

TEST = MailKind(template="test")

MAILS = (TEST, DIGEST)
