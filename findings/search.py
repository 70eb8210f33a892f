"""Searching findings for words, the same on every database.

A query is words and "phrases in quotes". All of them must occur. A word is found at the start of
a word of the text (``assess`` finds *assessments*), a phrase exactly as it stands, as whole words.
Small and capital letters, straight and curly apostrophes, and kinds of dash are the same.

The database finds by its index of words (``findings.word_index``) the findings that have what
the terms start with; a regular expression then looks for what is more than the start of a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet

from findings.word_index import HasWords

_TERM = re.compile(r'["“”]([^"“”]*)["“”]?|([^\s"“”]+)')
_APOSTROPHES = "'‘’ʼ"
_DASHES = "-‐‑–—"
_BEFORE = "(^|[^a-zA-Z0-9])"
_AFTER = "($|[^a-zA-Z0-9])"
_RUN = re.compile("[a-zA-Z0-9]+")

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing looked for; ``exact`` where it stood in quotes."""

    words: str
    exact: bool = False

    @property
    def pattern(self) -> str:
        """A regular expression that Python and PostgreSQL read alike."""
        return _BEFORE + self._core + (_AFTER if self.exact else "")

    @property
    def marked(self) -> re.Pattern[str]:
        """What to mark in a text: the term itself, and for a word the rest of that word."""
        ending = r"(?![a-zA-Z0-9])" if self.exact else r"[a-zA-Z0-9]*"
        return re.compile(rf"(?<![a-zA-Z0-9]){self._core}{ending}", re.IGNORECASE)

    @property
    def runs(self) -> list[str]:
        """The runs of letters and digits in it, each of which starts a word where it stands."""
        return _RUN.findall(self.words)

    @property
    def is_start_of_word(self) -> bool:
        """Whether it is found wherever a word starts with it, and nowhere else."""
        return not self.exact and self.runs == [self.words]

    @property
    def _core(self) -> str:
        return r"\s+".join("".join(_sign(c) for c in word) for word in self.words.split())


def _sign(character: str) -> str:
    if character in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    if character in _DASHES:
        return f"[{_DASHES}]"
    return re.escape(character)


def terms_of(query: str) -> tuple[Term, ...]:
    """The words and quoted phrases of a query, each once, in order. Signs alone are no term."""
    found = (
        Term(" ".join((phrase or word).split()), exact=bool(phrase))
        for phrase, word in _TERM.findall(query)
    )
    return tuple(dict.fromkeys(term for term in found if re.search(r"\w", term.words)))


def matching(findings: QuerySet[Row], terms: Sequence[Term]) -> QuerySet[Row]:
    """The findings whose text has every one of the terms."""
    if runs := dict.fromkeys(run for term in terms for run in term.runs):
        findings = findings.filter(HasWords([*runs]))
    for term in terms:
        if not term.is_start_of_word:
            findings = findings.filter(text__iregex=term.pattern)
    return findings


def places(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in the text: (start, end) in order, overlaps joined."""
    spans = sorted(match.span() for term in terms for match in term.marked.finditer(text))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
