"""A change to the vocabulary: what it would do, what it does, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User

from findings.labels.themes import ThemeEntry, ThemeReader
from findings.models import Finding, Sentence, Theme, VocabularyChange
from findings.theme_loading import load_themes
from findings.vocabulary_changes import Overtaken, as_it_was_after, make, propose
from findings.vocabulary_effect import effect_of
from findings.vocabulary_entries import as_read, stored_vocabulary, vocabulary_in_use
from ingest import vocabulary_tasks
from ingest.held import as_stored
from ingest.merge import merge, remerge
from ingest.models import Correction, Document
from ingest.reading.many import read_many
from ingest.reading.schema import ParsedDocument, VisitFacts
from ingest.relabelling import PresentReader, everything, relabel_document, relabelled
from ingest.sample.authorities import with_sample
from ingest.sample.document_shape import FileFormat
from ingest.sample.generate import sample_documents, written
from ingest.vocabulary_tasks import carry_out, relabel, requeue_abandoned_changes, work_out
from inspections.models import Authority
from inspections.register import Register
from tests.ingest.readings import NORTHSHIRE, days, document_for, finding, parsed

pytestmark = pytest.mark.django_db

WORDS = ("Plans drift.", "Consent is sought.", "Parents agree to it. This is recorded well.")
DRIFT = ThemeEntry("drift", "Drift", "Practice", "d", ("drift*",))
CONSENT = ThemeEntry("consent", "Consent", "Front door", "c", ("consent",))
CARE_LEAVERS = ThemeEntry("care-leavers", "Care leavers", "Care", "l", ("care leaver*",))
WITHOUT_PHRASE = "Young people moving on to their own flats are well prepared."


@pytest.fixture
def document() -> Document:
    Authority.objects.create(
        name=NORTHSHIRE.name,
        slug="northshire",
        urn=NORTHSHIRE.urn,
        ons_code=NORTHSHIRE.ons_code,
        region="North",
    )
    Theme.objects.all().delete()
    VocabularyChange.objects.all().delete()
    load_themes((CONSENT, DRIFT))
    return store("letter.pdf")


def store(name: str) -> Document:
    """A report as it is read with the vocabulary of the database."""
    reading = parsed(
        name,
        VisitFacts("ilacs", period=days("2022-05-09", "2022-05-20")),
        findings=tuple(finding(n, text, theme="drift") for n, text in enumerate(WORDS, start=1)),
    )
    held = document_for(reading)
    with mock.patch("ingest.merge.as_stored", as_labelled):
        merge(held, reading)
    return held


def as_labelled(reading: ParsedDocument) -> Any:
    """The reading as it is stored, with its sentences and themes as labelling gives them."""
    stored = as_stored(reading)
    for one in stored["findings"]:
        one["sentences"] = []
    return relabelled(stored, ThemeReader(vocabulary_in_use()), everything)[0]


def themes_of(text: str) -> list[str]:
    found = Finding.objects.get(text=text)
    return sorted(found.themes.values_list("slug", flat=True))


class Queue:
    """Stands for the worker's queue: what is put in waits until it is worked off."""

    module_path = carry_out.module_path

    def __init__(self) -> None:
        self.waiting: list[int] = []

    def enqueue(self, change: int) -> None:
        self.waiting.append(change)

    def work_off(self) -> None:
        while self.waiting:
            carry_out.call(self.waiting.pop())


def queue(monkeypatch: pytest.MonkeyPatch) -> Queue:
    later = Queue()
    monkeypatch.setattr(vocabulary_tasks, "carry_out", later)
    return later


def propose_for(slug: str, **fields: Any) -> VocabularyChange:
    change = propose({slug: replace(stored_vocabulary()[slug], **fields)}, "A change", None)
    assert change is not None
    work_out(change)
    return change


def make_and_relabel(change: VocabularyChange) -> None:
    make(change)
    relabel(change)
    change.refresh_from_db()
    assert change.state == "done"


def test_a_new_phrase_shows_what_would_gain_the_theme_before_anything_changes(
    document: Document,
) -> None:
    change = propose_for("consent", phrases=("consent", "parents agree"))
    effect = effect_of(change.effect)
    (gained,) = effect.places("consent", "gain")
    found = Finding.objects.get(pk=gained[0])
    assert found.text[gained[3] : gained[4]] == "Parents agree"
    assert effect.count("consent", "lose") == 0
    assert change.state == "proposed"
    assert themes_of(WORDS[2]) == []


def test_saving_gives_findings_exactly_what_was_shown(document: Document) -> None:
    change = propose_for("consent", phrases=("parents agree",))
    effect = effect_of(change.effect)
    assert (effect.count("consent", "gain"), effect.count("consent", "lose")) == (1, 1)
    make_and_relabel(change)
    assert (themes_of(WORDS[1]), themes_of(WORDS[2])) == ([], ["consent"])
    assert change.relabelled == 2


def test_how_good_sentences_say_things_are_stays(document: Document) -> None:
    document.refresh_from_db()
    assert document.reading is not None
    document.reading["findings"][1]["assessment"] = "mixed"
    document.reading["findings"][1]["sentences"][0]["assessment"] = "mixed"
    document.save()
    make_and_relabel(propose_for("drift", phrases=("drift*", "sought")))
    changed = Finding.objects.get(text=WORDS[1])
    assert changed.assessment == "mixed"
    assert {one.assessment for one in changed.finding_themes.all()} == {"mixed"}


def test_a_corrected_finding_keeps_its_themes_and_so_it_does_when_it_is_merged_again(
    document: Document,
) -> None:
    user = User.objects.create_user("ada")
    stated = [{"theme": "drift", "assessment": "mixed"}]
    Correction.objects.create(
        document=document, field="findings.2.themes", value=stated, about=WORDS[1],
        reason="Seen.", made_by=user,
    )  # fmt: skip
    remerge(document)
    change = propose_for("consent", archived=True)
    assert effect_of(change.effect).kept == 1
    make_and_relabel(change)
    assert themes_of(WORDS[1]) == ["drift"]
    remerge(document)
    assert themes_of(WORDS[1]) == ["drift"]


def test_what_was_relabelled_stays_so_when_its_document_is_merged_again(
    document: Document,
) -> None:
    make_and_relabel(propose_for("consent", phrases=("parents agree",)))
    remerge(document)
    assert (themes_of(WORDS[1]), themes_of(WORDS[2])) == ([], ["consent"])


def test_an_archived_theme_is_kept_as_a_row_and_found_in_no_sentence(document: Document) -> None:
    make_and_relabel(propose_for("drift", archived=True))
    assert Theme.objects.get(slug="drift").archived is not None
    assert themes_of(WORDS[0]) == []
    assert "drift" not in Theme.objects.shown().values_list("slug", flat=True)


def test_putting_back_gives_the_former_themes_again(document: Document) -> None:
    first = VocabularyChange.objects.get()
    make_and_relabel(propose_for("consent", phrases=("parents agree",)))
    make_and_relabel(propose_for("drift", archived=True))
    back = propose(as_it_was_after(first), "Back", None)
    assert back is not None
    work_out(back)
    make_and_relabel(back)
    assert [themes_of(words) for words in WORDS] == [["drift"], ["consent"], []]


def test_a_change_that_somebody_overtook_changes_nothing(document: Document) -> None:
    mine = propose_for("consent", phrases=("mine",))
    make(propose_for("consent", phrases=("theirs",)))
    with pytest.raises(Overtaken, match="was changed by somebody"):
        make(mine)
    assert stored_vocabulary()["consent"].phrases == ("theirs",)


def test_what_touches_many_findings_is_worked_out_by_the_worker(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary_tasks, "AT_ONCE", 0)
    later = queue(monkeypatch)
    change = propose_for("consent", phrases=("consent", "parents agree"))
    assert (change.state, change.total) == ("counting", 1)
    later.work_off()
    change.refresh_from_db()
    assert change.state == "proposed"
    change.refresh_from_db()
    assert effect_of(change.effect).count("consent", "gain") == 1


def test_relabelling_goes_on_after_the_document_that_a_dead_worker_did_last(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    store("second.pdf")
    later = queue(monkeypatch)
    change = propose_for("consent", phrases=("parents agree",))
    make(change)
    assert (change.done, change.total) == (0, 0), "documents are counted by the worker"
    VocabularyChange.objects.filter(pk=change.pk).update(reached=document.pk, attempts=1)
    assert [one.pk for one in requeue_abandoned_changes()] == [change.pk]
    later.work_off()
    change.refresh_from_db()
    assert (change.done, change.total, change.state) == (2, 2, "done")
    document.refresh_from_db()
    assert document.reading is not None
    assert document.reading["findings"][1]["themes"][0]["theme"] == "consent"


def test_a_change_on_which_workers_keep_dying_is_given_up_and_can_be_gone_on_with(
    document: Document,
) -> None:
    change = propose_for("consent", phrases=("parents agree",))
    make(change)
    VocabularyChange.objects.filter(pk=change.pk).update(attempts=3)
    assert requeue_abandoned_changes() == []
    change.refresh_from_db()
    assert (change.state, "3 times" in change.problem) == ("broken-off", True)
    vocabulary_tasks.try_again(change)
    change.refresh_from_db()
    assert change.state == "done"


def test_a_fault_while_relabelling_ends_in_a_state_that_says_so(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = propose_for("consent", phrases=("parents agree",))
    make(change)

    def break_off(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(vocabulary_tasks, "relabel_document", break_off)
    assert carry_out.call(change.pk) == "broken-off"


def test_reading_labels_with_the_vocabulary_given_in_its_own_process(tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    path.write_bytes(written(sample_documents()[0], FileFormat.HTML))
    own = ThemeEntry("own", "Own", "Local", "o", ("children",))
    register = with_sample(Register(()))
    ((_, read),) = read_many([path], register, 1, vocabulary=[own])
    assert {theme.theme for one in read.findings for theme in one.themes} == {"own"}


def test_what_is_labelled_with_leaves_archived_themes_out(document: Document) -> None:
    make(propose_for("drift", archived=True))
    assert [entry.slug for entry in as_read(stored_vocabulary().values())] == ["consent"]


def test_archiving_a_theme_that_was_learned_reaches_findings_without_any_phrase_of_it(
    document: Document,
) -> None:
    load_themes((CONSENT, DRIFT, CARE_LEAVERS))
    document.refresh_from_db()
    assert document.reading is not None
    document.reading["findings"][2]["text"] = WITHOUT_PHRASE
    document.save()
    Finding.objects.filter(text=WORDS[2]).update(text=WITHOUT_PHRASE)
    relabel_document(document.pk, PresentReader())
    assert themes_of(WITHOUT_PHRASE) == ["care-leavers"]
    change = propose_for("care-leavers", archived=True)
    assert effect_of(change.effect).count("care-leavers", "lose") == 1
    make_and_relabel(change)
    assert themes_of(WITHOUT_PHRASE) == []
    back = propose_for("care-leavers", archived=False)
    assert effect_of(back.effect).count("care-leavers", "gain") == 1
    make_and_relabel(back)
    assert themes_of(WITHOUT_PHRASE) == ["care-leavers"]


def test_of_two_changes_relabelled_side_by_side_neither_undoes_the_other(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = propose_for("consent", phrases=("parents agree",))
    make(mine)
    begun = PresentReader()
    theirs = propose_for("drift", phrases=("drift*", "parents agree"))
    make_and_relabel(theirs)
    monkeypatch.setattr(vocabulary_tasks, "PresentReader", lambda: begun)
    relabel(mine)
    assert themes_of(WORDS[2]) == ["consent", "drift"]


def test_two_proposals_cannot_both_take_one_name(document: Document) -> None:
    entry = stored_vocabulary()["consent"]
    new = propose({"new": replace(entry, slug="new", name="Agreement")}, "New", None)
    assert new is not None
    renamed = propose_for("drift", name="Agreement")
    make(new)
    with pytest.raises(Overtaken, match="has the name “Agreement” by now"):
        make(renamed)
    assert stored_vocabulary()["drift"].name == "Drift"


def test_putting_back_a_name_that_a_later_theme_took_leaves_each_with_its_own(
    document: Document,
) -> None:
    first = VocabularyChange.objects.get()
    make_and_relabel(propose_for("drift", name="Delay"))
    entry = replace(stored_vocabulary()["drift"], slug="later", name="Drift", phrases=("later",))
    new = propose({"later": entry}, "New", None)
    assert new is not None
    make(new)
    back = propose(as_it_was_after(first), "Back", None)
    assert back is not None
    make(back)
    names = dict(Theme.objects.values_list("slug", "name"))
    assert (names["drift"], names["later"]) == ("Drift", "Drift (later)")


def test_sentences_take_their_new_themes_though_there_are_fewer_of_them_than_before(
    document: Document,
) -> None:
    document.refresh_from_db()
    assert document.reading is not None
    document.reading["findings"][2]["sentences"] = [
        {"start": 0, "end": 43, "assessment": "strength", "themes": ["drift"], "reasons": []}
    ]
    document.save()
    remerge(document)
    sentences = Sentence.objects.filter(finding__text=WORDS[2])
    assert [list(s.themes.values_list("slug", flat=True)) for s in sentences] == [["drift"]]
