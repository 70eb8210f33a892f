"""What was said: findings with their sentences, themes and assessments."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from findings import vocabulary
from findings.querysets import FindingQuerySet
from inspections.models import Authority, Source, Visit
from inspections.vocabulary import JUDGEMENT_LABELS

ASSESSMENT_CHOICES = list(vocabulary.ASSESSMENT_LABELS.items())


class Theme(models.Model):
    """What a finding can be about: its definition says what counts as an instance."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)
    group = models.CharField(max_length=40)
    definition = models.TextField()
    position = models.PositiveSmallIntegerField(help_text="Order within the whole vocabulary")

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Finding(models.Model):
    """One paragraph, numbered paragraph or bullet of a document on a visit, whole.

    ``boxes`` is a list of ``{"page", "x0", "top", "x1", "bottom"}`` in PDF points from the
    page's top left; ``judgement`` is the judgement area whose section it stands in.
    """

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    source = models.ForeignKey(Source, models.PROTECT, related_name="findings")
    ordinal = models.PositiveIntegerField()
    number = models.CharField(max_length=12, blank=True)
    section = models.CharField(max_length=300, blank=True)
    judgement = models.CharField(max_length=40, blank=True, choices=list(JUDGEMENT_LABELS.items()))
    role = models.CharField(max_length=16, choices=list(vocabulary.ROLE_LABELS.items()))
    text = models.TextField()
    page = models.PositiveIntegerField(null=True, blank=True)
    boxes = models.JSONField(default=list, blank=True)
    assessment = models.CharField(max_length=20, choices=ASSESSMENT_CHOICES)
    themes = models.ManyToManyField(Theme, through="FindingTheme", related_name="findings")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["visit", "source", "ordinal"]
        permissions = [("export_finding", "Can take findings out as a file")]
        constraints = [models.UniqueConstraint(fields=["source", "ordinal"], name="finding_once")]
        indexes = [
            models.Index(fields=["assessment", "role"]),
            models.Index(fields=["visit", "role", "assessment"]),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.ordinal}: {self.text[:60]}"


class FindingTheme(models.Model):
    """A theme of a finding, with the assessment of the sentences about it taken together."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="finding_themes")
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="finding_themes")
    assessment = models.CharField(max_length=20, choices=ASSESSMENT_CHOICES)

    class Meta:
        ordering = ["finding", "theme__position"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "theme"], name="finding_theme_once")
        ]
        indexes = [models.Index(fields=["theme", "assessment", "finding"], name="theme_assessed")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_assessment_display()}"


class Sentence(models.Model):
    """A sentence of a finding; ``start`` and ``end`` are offsets into the finding's text.

    ``reasons`` is a list of ``{"label", "start", "end", "words"}``: the words that decided each
    label, offsets into the sentence.
    """

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="sentences")
    ordinal = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    assessment = models.CharField(max_length=20, choices=ASSESSMENT_CHOICES)
    reasons = models.JSONField(default=list, blank=True)
    themes = models.ManyToManyField(Theme, related_name="sentences", blank=True)

    class Meta:
        ordering = ["finding", "ordinal"]
        constraints = [models.UniqueConstraint(fields=["finding", "ordinal"], name="sentence_once")]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The sentence's words."""
        return self.finding.text[self.start : self.end]


class LastLook(models.Model):
    """When a user last looked at the home page: lately, and on an earlier day than that."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="last_look")
    latest = models.DateTimeField()
    before = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-latest"]

    def __str__(self) -> str:
        return f"{self.user}: {self.latest:%Y-%m-%d %H:%M}"


class Comparison(models.Model):
    """A set of authorities that somebody compares again and again, under a name of their own."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="comparisons")
    name = models.CharField(max_length=80)
    authorities = models.ManyToManyField(
        Authority, through="ComparedAuthority", related_name="comparisons"
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name"], name="comparison_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class ComparedAuthority(models.Model):
    """An authority's place in a comparison, from the left."""

    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="compared")
    authority = models.ForeignKey(Authority, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["comparison", "place"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "authority"], name="compared_once")
        ]

    def __str__(self) -> str:
        return f"{self.comparison}: {self.place}. {self.authority}"
