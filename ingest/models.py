"""How documents come in: each file with its state, its reading, its problems, its corrections."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from inspections.models import Source
from inspections.vocabulary import DOCUMENT_TYPE_LABELS


class Document(models.Model):
    """A file that came in; a file is known by its hash, so that the same file is one document.

    ``reading`` is the machine's whole reading as ``manage.py parse`` prints it; nobody edits
    it. What people state stands in ``Correction`` rows and wins over it at every merge.
    ``kept`` holds values of ``visit`` that an earlier reading of this document gave and on
    which the present one is silent.
    """

    class State(models.TextChoices):
        """Where a document is on its way; ``NEEDS_REVIEW`` is stored, with problems to look at."""

        QUEUED = "queued", "Waiting to be read"
        READING = "reading", "Being read"
        READ = "read", "Read"
        NEEDS_REVIEW = "needs-review", "Read, with points to check"
        FAILED = "failed", "Could not be read"

    sha256 = models.CharField(max_length=64, unique=True)
    file = models.FileField(upload_to="documents/%Y/", max_length=300)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="In bytes")
    family = models.CharField(max_length=20, blank=True, choices=list(DOCUMENT_TYPE_LABELS.items()))
    state = models.CharField(max_length=12, choices=State.choices, default=State.QUEUED)
    problems = models.JSONField(default=list, blank=True)
    reader_version = models.CharField(max_length=40, blank=True)
    reading = models.JSONField(null=True, blank=True)
    kept = models.JSONField(default=dict, blank=True)
    source = models.OneToOneField(
        Source, models.PROTECT, null=True, blank=True, related_name="document"
    )
    sample = models.BooleanField(default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="documents"
    )
    received = models.DateTimeField(default=timezone.now)
    state_since = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-received", "-pk"]
        indexes = [
            models.Index(fields=["state", "state_since"]),
            models.Index(fields=["-received", "-id"], name="document_latest"),
        ]

    def __str__(self) -> str:
        return self.name


class Correction(models.Model):
    """What a person states against the machine's reading of one document, who, when and why.

    ``field`` is a path into the reading (``visit.lead_inspector``, ``authority``,
    ``findings.12.assessment``); ``value`` is what stands there instead. A later correction of
    the same field replaces an earlier one; ``withdrawn`` takes it back without losing it.
    ``about`` holds the words of the finding that was corrected, by which it is found again
    when a later reading counts its findings otherwise.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=80)
    value = models.JSONField(null=True, blank=True)
    about = models.TextField(blank=True)
    reason = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="corrections"
    )
    made = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["document", "made", "pk"]
        indexes = [models.Index(fields=["document", "field"])]

    def __str__(self) -> str:
        return f"{self.document}: {self.field}"
