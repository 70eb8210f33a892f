"""What was said: findings with their sentences, themes and assessments."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from findings import vocabulary
from findings.querysets import FindingQuerySet
from inspections.models import Authority, Source, Visit
from inspections.vocabulary import JUDGEMENT_LABELS

ASSESSMENT_CHOICES = list(vocabulary.ASSESSMENT_LABELS.items())


class ThemeQuerySet(models.QuerySet["Theme"]):
    """Questions about themes."""

    def shown(self) -> ThemeQuerySet:
        """The themes that pages offer: those in use, and archived ones that findings still have
        because people said so."""
        left = FindingTheme.objects.filter(theme=models.OuterRef("pk"))
        return self.filter(models.Q(archived__isnull=True) | models.Exists(left))


class Theme(models.Model):
    """What a finding can be about: its definition says what counts as an instance.

    ``phrases`` show that a sentence is about it, except where they lie within one of ``unless``;
    under a heading with one of ``sections`` every sentence is about it. ``shipped`` is the theme
    as the program brought it when it was last loaded, from which local edits are told.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80, unique=True)
    group = models.CharField(max_length=40)
    definition = models.TextField()
    position = models.PositiveSmallIntegerField(help_text="Order within the whole vocabulary")
    phrases = models.JSONField(default=list, blank=True)
    unless = models.JSONField(default=list, blank=True)
    sections = models.JSONField(default=list, blank=True)
    shipped = models.JSONField(null=True, blank=True)
    archived = models.DateTimeField(null=True, blank=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class VocabularyChange(models.Model):
    """A change to the vocabulary of themes: proposed with what it would do, then made.

    ``before`` and ``after`` hold each theme that it changes, by its slug, as
    ``findings.vocabulary_entries.Entry`` writes it; None where there was no such theme.
    ``effect`` is what it would do to findings, as ``findings.vocabulary_effect.Effect`` writes
    it. ``made_by`` is nobody where the program brought the change.
    """

    class State(models.TextChoices):
        """Where a change is on its way."""

        COUNTING = "counting", "Being worked out"
        PROPOSED = "proposed", "Proposed, not made"
        RELABELLING = "relabelling", "Made; findings are being labelled anew"
        DONE = "done", "Made"
        BROKEN_OFF = "broken-off", "Broke off"
        DISCARDED = "discarded", "Not made"

    what = models.CharField(max_length=200)
    why = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed = models.DateTimeField(default=timezone.now)
    made = models.DateTimeField(null=True, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    effect = models.JSONField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.COUNTING)
    problem = models.TextField(blank=True)
    reached = models.PositiveBigIntegerField(default=0, help_text="Key of the last row done")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    relabelled = models.PositiveIntegerField(default=0, help_text="Findings with other themes now")
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-made", "-pk"]
        indexes = [models.Index(fields=["state"], name="vocabulary_change_state")]

    def __str__(self) -> str:
        return self.what


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
            models.Index(fields=["visit", "source", "ordinal", "role"], name="finding_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.ordinal}: {self.text[:60]}"


class FindingTheme(models.Model):
    """A theme of a finding, with the assessment of the sentences about it taken together."""

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="finding_themes", db_index=False
    )
    theme = models.ForeignKey(Theme, models.PROTECT, related_name="finding_themes")
    assessment = models.CharField(max_length=20, choices=ASSESSMENT_CHOICES)

    class Meta:
        ordering = ["finding", "theme__position"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "theme"], name="finding_theme_once")
        ]
        indexes = [
            models.Index(fields=["theme", "assessment", "finding"], name="theme_assessed"),
            models.Index(fields=["finding", "theme", "assessment"], name="finding_themes_assessed"),
        ]

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
