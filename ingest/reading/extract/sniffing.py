"""What a file is, by its first bytes and only then by its name; what it is not is said plainly."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from ingest.reading.document import Unreadable

LARGEST_FILE = 60_000_000
"""Bytes; an inspection report is a few megabytes at most."""

LARGEST_UNPACKED = 200_000_000
"""Bytes that a DOCX may unpack to; more is a mistake or an attack."""

SUPPORTED_SUFFIXES = (".pdf", ".docx", ".html", ".htm", ".md", ".markdown", ".txt", ".text")


class Format(StrEnum):
    """A format that can be read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)", re.I | re.S
)

_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"\xff\xd8\xff", "not-a-document", "a photograph (JPEG)"),
    (b"\x89PNG", "not-a-document", "a picture (PNG)"),
    (b"GIF8", "not-a-document", "a picture (GIF)"),
    (b"II*\x00", "not-a-document", "a picture (TIFF)"),
    (b"MM\x00*", "not-a-document", "a picture (TIFF)"),
    (b"BM", "not-a-document", "a picture (BMP)"),
    (b"{\\rtf", "unsupported-format", "a rich text file (RTF)"),
    (b"7z\xbc\xaf", "unsupported-format", "a compressed archive (7z)"),
    (b"Rar!", "unsupported-format", "a compressed archive (RAR)"),
    (b"\x1f\x8b", "unsupported-format", "a compressed file (gzip)"),
    (b"\x7fELF", "not-a-document", "a program"),
    (b"MZ", "not-a-document", "a program"),
)
_SAVE_AS = "Save it as PDF or Word (.docx) and add that file."


def format_of(content: bytes, name: str) -> Format:
    """The format of a file named ``name``.

    Raises Unreadable when it is empty, too large or none of the formats that can be read.
    """
    _refuse_by_size(content, name)
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(b"PK\x03\x04") or content.startswith(b"PK\x05\x06"):
        return _format_of_zip(content, name)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _old_office_file(content, name)
    _refuse_other_kinds(content, name)
    if _HTML_START.match(content[:4096].lstrip(b"\xef\xbb\xbf")):
        return _html_named(suffix, name)
    return _format_of_text(suffix, name)


def _refuse_by_size(content: bytes, name: str) -> None:
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty-file", f"{name} is empty. Get the file again from where it came.")
    if len(content) > LARGEST_FILE:
        raise too_large(name, len(content))


def too_large(name: str, size: int) -> Unreadable:
    """The refusal of a file of ``size`` bytes."""
    return Unreadable(
        "too-large",
        f"{name} is {size / 1e6:.0f} MB; files of up to {LARGEST_FILE / 1e6:.0f} MB are read. "
        "Save it smaller (without pictures), or split it.",
    )


def _format_of_zip(content: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = {member.filename for member in archive.infolist()}
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(
            "damaged-file",
            f"{name} is damaged: its contents cannot be unpacked. Get another copy of it.",
        ) from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable(
            "too-large",
            f"{name} would unpack to {unpacked / 1e6:.0f} MB, far more than a document holds. "
            "Save it again from the program that made it.",
        )
    if "word/document.xml" in members:
        return Format.DOCX
    raise _other_zip(members, name)


def _other_zip(members: set[str], name: str) -> Unreadable:
    if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
        return _spreadsheet(name)
    if any(member.startswith("ppt/") for member in members):
        return Unreadable("unsupported-format", f"{name} is a slide show (PowerPoint). {_SAVE_AS}")
    if "content.xml" in members:
        return Unreadable("unsupported-format", f"{name} is an OpenDocument file. {_SAVE_AS}")
    return Unreadable(
        "not-a-docx",
        f"{name} is a ZIP archive of something else, not a Word document. "
        "Unpack it and add the documents inside.",
    )


def _spreadsheet(name: str) -> Unreadable:
    return Unreadable(
        "spreadsheet",
        f"{name} is a spreadsheet, which holds no letter or report. "
        "Add the letter or report itself, as PDF or Word (.docx).",
    )


def _old_office_file(content: bytes, name: str) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable(
            "encrypted",
            f"{name} is locked with a password. Save a copy without the password and add that.",
        )
    if "Workbook".encode("utf-16-le") in content:
        return _spreadsheet(name)
    return Unreadable(
        "unsupported-format",
        f"{name} is an old Office file, such as a .doc of before 2007. {_SAVE_AS}",
    )


def _refuse_other_kinds(content: bytes, name: str) -> None:
    for start, code, what in _OTHERS:
        if content.startswith(start) and (len(start) > 2 or b"\x00" in content[:512]):
            advice = _SAVE_AS if code == "unsupported-format" else "Add the document itself."
            raise Unreadable(code, f"{name} is {what}, not a document with text. {advice}")


def _html_named(suffix: str, name: str) -> Format:
    if suffix in (".pdf", ".docx"):
        raise Unreadable(
            f"not-a-{suffix[1:]}",
            f"{name} is a web page, not a {'PDF' if suffix == '.pdf' else 'Word document'}: the "
            "address it was fetched from probably answered with a page such as “not found”. "
            "Open the address in a browser and save the document itself.",
        )
    return Format.HTML


def _format_of_text(suffix: str, name: str) -> Format:
    if suffix in (".xlsx", ".xls", ".csv", ".tsv", ".ods"):
        raise _spreadsheet(name)
    if suffix in (".pdf", ".docx", ".doc"):
        what = {".pdf": "PDF", ".docx": "Word document"}.get(suffix, "document")
        raise Unreadable(
            f"not-a-{suffix[1:]}",
            f"{name} is named as a {what} but is not one. Get another copy of it.",
        )
    if suffix in (".html", ".htm"):
        return Format.HTML
    return Format.MARKDOWN if suffix in (".md", ".markdown") else Format.TEXT
