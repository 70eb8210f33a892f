"""The shipped vocabulary's update and local edits: neither is ever lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from findings.labels.themes import ThemeEntry
from findings.models import Theme, VocabularyChange
from findings.theme_loading import load_themes
from findings.vocabulary_merge import merged_list

CONSENT = ThemeEntry("consent", "Consent", "Front door", "Agreed.", ("consent", "permission"))
NEGLECT = ThemeEntry("neglect", "Neglect", "Concerns", "Neglected.", ("neglect*",))


@pytest.mark.parametrize(
    ("before", "now", "here", "result"),
    [
        (["a", "b"], ["a", "b", "c"], ["a", "b"], ["a", "b", "c"]),
        (["a", "b"], ["b"], ["a", "b"], ["b"]),
        (["a", "b"], ["a", "b", "c"], ["a", "b", "own"], ["a", "b", "own", "c"]),
        (["a", "b"], ["a", "b", "c"], ["a"], ["a", "c"]),
        (["a", "b"], ["a"], ["a", "b", "own"], ["a", "own"]),
        (["a"], ["a", "own"], ["a", "own"], ["a", "own"]),
        (["a"], ["b"], [], ["b"]),
        (["a"], ["a"], [], []),
    ],
)
def test_each_phrase_follows_who_changed_it(
    before: list[str], now: list[str], here: list[str], result: list[str]
) -> None:
    assert list(merged_list(before, now, here)) == result


@pytest.mark.django_db
class TestLoading:
    @pytest.fixture(autouse=True)
    def loaded(self) -> None:
        Theme.objects.all().delete()
        load_themes((CONSENT, NEGLECT))

    def test_phrases_added_and_taken_out_here_survive_an_update(self) -> None:
        edit("consent", phrases=["consent", "agreement of parents"])
        load_themes((replace(CONSENT, phrases=("consent", "permission", "asked")), NEGLECT))
        assert held("consent").phrases == ["consent", "agreement of parents", "asked"]

    def test_words_changed_here_stay_and_others_are_brought_up_to_date(self) -> None:
        edit("consent", definition="Our own words.")
        load_themes((replace(CONSENT, name="Consents", definition="Theirs."), NEGLECT))
        assert (held("consent").name, held("consent").definition) == ("Consents", "Our own words.")

    def test_an_edit_survives_any_number_of_updates(self) -> None:
        edit("neglect", phrases=[])
        for phrases in (("neglect*", "unkempt"), ("neglect*", "unkempt", "dirty")):
            load_themes((CONSENT, replace(NEGLECT, phrases=phrases)))
        assert held("neglect").phrases == ["unkempt", "dirty"]

    def test_the_same_again_is_no_change(self) -> None:
        edit("consent", phrases=["consent"])
        before = VocabularyChange.objects.count()
        again = load_themes((CONSENT, NEGLECT))
        assert (again.added, again.changed, again.unchanged) == ((), (), 2)
        assert VocabularyChange.objects.count() == before

    def test_a_theme_made_here_stays_in_its_place_and_one_moved_here_stays_moved(self) -> None:
        Theme.objects.create(slug="own", name="Own", group="Front door", position=2)
        Theme.objects.filter(slug="neglect").update(position=3)
        new = ThemeEntry("new", "New", "Concerns", "New.", ("new",))
        load_themes((CONSENT, NEGLECT, new))
        assert order() == ["consent", "own", "neglect", "new"]
        Theme.objects.filter(slug="neglect").update(position=0)
        load_themes((CONSENT, NEGLECT, new))
        assert order() == ["neglect", "consent", "own", "new"]

    def test_what_is_archived_here_stays_archived(self) -> None:
        edit("consent", archived="2026-01-01T00:00Z")
        load_themes((replace(CONSENT, definition="New words."), NEGLECT))
        assert held("consent").archived is not None
        assert held("consent").definition == "New words."

    def test_a_theme_that_is_shipped_no_longer_is_left_alone(self) -> None:
        load_themes((CONSENT,))
        assert held("neglect").phrases == ["neglect*"]

    def test_a_name_that_is_taken_here_stays_here(self) -> None:
        Theme.objects.create(slug="own", name="Drift", group="Local", position=9, phrases=["x"])
        load_themes((CONSENT, NEGLECT, ThemeEntry("drift", "Drift", "Practice", "d", ("drift",))))
        assert (held("own").name, held("drift").name) == ("Drift", "Drift (shipped)")

    def test_themes_from_before_phrases_were_held_get_them(self) -> None:
        Theme.objects.update(phrases=[], shipped=None)
        load_themes((CONSENT, NEGLECT))
        assert held("consent").phrases == ["consent", "permission"]
        assert VocabularyChange.objects.first().state == "done"  # type: ignore[union-attr]


def edit(slug: str, **fields: object) -> None:
    Theme.objects.filter(slug=slug).update(**fields)


def held(slug: str) -> Theme:
    return Theme.objects.get(slug=slug)


def order() -> list[str]:
    return list(Theme.objects.order_by("position").values_list("slug", flat=True))
