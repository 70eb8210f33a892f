"""What a sentence is about: themes by their phrases, from the vocabulary in a data file."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from findings.labels.phrases import Match, PhraseBook, Word, words_of
from findings.labels.shape import Reason


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme of the vocabulary: ``phrases`` show that a sentence is about it, except where
    they lie within one of ``unless``; under a heading with one of ``sections`` every sentence
    is about it."""

    slug: str
    name: str
    group: str
    definition: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@cache
def shipped_vocabulary() -> tuple[ThemeEntry, ...]:
    """The themes that come with the program, in the order of pages."""
    text = files("findings").joinpath("data", "themes.toml").read_text(encoding="utf-8")
    return tuple(
        ThemeEntry(
            entry["slug"],
            entry["name"],
            entry["group"],
            entry["definition"],
            tuple(entry["phrases"]),
            tuple(entry.get("unless", ())),
            tuple(entry.get("sections", ())),
        )
        for entry in tomllib.loads(text)["theme"]
    )


class ThemeReader:
    """Finds a vocabulary's themes in sentences. Building one takes far longer than using it."""

    def __init__(self, vocabulary: Sequence[ThemeEntry]) -> None:
        self._phrases = PhraseBook({entry.slug: entry.phrases for entry in vocabulary})
        self._unless = PhraseBook({entry.slug: entry.unless for entry in vocabulary})
        self._sections = PhraseBook({entry.slug: entry.sections for entry in vocabulary})
        shipped = {entry.slug: entry for entry in shipped_vocabulary()}
        self.slugs = frozenset(entry.slug for entry in vocabulary)
        self._added = PhraseBook({e.slug: _added(e, shipped.get(e.slug)) for e in vocabulary})
        self._taken_out = PhraseBook(
            {e.slug: _taken_out(e, shipped.get(e.slug)) for e in vocabulary}
        )

    def added_locally(self, words: tuple[Word, ...]) -> frozenset[str]:
        """The themes of which a phrase stands in the sentence that is not in the shipped
        vocabulary: whoever added it has the last word, not what was learned without it."""
        return frozenset(match.label for match in self._added.matches(words))

    def taken_out_locally(self, words: tuple[Word, ...]) -> frozenset[str]:
        """The themes of which a shipped phrase stands in the sentence that was taken out of this
        vocabulary, or a local exception: they are not given for what was learned alone."""
        return frozenset(match.label for match in self._taken_out.matches(words))

    def themes(self, sentence: str, words: tuple[Word, ...]) -> tuple[Reason, ...]:
        """One reason a theme that the sentence is about, in order of first mention."""
        matches = list(self._phrases.matches(words))
        if not matches:
            return ()
        taken_back: dict[str, list[Match]] = {}
        for match in self._unless.matches(words):
            taken_back.setdefault(match.label, []).append(match)
        found: dict[str, Match] = {}
        for match in matches:
            if match.label not in found and not _within(match, taken_back.get(match.label, [])):
                found[match.label] = match
        return tuple(reason_for(match, sentence, words) for match in found.values())

    def of_section(self, heading: str) -> tuple[str, ...]:
        """The slugs of the themes that every sentence under the heading is about."""
        matches = self._sections.matches(words_of(heading))
        return tuple(dict.fromkeys(match.label for match in matches))


def _added(entry: ThemeEntry, shipped: ThemeEntry | None) -> tuple[str, ...]:
    known = shipped.phrases if shipped else ()
    return tuple(phrase for phrase in entry.phrases if phrase not in known)


def _taken_out(entry: ThemeEntry, shipped: ThemeEntry | None) -> tuple[str, ...]:
    if shipped is None:
        return ()
    gone = (phrase for phrase in shipped.phrases if phrase not in entry.phrases)
    excepted = (phrase for phrase in entry.unless if phrase not in shipped.unless)
    return (*gone, *excepted)


def _within(match: Match, others: list[Match]) -> bool:
    return any(match.first < other.end and other.first < match.end for other in others)


def reason_for(match: Match, sentence: str, words: tuple[Word, ...]) -> Reason:
    """The words of a match, as they stand in the sentence, as the reason for its label."""
    start, end = words[match.first].start, words[match.end - 1].end
    return Reason(match.label, start, end, sentence[start:end])


@cache
def shipped_reader() -> ThemeReader:
    """The reader of the vocabulary that comes with the program."""
    return ThemeReader(shipped_vocabulary())
