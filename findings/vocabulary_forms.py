"""Forms of the vocabulary: a theme, and a file of themes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.text import slugify

from findings.phrase_checks import MOST_PHRASES, tidy_all, wrong_phrases
from findings.vocabulary_entries import (
    LONGEST_NAME,
    PHRASE_LISTS,
    Entry,
    Vocabulary,
    groups,
    in_order,
)
from findings.vocabulary_file import LARGEST_FILE

LONGEST_SLUG = 40
FIRST = ""


class PhrasesField(forms.CharField):
    """Phrases, one on each line; those that cannot be looked for are named by their line."""

    def __init__(self, label: str, help_text: str) -> None:
        rows = forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "class": "phrases"})
        super().__init__(label=label, help_text=help_text, required=False, widget=rows)

    def clean(self, value: Any) -> tuple[str, ...]:
        """The phrases in order, each once."""
        lines = str(super().clean(value)).splitlines()
        if wrong := wrong_phrases(lines):
            raise forms.ValidationError([f"Line {line}: {reason}" for line, reason in wrong])
        phrases = tuple(tidy_all(lines))
        if len(phrases) > MOST_PHRASES:
            raise forms.ValidationError(f"These are more than {MOST_PHRASES} phrases.")
        return phrases


class WhyField(forms.CharField):
    """Why a change is made, for the history."""

    def __init__(self) -> None:
        super().__init__(
            label="Why",
            max_length=500,
            help_text="A sentence for the history, so that others understand it in a year.",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )


class ThemeForm(forms.Form):
    """A theme as people write it; ``wanted`` is the vocabulary that they ask for with it."""

    name = forms.CharField(max_length=LONGEST_NAME)
    group = forms.CharField(
        max_length=40,
        help_text="Themes of one group stand together. A new name makes a new group.",
        widget=forms.TextInput(attrs={"list": "groups", "autocomplete": "off"}),
    )
    after = forms.ChoiceField(
        label="Stands after", required=False, help_text="Within its group, on every page."
    )
    definition = forms.CharField(
        max_length=2000,
        help_text="What counts as an instance of it, so that two people would agree.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    phrases = PhrasesField("Phrases", "One on each line. A sentence with any of them is about it.")
    unless = PhrasesField(
        "Exceptions", "One on each line. Within these words a phrase does not count."
    )
    sections = PhrasesField(
        "Headings", "One on each line. Every sentence under such a heading is about the theme."
    )
    why = WhyField()

    def __init__(self, data: Any, *, stored: Vocabulary, entry: Entry | None) -> None:
        self.stored, self.entry = stored, entry
        others = [one for one in stored.values() if not entry or one.slug != entry.slug]
        super().__init__(data, initial=_initial(entry, others))
        choices = [(one.slug, f"{one.name} ({one.group})") for one in others if not one.archived]
        after = self.fields["after"]
        assert isinstance(after, forms.ChoiceField)  # noqa: S101
        after.choices = [(FIRST, "Nothing: it is the first"), *choices]

    def clean_name(self) -> str:
        """A name that no other theme has."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = (one for one in self.stored.values() if one is not self.entry)
        if taken := [one for one in others if one.name.lower() == name.lower()]:
            where = "an archived theme" if taken[0].archived else "another theme"
            raise forms.ValidationError(f"“{name}” is the name of {where} already.")
        if not slugify(name):
            raise forms.ValidationError("A name has at least one letter of the letters a to z.")
        return name

    def clean(self) -> dict[str, Any]:
        """A theme without phrases and headings would never be found."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["phrases"] and not cleaned["sections"]:
            self.add_error("phrases", "Give at least one phrase or one heading that shows it.")
        return cleaned

    def wanted(self) -> Vocabulary:
        """The whole vocabulary with the theme as it is to be, in its place."""
        asked = self.cleaned_data
        given: dict[str, Any] = {name: asked[name] for name in ("name", "definition")}
        given |= {name: asked[name] for name in PHRASE_LISTS}
        given["group"] = " ".join(asked["group"].split())
        entry = self.entry or Entry(self._slug(), "", "", "")
        entry = replace(entry, **given)
        if self.entry and not {"after", "group"} & set(self.changed_data):
            return dict(self.stored) | {entry.slug: entry}
        return _placed(entry, asked["after"], self.stored)

    def _slug(self) -> str:
        stem = slugify(str(self.cleaned_data["name"]))[:LONGEST_SLUG].strip("-")
        slug, number = stem, 2
        while slug in self.stored:
            slug, number = f"{stem[: LONGEST_SLUG - 3]}-{number}", number + 1
        return slug


class ImportForm(forms.Form):
    """A file of themes."""

    file = forms.FileField(
        label="File",
        help_text="A TOML file as this page exports it.",
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain,application/toml"}),
    )
    why = WhyField()
    file_name = ""

    def clean_file(self) -> bytes:
        """The file's content."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is too large for a vocabulary of themes.")
        self.file_name = str(file.name)
        return bytes(file.read())


def _initial(entry: Entry | None, others: Iterable[Entry]) -> dict[str, str]:
    shown = [one for one in others if not one.archived]
    if entry is None:
        return {"after": shown[-1].slug if shown else FIRST}
    before = [one.slug for one in shown if one.position < entry.position]
    texts = {name: str(getattr(entry, name)) for name in ("name", "group", "definition")}
    lists = {name: "\n".join(getattr(entry, name)) for name in PHRASE_LISTS}
    return texts | lists | {"after": before[-1] if before else FIRST}


def _placed(entry: Entry, after: str, stored: Vocabulary) -> Vocabulary:
    """The vocabulary with the theme behind another; groups stay together, new ones come last."""
    order = [one for one in stored.values() if one.slug != entry.slug]
    slugs = [one.slug for one in order]
    order.insert(slugs.index(after) + 1 if after in slugs else 0, entry)
    known = groups(stored)
    rank = {group: n for n, group in enumerate(dict.fromkeys([*known, entry.group]))}
    arranged = sorted(order, key=lambda one: rank[one.group])
    return {one.slug: one for one in in_order(arranged)}
