"""The vocabulary as a file: TOML, as the shipped vocabulary is written, and back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from findings.phrase_checks import MOST_PHRASES, tidy_all, wrong_phrases
from findings.vocabulary_entries import LONGEST_NAME, PHRASE_LISTS, Entry, Vocabulary

TEXTS = {"slug": 40, "name": LONGEST_NAME, "group": 40, "definition": 2000}
"""What every theme of a file says in words, and how long it may be."""
KNOWN = {*TEXTS, *PHRASE_LISTS, "archived"}
LARGEST_FILE = 2_000_000

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HEAD = re.compile(r"^\s*\[\[\s*theme\s*\]\]", re.MULTILINE)
_INTRODUCTION = """\
# The themes that findings are about: what each means, and the phrases that show it.
# `unless` lists phrases that take a phrase's words for something else; `sections` lists phrases
# of headings under which every sentence is about the theme. The order is the order on pages.
"""


class WrongFile(Exception):
    """A file that is no vocabulary; ``problems`` say what is wrong and where."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class _Item:
    """A theme as it stands in a file, and the line on which it begins."""

    line: int
    given: dict[str, Any]

    def __str__(self) -> str:
        name = self.given.get("name") or self.given.get("slug")
        return f"Line {self.line}, theme “{name}”" if name else f"Line {self.line}, a theme"


def as_file(vocabulary: Vocabulary) -> str:
    """The whole vocabulary as the text of a file."""
    themes = sorted(vocabulary.values(), key=lambda entry: entry.position)
    return "\n".join([_INTRODUCTION, *map(_as_table, themes)])


def from_file(content: bytes, stored: Vocabulary) -> Vocabulary:
    """The vocabulary as it would be with a file's themes; those that the file does not name
    stay as they are. Raises WrongFile, naming each line and field that is wrong."""
    items = _items(_text(content))
    problems = [problem for item in items for problem in _problems(item)]
    if problems:
        raise WrongFile(problems)
    entries = [_entry(item.given) for item in items]
    if problems := [*_twice(items, "slug"), *_names_taken(items, entries, stored)]:
        raise WrongFile(problems)
    return _in_place(entries, stored)


def _as_table(entry: Entry) -> str:
    lines = ["[[theme]]"]
    lines += [f"{name} = {_string(getattr(entry, name))}" for name in TEXTS]
    for name in PHRASE_LISTS:
        if (phrases := getattr(entry, name)) or name == "phrases":
            lines.append(f"{name} = [{', '.join(map(_string, phrases))}]")
    if entry.archived:
        lines.append("archived = true")
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """Text as TOML writes it, which is as JSON does but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise WrongFile(["The file is too large for a vocabulary of themes."])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise WrongFile([f"Line {line}: this is no text in UTF-8. Save the file as UTF-8."]) from (
            error
        )


def _items(text: str) -> list[_Item]:
    try:
        data = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise WrongFile([f"The file cannot be read as TOML: {error}."]) from error
    themes = data.get("theme")
    if not isinstance(themes, list) or not all(isinstance(one, dict) for one in themes):
        raise WrongFile(["The file has no theme. Each begins with a line “[[theme]]”."])
    lines = [
        text.count("\n", 0, m.start() + m.group().index("[")) + 1 for m in _HEAD.finditer(text)
    ]
    lines += [1] * (len(themes) - len(lines))
    return [_Item(line, given) for line, given in zip(lines, themes, strict=False)]


def _problems(item: _Item) -> Iterator[str]:
    given = item.given
    for name in sorted(given.keys() - KNOWN):
        yield f"{item}: there is no field “{name}”. There are {', '.join(sorted(KNOWN))}."
    for name, longest in TEXTS.items():
        value = given.get(name)
        if not isinstance(value, str) or not value.strip():
            yield f"{item}: “{name}” is missing or is no text."
        elif len(value) > longest:
            yield f"{item}: “{name}” is longer than {longest} letters."
    if isinstance(slug := given.get("slug"), str) and slug and not _SLUG.fullmatch(slug):
        yield f"{item}: “slug” has small letters, digits and single hyphens only."
    if not isinstance(given.get("archived", False), bool):
        yield f"{item}: “archived” is true or false."
    for name in PHRASE_LISTS:
        yield from _list_problems(item, name, given.get(name, []))


def _list_problems(item: _Item, name: str, value: Any) -> Iterator[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        yield f"{item}: “{name}” is no list of phrases in quotation marks."
        return
    if len(value) > MOST_PHRASES:
        yield f"{item}: “{name}” has more than {MOST_PHRASES} phrases."
    for place, reason in wrong_phrases(value):
        yield f"{item}, {name}, phrase {place}: {reason}"


def _entry(given: dict[str, Any]) -> Entry:
    texts: dict[str, Any] = {name: " ".join(given[name].split()) for name in TEXTS}
    lists: dict[str, Any] = {name: tuple(tidy_all(given.get(name, []))) for name in PHRASE_LISTS}
    return Entry(**texts, **lists, archived=given.get("archived", False))


def _twice(items: list[_Item], field: str) -> Iterator[str]:
    seen: dict[str, int] = {}
    for item in items:
        value = item.given[field]
        if value in seen:
            yield f"{item}: the {field} “{value}” stands in line {seen[value]} already."
        seen.setdefault(value, item.line)


def _names_taken(items: list[_Item], entries: list[Entry], stored: Vocabulary) -> Iterator[str]:
    slugs = {entry.slug for entry in entries}
    taken = {e.name.lower(): slug for slug, e in stored.items() if slug not in slugs}
    for item, entry in zip(items, entries, strict=True):
        if entry.name.lower() in taken:
            yield f"{item}: another theme, “{taken[entry.name.lower()]}”, has this name."
        taken.setdefault(entry.name.lower(), entry.slug)


def _in_place(entries: list[Entry], stored: Vocabulary) -> Vocabulary:
    """The file's themes in the file's order, where it tells another one; the rest behind what
    they stood behind."""
    held = [e for e in entries if e.slug in stored]
    same_order = [e.slug for e in held] == [s for s in stored if s in {e.slug for e in held}]
    if same_order and len(held) == len(entries):
        return {e.slug: replace(e, position=stored[e.slug].position) for e in entries}
    order = [entry.slug for entry in entries]
    before = None
    for slug in stored:
        if slug not in order:
            order.insert(order.index(before) + 1 if before else 0, slug)
        before = slug
    everything = dict(stored) | {entry.slug: entry for entry in entries}
    return {s: replace(everything[s], position=n) for n, s in enumerate(order, start=1)}
