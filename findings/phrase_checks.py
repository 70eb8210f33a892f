"""Phrases as people write them: put in order, and what is wrong with one in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from findings.labels.phrases import GAPS, LEFT_OUT, LONGEST_STEM, SHORTEST_STEM, PhraseBook

LONGEST_PHRASE = 100
MOST_PHRASES = 400
SHORTEST_FRAGMENT = 2

_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z]+)*")
_RUN = re.compile("[A-Za-z0-9]+")


class WrongPhrase(Exception):
    """A phrase that cannot be looked for; the message says why."""


def tidy(written: str) -> str:
    """A phrase with single spaces and straight apostrophes, so that the same is written once."""
    return " ".join(written.replace("’", "'").split())


def tidy_all(written: Iterable[str]) -> list[str]:
    """Phrases in order, each once, without empty ones."""
    return [phrase for phrase in dict.fromkeys(map(tidy, written)) if phrase]


def check(written: str) -> None:
    """Raise WrongPhrase where a phrase cannot be looked for as it is written."""
    phrase = tidy(written)
    if len(phrase) > LONGEST_PHRASE:
        raise WrongPhrase(f"“{phrase[:40]}…” is longer than {LONGEST_PHRASE} letters.")
    parts = _parts(phrase)
    if not parts:
        raise WrongPhrase("There is no word in it.")
    if parts[0] in GAPS or parts[-1] in GAPS:
        raise WrongPhrase(f"“{phrase}” begins or ends with a gap. A gap stands between two words.")
    for part in parts:
        if part not in GAPS:
            _check_word(phrase, part)
    _check_first(phrase, parts[0])
    try:
        PhraseBook({"": [phrase]})
    except ValueError as error:
        raise WrongPhrase(f"“{phrase}” cannot be looked for: {error}.") from error


def wrong_phrases(written: Sequence[str]) -> list[tuple[int, str]]:
    """Each phrase that cannot be looked for: its place (from 1) and why."""
    found = []
    for place, phrase in enumerate(written, start=1):
        if not tidy(phrase):
            continue
        try:
            check(phrase)
        except WrongPhrase as reason:
            found.append((place, str(reason)))
    return found


def fragments(phrase: str) -> tuple[frozenset[str], ...]:
    """For each word of a phrase that is long enough to tell, the runs of letters and digits of
    which one stands in every text that has the phrase."""
    found = []
    for part in _parts(tidy(phrase)):
        runs = [max(_RUN.findall(word), key=len, default="") for word in part.split("/")]
        if min(map(len, runs)) >= SHORTEST_FRAGMENT:
            found.append(frozenset(run.lower() for run in runs))
    return tuple(found)


def _parts(phrase: str) -> list[str]:
    return phrase.replace("-", " ").split()


def _check_word(phrase: str, part: str) -> None:
    """Raise WrongPhrase where a word, or one of several, can never stand in a sentence."""
    if set(part) == {"."}:
        raise WrongPhrase(f"“{phrase}” has “{part}”. A gap is “.” (one word) or “..” (three).")
    for word in part.split("/") if part != "/" else [""]:
        plain = word.removesuffix("*")
        if not plain:
            raise WrongPhrase(f"In “{phrase}” no word stands before or after the “/” or “*”.")
        if "*" in plain:
            raise WrongPhrase(f"“{phrase}” has a “*” within a word. It stands at a word’s end.")
        is_sign = len(plain) == 1 and not plain.isalnum() and plain not in LEFT_OUT
        if not is_sign and not _WORD.fullmatch(plain.strip("'")):
            raise WrongPhrase(
                f"In “{phrase}”, “{word}” is no word. Write words of the letters a to z and "
                "digits, and a space before and after a comma or bracket."
            )


def _check_first(phrase: str, first: str) -> None:
    for word in first.split("/"):
        if word.endswith("*") and not SHORTEST_STEM <= len(word) - 1 <= LONGEST_STEM:
            raise WrongPhrase(
                f"“{phrase}” begins with “{word}”. Before a “*” at the beginning there are "
                f"{SHORTEST_STEM} to {LONGEST_STEM} letters."
            )
