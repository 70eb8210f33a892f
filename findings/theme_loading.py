"""The shipped vocabulary of themes into the database."""

from dataclasses import dataclass

from django.db import transaction

from findings.labels.themes import ThemeEntry, shipped_vocabulary
from findings.models import Theme


@dataclass(frozen=True, slots=True)
class ThemesLoaded:
    """Names of the themes that loading added or changed, and how many it found as they are."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: int


def load_themes(vocabulary: tuple[ThemeEntry, ...] | None = None) -> ThemesLoaded:
    """Loads the vocabulary (the shipped one by default); the same again changes nothing.

    A theme is known by its slug. Themes that the vocabulary does not name are left alone.
    """
    entries = shipped_vocabulary() if vocabulary is None else vocabulary
    added: list[str] = []
    changed: list[str] = []
    with transaction.atomic():
        held = Theme.objects.in_bulk(field_name="slug")
        for position, entry in enumerate(entries, start=1):
            theme = held.get(entry.slug)
            if theme is None:
                Theme.objects.create(slug=entry.slug, **_facts(entry, position))
                added.append(entry.name)
            elif _change(theme, entry, position):
                changed.append(entry.name)
    return ThemesLoaded(tuple(added), tuple(changed), len(entries) - len(added) - len(changed))


def _facts(entry: ThemeEntry, position: int) -> dict[str, str | int]:
    return {
        "name": entry.name,
        "group": entry.group,
        "definition": entry.definition,
        "position": position,
    }


def _change(theme: Theme, entry: ThemeEntry, position: int) -> bool:
    """Brings the stored theme up to date; whether there was anything to change."""
    facts = _facts(entry, position)
    if all(getattr(theme, field) == value for field, value in facts.items()):
        return False
    for field, value in facts.items():
        setattr(theme, field, value)
    theme.save(update_fields=list(facts))
    return True
