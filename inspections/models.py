"""Who was visited, when, by whom, with what grade, and which document says so."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from inspections import vocabulary
from inspections.vocabulary import DatePrecision
from inspections.wording import period_in_words


class Trust(models.Model):
    """A children's trust that delivers services for one or more authorities."""

    name = models.CharField(max_length=200, unique=True)
    other_names = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """A local authority with children's services, of today or closed since 2009."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    urn = models.CharField("Ofsted URN", max_length=12, unique=True)
    la_code = models.CharField("LA code", max_length=4, blank=True)
    ons_code = models.CharField("ONS code", max_length=9, blank=True)
    region = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=40, blank=True)
    other_names = models.JSONField(default=list, blank=True)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    sample = models.BooleanField(default=False, help_text="Invented, part of the sample data")
    successors = models.ManyToManyField(
        "self", symmetrical=False, related_name="predecessors", blank=True
    )
    trusts = models.ManyToManyField(Trust, through="TrustDelivery", related_name="authorities")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name


class StatisticalNeighbour(models.Model):
    """One of an authority's statistical neighbours, nearest first (rank from 1)."""

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="neighbour_ranks")
    neighbour = models.ForeignKey(Authority, models.CASCADE, related_name="neighbour_of")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["authority", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "neighbour"], name="neighbour_once")
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.rank}. {self.neighbour}"


class TrustDelivery(models.Model):
    """The period over which a trust delivers an authority's children's services."""

    trust = models.ForeignKey(Trust, models.PROTECT, related_name="deliveries")
    authority = models.ForeignKey(Authority, models.CASCADE, related_name="trust_deliveries")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["start"]
        verbose_name_plural = "trust deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["trust", "authority", "start"], name="trust_delivery_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.trust} for {self.authority} from {self.start}"


class Source(models.Model):
    """A letter, report or paper that statements rest on; a file is known by its hash."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    document_type = models.CharField(
        max_length=20, choices=list(vocabulary.DOCUMENT_TYPE_LABELS.items())
    )
    pages = models.PositiveIntegerField(null=True, blank=True)
    published = models.DateField(null=True, blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def in_councils_words(self) -> bool:
        """Whether a council retells here what the inspectors found."""
        return self.document_type in vocabulary.COUNCILS_WORDS


class Visit(models.Model):
    """A visit or inspection of an authority: identity is authority, kind, days and number.

    ``start`` and ``end`` are the first and last day of what is known, to ``date_precision``.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="visits")
    kind = models.CharField(max_length=20, choices=list(vocabulary.KIND_LABELS.items()))
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    date_precision = models.CharField(
        max_length=5, blank=True, choices=list(vocabulary.PRECISION_LABELS.items())
    )
    published = models.DateField(null=True, blank=True)
    lead_inspector = models.CharField(max_length=120, blank=True)
    inspectors = models.JSONField(default=list, blank=True)
    focus = models.TextField(blank=True)
    outcome = models.CharField(
        max_length=40, blank=True, choices=list(vocabulary.OUTCOME_LABELS.items())
    )
    sources = models.ManyToManyField(Source, related_name="visits")

    class Meta:
        ordering = ["authority", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "kind", "start", "end"],
                condition=Q(number__isnull=True),
                name="visit_once",
            ),
            models.UniqueConstraint(
                fields=["authority", "kind", "start", "end", "number"],
                condition=Q(number__isnull=False),
                name="numbered_visit_once",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True) | Q(end__gte=F("start")),
                name="visit_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True, date_precision="")
                | Q(
                    start__isnull=False,
                    end__isnull=False,
                    date_precision__in=[p.value for p in DatePrecision],
                ),
                name="visit_dates_with_precision",
            ),
        ]
        indexes = [models.Index(fields=["authority", "start"])]

    def __str__(self) -> str:
        return f"{self.authority}: {self.get_kind_display()}, {self.period}"

    @property
    def period(self) -> str:
        """When it was, in words, as exactly as is known."""
        return period_in_words(self.start, self.end, self.date_precision)


class Judgement(models.Model):
    """The grade that a visit's own documents give for one judgement area."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="judgements")
    judgement = models.CharField(max_length=40, choices=list(vocabulary.JUDGEMENT_LABELS.items()))
    grade = models.CharField(max_length=24, choices=list(vocabulary.GRADE_LABELS.items()))
    wording = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, related_name="judgements")

    class Meta:
        ordering = ["visit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "judgement"], name="judgement_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_judgement_display()}: {self.get_grade_display()}"


class CitedJudgement(models.Model):
    """A grade of an earlier inspection that later documents recall, once for all of them.

    ``visit`` is that inspection where it is held; then the visit's own judgement is what pages
    show. Undated where no document gives a date.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="cited_judgements")
    judgement = models.CharField(max_length=40, choices=list(vocabulary.JUDGEMENT_LABELS.items()))
    grade = models.CharField(max_length=24, choices=list(vocabulary.GRADE_LABELS.items()))
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    date_precision = models.CharField(
        max_length=5, blank=True, choices=list(vocabulary.PRECISION_LABELS.items())
    )
    visit = models.ForeignKey(
        Visit, models.SET_NULL, null=True, blank=True, related_name="recalled_as"
    )

    class Meta:
        ordering = ["authority", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "judgement", "grade", "start", "end"],
                name="cited_judgement_once",
            ),
            models.UniqueConstraint(
                fields=["authority", "judgement", "grade"],
                condition=Q(start__isnull=True, visit__isnull=True),
                name="undated_cited_judgement_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_judgement_display()}: {self.get_grade_display()} (cited)"


class Citation(models.Model):
    """One document's recalling of a cited judgement: its words and page."""

    cited_judgement = models.ForeignKey(CitedJudgement, models.CASCADE, related_name="citations")
    source = models.ForeignKey(Source, models.CASCADE, related_name="citations")
    wording = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["source", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cited_judgement", "source"], name="citation_once")
        ]

    def __str__(self) -> str:
        return f"{self.cited_judgement} in {self.source}"
