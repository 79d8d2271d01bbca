import io
import zipfile

import pytest
from PIL import Image
from pypdf import PdfWriter

from assessments.rules.work_file import FileRefused, clean_name, kind_of, without_traces, words_in
from assessments.vocabulary import FileKind
from foundations.identifiers import identifiers_in


def a_docx(words: str, *, part: str = "word/document.xml", macro: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document><w:p><w:t>{words}</w:t></w:p></w:document>")
        if part != "word/document.xml":
            archive.writestr(part, f"<w:p><w:t>{words}</w:t></w:p>")
        if macro:
            archive.writestr("word/vbaProject.bin", b"x")
    return out.getvalue()


def a_photograph(kind: str = "JPEG") -> bytes:
    picture = Image.new("RGB", (40, 20), "teal")
    exif = picture.getexif()
    exif[0x010F] = "Camera of Amina"
    exif[0x0112] = 6  # it was held upright
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    picture.save(out, format=kind, exif=exif)
    return out.getvalue()


def a_pdf(password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (a_docx("Words"), FileKind.DOCX),
        (a_pdf(), FileKind.PDF),
        (a_photograph(), FileKind.JPEG),
        (a_photograph("PNG"), FileKind.PNG),
        ("Zażółć".encode(), FileKind.TXT),
        ("Caf\xe9".encode("cp1252"), FileKind.TXT),
        ("Words".encode("utf-16"), FileKind.TXT),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"MZ\x00\x01", "unknown_kind"),
        (b"\x7fELF\x01\x02", "unknown_kind"),
        (b"PK\x03\x04 no archive", "unreadable"),
        (a_docx("Words", macro=True), "unknown_kind"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_anything_else_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        kind_of(content)

    assert [each.code for each in refused.value.verdict.refusals] == [code]


@pytest.mark.parametrize("part", ["word/document.xml", "word/header1.xml", "word/comments.xml"])
def test_an_nhs_number_is_found_anywhere_in_a_word_document(part: str) -> None:
    content = a_docx("943 476</w:t><w:t> 5919", part=part)

    found = identifiers_in(words_in(content, FileKind.DOCX))

    assert any(each.is_refused for each in found)


def test_a_document_with_a_password_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        words_in(a_pdf("secret"), FileKind.PDF)

    assert [each.code for each in refused.value.verdict.refusals] == ["locked"]


def test_a_document_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * (21 * 1024 * 1024))

    with pytest.raises(FileRefused) as refused:
        words_in(out.getvalue(), FileKind.DOCX)

    assert [each.code for each in refused.value.verdict.refusals] == ["too_large"]


@pytest.mark.parametrize(("form", "kind"), [("JPEG", FileKind.JPEG), ("PNG", FileKind.PNG)])
def test_a_photograph_loses_what_the_camera_wrote_and_stands_upright(form: str, kind: FileKind) -> None:
    kept = without_traces(a_photograph(form), kind)

    with Image.open(io.BytesIO(kept)) as picture:
        assert not dict(picture.getexif())
        assert picture.size == (20, 40)
    assert b"Amina" not in kept


def test_a_picture_that_cannot_be_opened_is_refused() -> None:
    with pytest.raises(FileRefused):
        without_traces(b"\xff\xd8\xff nothing more", FileKind.JPEG)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\My story.docx", "My story.pdf"),
        ("a\x00b\u202etxt.exe", "a b txt.pdf"),
        ("...", "file.pdf"),
        ("x" * 300 + ".pdf", "x" * 114 + ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_nothing_that_steers(name: str, clean: str) -> None:
    assert clean_name(name, FileKind.PDF) == clean
