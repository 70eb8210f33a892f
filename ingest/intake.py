"""What documents tell the pages on findings: which came in since, how many need looking at."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, QuerySet

from findings.intake import DocumentsInState, Intake
from ingest.models import Document
from inspections.models import Source


def sources_since(moment: datetime) -> QuerySet[Source]:
    """The sources whose documents came in after the moment."""
    return Source.objects.filter(document__received__gt=moment)


def states() -> list[DocumentsInState]:
    """How many documents are in each state, none left out."""
    counts = dict(Document.objects.order_by().values_list("state").annotate(Count("pk")))
    return [
        DocumentsInState(value, label, counts.get(value, 0))
        for value, label in Document.State.choices
    ]


INTAKE = Intake(sources_since, states)
