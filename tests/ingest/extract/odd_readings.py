"""Readings that hang, crash and fail, for workers to be given."""

import hashlib
import os
import time

from ingest.reading.extract.recognition import ask_for_time
from ingest.reading.schema import ParsedDocument
from inspections.register import Register


def odd_reading(content: bytes, name: str, register: Register) -> ParsedDocument:
    """What the file's own words ask for; anything else is a plain reading."""
    asked = content.decode()
    if asked == "hang":
        while True:
            pass
    if asked == "wait for ever":
        time.sleep(600)
    if asked == "crash":
        os._exit(11)
    if asked == "raise":
        raise RuntimeError("a fault")
    if asked == "fill memory":
        bytearray(3_000_000_000)
    if asked == "known to be slow" and (more_time := ask_for_time.get()):
        more_time(10)
        started = time.process_time()
        while time.process_time() - started < 2:
            pass
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
