"""Documents and lost property of the demo school, entered as the office does it."""

from datetime import timedelta
from io import BytesIO

from PIL import Image, ImageDraw
from sqlmodel import Session

from elternportal import clock
from elternportal.demo.accounts import DemoPeople
from elternportal.demo.service_texts import FOLDERS, FOUND, Found, Sheet
from elternportal.documents.typeset import typeset
from elternportal.domain.people import Actor
from elternportal.files import storage
from elternportal.files.inspection import check
from elternportal.school_settings.identity import SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audience import AudienceChoice
from elternportal.services.documents.folders import add_folder
from elternportal.services.documents.office import DocumentDraft, SaveDocument, save_document
from elternportal.services.files import keep_file
from elternportal.services.lost_property.items import ClaimItem, claim_item
from elternportal.services.lost_property.office import ItemDraft, SaveItem, save_item

PHOTO_SIZE = (800, 600)


def create_demo_service_pages(session: Session, people: DemoPeople) -> None:
    """Fill the folders, and let one family have recognised the last of the found things."""
    for name, sheets in FOLDERS.items():
        folder_id = add_folder(session, people.office, name)
        for sheet in sheets:
            _add_document(session, people.office, folder_id, sheet)
    item_ids = [_add_item(session, people.office, found) for found in FOUND]
    parent, _pupil_id = people.parents[0]
    claim_item(session, parent, ClaimItem(item_ids[-1], "Am Anhänger ist ein kleiner Kratzer."))


def _add_document(session: Session, office: Actor, folder_id: int, sheet: Sheet) -> None:
    content = typeset(
        "sheet",
        "de",
        sheet.title,
        {
            "school": school_settings(session)[SCHOOL_NAME],
            "paragraphs": sheet.paragraphs,
            "lines": sheet.lines,
        },
    )
    draft = DocumentDraft(
        folder_id=folder_id,
        title=sheet.title,
        description=sheet.description,
        dated=clock.today() - timedelta(days=sheet.age),
        files=_upload(session, office, f"{sheet.title}.pdf", content),
    )
    choice = AudienceChoice(whole_school=not sheet.grades, grades=sheet.grades)
    save_document(session, office, SaveDocument(0, draft, choice))


def _add_item(session: Session, office: Actor, found: Found) -> int:
    draft = ItemDraft(
        title=found.title,
        place=found.place,
        found_on=clock.today() - timedelta(days=found.age),
        files=_upload(session, office, f"{found.title}.jpg", _photo(found.color)),
    )
    return save_item(session, office, SaveItem(0, draft))


def _upload(session: Session, office: Actor, name: str, content: bytes) -> str:
    """The key of a file that was looked into like any other."""
    return keep_file(session, office, storage.write(check(name, content))).key


def _photo(color: str) -> bytes:
    """A thing of this colour on a table, drawn, because no real photo is anybody's to give."""
    width, height = PHOTO_SIZE
    photo = Image.new("RGB", PHOTO_SIZE, "#e9e4da")
    draw = ImageDraw.Draw(photo)
    draw.rectangle((0, height * 2 // 3, width, height), fill="#c7b89c")
    draw.ellipse((width // 4, height * 3 // 5, width * 3 // 4, height * 4 // 5), fill="#a8997d")
    shape = (width // 3, height // 4, width * 2 // 3, height * 3 // 4)
    draw.rounded_rectangle(shape, radius=80, fill=color)
    draw.arc((width * 2 // 5, height // 8, width * 3 // 5, height * 2 // 5), 180, 360, color, 18)
    target = BytesIO()
    photo.save(target, "JPEG", quality=90)
    return target.getvalue()
