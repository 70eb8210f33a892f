"""What a sentence is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from findings.labels import label_finding, label_sentence
from findings.labels.phrases import PhraseBook, words_of
from findings.labels.themes import ThemeEntry, ThemeReader, shipped_vocabulary
from tests.conftest import SHARED


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Strategy meetings are well attended.", {"strategy-discussions", "partnership"}),
        ("Parental consent is not always sought.", {"consent"}),
        ("Police reports of domestic violence arrive late.", {"domestic-abuse", "partnership"}),
        ("Thresholds are understood.", {"thresholds"}),
        ("Personal advisers know young people well.", {"care-leavers", "visits-relationships"}),
        ("Mothers' mental ill health is recognised.", {"parental-vulnerability"}),
        ("Children wait too long for CAMHS.", {"mental-health", "drift-delay"}),
        ("Supervision orders are rare.", set()),
        ("Supervision is reflective.", {"supervision"}),
        ("Privately fostered children are seen.", {"private-fostering", "childs-voice"}),
        ("The improvement plan is realistic.", {"leadership"}),
        ("Pathway plans are clear.", {"care-leavers", "plans"}),
        ("Contingency planning is weak.", {"plans"}),
        ("Agency staff are few and morale is high.", {"workforce"}),
        ("The weather was fine.", set()),
    ],
)
def test_a_sentence_has_the_themes_that_it_speaks_of(text: str, themes: set[str]) -> None:
    assert set(label_sentence(text).themes) == themes


def test_every_theme_has_what_a_page_and_the_reader_need() -> None:
    vocabulary = shipped_vocabulary()
    assert len({entry.slug for entry in vocabulary}) == len(vocabulary) == 51
    assert len({entry.name for entry in vocabulary}) == len(vocabulary)
    for entry in vocabulary:
        assert entry.group
        assert entry.definition
        assert entry.phrases


def test_no_phrase_of_a_theme_is_listed_twice() -> None:
    for entry in shipped_vocabulary():
        assert len(set(entry.phrases)) == len(entry.phrases), entry.slug


def test_every_phrase_finds_its_own_theme() -> None:
    for entry in shipped_vocabulary():
        for phrase in entry.phrases:
            written = phrase.replace(" .. ", " ").replace(" . ", " ").replace("*", "")
            words = words_of(" ".join(part.split("/")[0] for part in written.split()))
            if "," not in phrase:
                assert words, phrase
                matches = PhraseBook({entry.slug: [phrase]}).matches(words)
                assert any(match.label == entry.slug for match in matches), phrase


def test_a_phrase_within_an_unless_phrase_is_about_something_else() -> None:
    reader = ThemeReader([ThemeEntry("plans", "Plans", "Practice", "", ("plan",), ("plan to",))])
    assert reader.themes("They plan to act.", words_of("They plan to act.")) == ()
    (reason,) = reader.themes("Plan to act on a plan.", words_of("Plan to act on a plan."))
    assert (reason.label, reason.start, reason.words) == ("plans", 17, "plan")


OWN = ThemeEntry("kites", "Kites", "Local", "Kites.", ("kite*",))


def shipped(slug: str) -> ThemeEntry:
    return next(entry for entry in shipped_vocabulary() if entry.slug == slug)


def themes_of(text: str, *vocabulary: ThemeEntry) -> set[str]:
    labels = label_finding(text, role="finding", reader=ThemeReader(vocabulary))
    return {about.theme for about in labels.themes}


def test_a_theme_of_peoples_own_is_decided_by_its_phrases() -> None:
    assert themes_of("Kites are good.", OWN, shipped("plans")) == {"kites"}


def test_a_phrase_added_by_people_gives_its_theme_whatever_was_learned() -> None:
    plans = shipped("plans")
    assert themes_of("The weather was fine.", plans) == set()
    added = replace(plans, phrases=(*plans.phrases, "weather"))
    assert themes_of("The weather was fine.", added) == {"plans"}


def test_a_phrase_taken_out_by_people_is_not_put_back_by_what_was_learned() -> None:
    consent = shipped("consent")
    text = "Parental consent is not always sought."
    assert themes_of(text, consent) == {"consent"}
    gone = {"consent", "consents", "parental permission", "parental agreement"}
    without = replace(consent, phrases=tuple(p for p in consent.phrases if p not in gone))
    assert themes_of(text, without) == set()


def test_a_theme_that_is_not_in_the_vocabulary_is_never_given() -> None:
    assert themes_of("Parental consent is not always sought.", shipped("plans")) == set()


@pytest.mark.corpus
def test_the_vocabulary_is_that_of_the_reference() -> None:
    reference = SHARED / "reference" / "themes.md"
    if not reference.is_file():
        pytest.skip("the reference is not beside this checkout")
    rows = _table(reference)
    assert [(e.slug, e.name, e.group) for e in shipped_vocabulary()] == rows


def _table(reference: Path) -> list[tuple[str, str, str]]:
    cells = [
        [cell.strip() for cell in line.split("|")[1:4]]
        for line in reference.read_text(encoding="utf-8").splitlines()
        if line.count("|") == 5
    ]
    return [
        (slug, name, group) for slug, name, group in cells if slug[0].islower() and slug != "slug"
    ]
