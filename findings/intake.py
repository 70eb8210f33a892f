"""What the home page is told of documents by the floor above, which knows how they come in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from inspections.models import Source

SourcesSince = Callable[[datetime], QuerySet[Source]]
"""The sources whose documents came in after a moment."""


@dataclass(frozen=True, slots=True)
class DocumentsInState:
    """How many documents are in a state, and where they are listed."""

    state: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Intake:
    """How far documents have come: which came in since when, how many are in which state."""

    sources_since: SourcesSince
    states: Callable[[], list[DocumentsInState]]
