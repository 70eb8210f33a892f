"""Words and symbols of assessments and roles for templates."""

from collections import Counter
from datetime import date

from django import template

from findings.models import Finding, Sentence
from findings.standing import NO_OVERALL_SINCE, Given
from findings.vocabulary import ASSESSMENT_LABELS, ASSESSMENT_SYMBOLS, ROLE_LABELS, Assessment
from inspections.vocabulary import VisitKind
from inspections.wording import span_in_words

register = template.Library()

_FRAMEWORKS = {VisitKind.ILACS.value: "ILACS", VisitKind.SIF.value: "SIF"}


@register.filter
def assessment_label(assessment: str) -> str:
    """``Needs improvement`` of ``needs-improvement``."""
    return ASSESSMENT_LABELS.get(assessment, assessment)


@register.filter
def assessment_symbol(assessment: str) -> str:
    """The symbol that stands beside the colour of an assessment."""
    return ASSESSMENT_SYMBOLS.get(assessment, "")


@register.filter
def count_of(counts: dict[str, int], name: str) -> int:
    """The count under a name, none where it is not counted."""
    return counts.get(name, 0)


@register.filter
def role_label(role: str) -> str:
    """``What needs to improve`` of ``recommendation``."""
    return ROLE_LABELS.get(role, role)


@register.filter
def framework(given: Given) -> str:
    """``SIF`` or ``ILACS``, the framework that a grade was given under, as far as it is told."""
    if given.kind not in _FRAMEWORKS:
        return "Framework not told"
    name = _FRAMEWORKS[given.kind]
    is_new = given.kind == VisitKind.ILACS and given.start and given.start >= NO_OVERALL_SINCE
    return f"{name}, as from {NO_OVERALL_SINCE:%B %Y}" if is_new else name


@register.filter
def span(days: int) -> str:
    """``16 months``: how long so many days are."""
    return span_in_words(days)


@register.filter
def span_since(until: date, since: date) -> str:
    """``2 years and 3 months``: how long it is from ``since`` to ``until``."""
    return span_in_words((until - since).days)


@register.filter
def made_of(finding: Finding) -> str:
    """What its sentences say where they differ: ``✓ 2 strength, ! 1 needs improvement``; else
    empty. Sentences that evaluate nothing are not counted."""
    counts = Counter(sentence.assessment for sentence in finding.sentences.all())
    told = [a for a in ASSESSMENT_LABELS if counts[a] and a != Assessment.CONTEXT]
    if len(told) < 2:
        return ""
    return ", ".join(
        f"{ASSESSMENT_SYMBOLS[a]} {counts[a]} {ASSESSMENT_LABELS[a].lower()}" for a in told
    )


@register.filter
def why(sentence: Sentence) -> list[tuple[str, list[str]]]:
    """The words that decided a sentence's labels: (label in words, the deciding words), the
    assessment first, then its themes in order."""
    names = {sentence.assessment: ASSESSMENT_LABELS.get(sentence.assessment, sentence.assessment)}
    names |= {theme.slug: theme.name for theme in sentence.themes.all()}
    decided: dict[str, list[str]] = {slug: [] for slug in names}
    for reason in sentence.reasons:
        if reason["label"] in decided and reason["words"] not in decided[reason["label"]]:
            decided[reason["label"]].append(reason["words"])
    return [(names[slug], words) for slug, words in decided.items()]
