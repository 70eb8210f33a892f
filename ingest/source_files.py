"""Serving the documents themselves, so that nothing in them can act.

What was taken in is somebody else's file. A PDF is shown by the browser's own viewer, texts and
web pages as plain text, everything else only as a file to save.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from django.http import FileResponse

from ingest.models import Document

SHOWN_AS = {
    ".pdf": "application/pdf",
    ".html": "text/plain; charset=utf-8",
    ".htm": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".markdown": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".text": "text/plain; charset=utf-8",
}
SAVED_AS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
POLICY_FOR_PDF = "frame-ancestors 'none'; form-action 'none'; base-uri 'none'"
"""Chromium refuses to open its PDF viewer in a sandboxed page, so a PDF, which the viewer shows
in a process of its own, goes without ``sandbox``."""


def serve(document: Document, *, save: bool) -> FileResponse:
    """A document's file, to look at where that is safe, or to save.

    Raises FileNotFoundError where the file is no longer kept.
    """
    file = document.file.open("rb")
    suffix = PurePosixPath(str(document.file.name)).suffix
    if suffix == ".pdf" and b"%PDF-" not in file.read(1024):
        suffix = ""  # named so, but something else
    file.seek(0)
    shown_as = SHOWN_AS.get(suffix)
    response = FileResponse(file, as_attachment=save or shown_as is None, filename=document.name)
    response["Content-Type"] = shown_as or SAVED_AS.get(suffix, "application/octet-stream")
    response["X-Content-Type-Options"] = "nosniff"
    is_pdf = shown_as == "application/pdf"
    response["Content-Security-Policy"] = POLICY_FOR_PDF if is_pdf else POLICY
    return response
