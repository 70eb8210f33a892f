"""Readings that hang, crash and fail, for workers to be given."""

import hashlib
import os
import time

from ingest.reading.schema import ParsedDocument
from inspections.register import Register


def odd_reading(content: bytes, name: str, register: Register) -> ParsedDocument:
    """What the file's own words ask for; anything else is a plain reading."""
    asked = content.decode()
    if asked == "hang":
        time.sleep(600)
    if asked == "crash":
        os._exit(11)
    if asked == "raise":
        raise RuntimeError("a fault")
    if asked == "fill memory":
        bytearray(3_000_000_000)
    if asked == "slow":
        time.sleep(0.5)
    return ParsedDocument(
        path=name,
        sha256=hashlib.sha256(content).hexdigest(),
        pages=os.getpid(),
        document_type="unrecognised",
        authority=None,
        visit=None,
    )
