"""The learned model: what it looks at, how it learns, and where its sentences are found again."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from findings.labels.corpus_sentences import (
    Reading,
    fact_of,
    found_in,
    sentence_in,
    shipped_facts,
)
from findings.labels.cues import cues_of
from findings.labels.evaluation import agreement, cross_validate
from findings.labels.learned import (
    VALUES,
    deciding,
    features_of,
    probabilities,
    shipped_weights,
)
from findings.labels.phrases import words_of
from findings.labels.training import is_set_aside, learn

GOOD, WEAK = "Plans are good and clear.", "Plans are weak and late."
SHORT, FINE = Reading("needs-improvement", ("plans",)), Reading("strength", ("plans",))
LESSONS = [(GOOD, "strength"), (WEAK, "needs-improvement")] * 2


def features(text: str) -> list[str]:
    words = words_of(text)
    return [feature.name for feature in features_of(words, cues_of(words))]


def test_features_are_words_pairs_beginnings_and_cues_each_once() -> None:
    found = features("Plans are weak; plans are late in 2019.")
    assert {"plans", "plans are", "begins plans", "begins plans are", "cue: short", "#"} <= set(
        found
    )
    assert len(set(found)) == len(found)


@given(st.text())
def test_probabilities_add_up_to_one_for_any_text(text: str) -> None:
    words = words_of(text)
    likely = probabilities(features_of(words, cues_of(words)), shipped_weights())
    assert sum(likely) == pytest.approx(1.0)
    assert len(likely) == len(VALUES)


def test_learning_tells_what_it_was_taught_and_always_the_same() -> None:
    weights = learn(LESSONS)
    assert weights == learn(LESSONS)
    words = words_of(WEAK)
    likely = probabilities(features_of(words, cues_of(words)), weights)
    assert max(zip(likely, VALUES, strict=True))[1] == "needs-improvement"


def test_deciding_words_speak_for_the_value_and_do_not_overlap() -> None:
    weights = learn(LESSONS)
    words = words_of(WEAK)
    chosen = deciding(features_of(words, cues_of(words)), weights, "needs-improvement", 2)
    assert 1 <= len(chosen) <= 2
    said = " ".join(feature.name for feature in chosen)
    assert "weak" in said or "late" in said
    assert "good" not in said


def test_the_shipped_weights_have_a_number_for_each_value() -> None:
    assert len(shipped_weights()) > 1000
    assert all(len(row) == len(VALUES) for row in shipped_weights().values())


def test_no_shipped_weight_holds_more_than_two_words_of_a_sentence() -> None:
    longest = max(len(name.removeprefix("begins ").split()) for name in shipped_weights())
    assert longest <= 2


def test_facts_name_a_sentence_without_holding_it() -> None:
    fact = fact_of("a/b.pdf", "Plans in Northshire are weak and late.", [SHORT])
    assert fact.begins == "Plans in Northshire"
    assert fact.letters == 31
    assert all(len(fact.begins.split()) <= 3 for fact in shipped_facts())


@pytest.mark.parametrize(
    "text",
    [
        "It is so. Plans in Northshire are weak and late. And so on.",
        "Plans in Northshire are good. Plans in North-\nshire are  weak\nand late.",
    ],
)
def test_a_fact_finds_its_sentence_again_however_it_is_broken(text: str) -> None:
    fact = fact_of("a.pdf", "Plans in Northshire are weak and late.", [SHORT])
    found = sentence_in(text, fact)
    assert found is not None
    assert found.endswith("weak and late.")


def test_a_fact_does_not_find_another_sentence_that_begins_alike() -> None:
    fact = fact_of("a.pdf", "Plans in Northshire are weak and late.", [SHORT])
    assert sentence_in("Plans in Northshire are good and clear.", fact) is None


def test_documents_are_set_aside_by_name_alone() -> None:
    names = [f"authority-{n}/report.pdf" for n in range(300)]
    aside = [name for name in names if is_set_aside(name)]
    assert aside == [name for name in names if is_set_aside(name)]
    assert 100 < len(aside) < 200


def test_facts_come_back_from_their_lines_and_know_whether_readers_agree() -> None:
    once = fact_of("a.pdf", WEAK, [SHORT], page=3)
    twice = fact_of("a.pdf", WEAK, [SHORT, FINE])
    assert (once.agree, twice.agree) == (None, False)
    assert fact_of("a.pdf", WEAK, [SHORT, SHORT]).agree is True
    assert once.as_json()["page"] == 3
    assert "weak" not in json.dumps(once.as_json()).lower().replace(once.begins.lower(), "")


def test_shipped_facts_are_of_several_hundred_sentences_read_twice() -> None:
    twice = [fact for fact in shipped_facts() if len(fact.readings) == 2]
    assert len(twice) >= 600
    measured = agreement(twice)
    assert measured.accuracy > 0.9
    assert measured.all_themes.f1 > 0.9


def test_cross_validation_never_learns_from_the_authority_that_it_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taught: list[list[tuple[str, str]]] = []

    def learn_nothing(rows: list[tuple[str, str]]) -> dict[str, list[float]]:
        taught.append(list(rows))
        return {}

    monkeypatch.setattr("findings.labels.evaluation.learn", learn_nothing)
    facts = []
    for authority in ("northshire", "eastmere", "wexcombe"):
        (tmp_path / authority).mkdir()
        text = f"Plans in {authority.title()} are weak and late."
        pdf_with(text, tmp_path / authority / "a.pdf")
        facts.append(fact_of(f"{authority}/a.pdf", text, [SHORT]))
    measured = cross_validate(facts, tmp_path)
    assert measured.total == 3
    assert sorted(len(rows) for rows in taught) == [2, 2, 2]
    assert len({frozenset(rows) for rows in taught}) == 3


def pdf_with(text: str, file: Path) -> None:
    SimpleDocTemplate(str(file)).build([Paragraph(text, getSampleStyleSheet()["Normal"])])


def test_sentences_are_found_in_the_documents_of_a_folder(tmp_path: Path) -> None:
    pdf_with(f"{GOOD} {WEAK}", tmp_path / "a.pdf")
    facts = [fact_of("a.pdf", WEAK, [SHORT]), fact_of("none.pdf", GOOD, [FINE])]
    assert [(fact.document, text) for fact, text in found_in(tmp_path, facts)] == [("a.pdf", WEAK)]


def test_training_leaves_out_what_is_set_aside_and_writes_the_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("findings.management.commands.train_assessment.shipped_facts", tuple)
    names = [f"{n}.pdf" for n in range(30)]
    used = next(name for name in names if not is_set_aside(name))
    aside = next(name for name in names if is_set_aside(name))
    rows = [{"document": used, "text": t, "assessment": a} for t, a in LESSONS]
    rows += [
        {"document": aside, "text": "Secret words. Secret words.", "assessment": "context"}
    ] * 3
    sentences, output = tmp_path / "s.jsonl", tmp_path / "w.json"
    sentences.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    out = StringIO()
    call_command(
        "train_assessment", tmp_path, "--sentences", sentences, "--output", output, stdout=out
    )
    weights = json.loads(output.read_text(encoding="utf-8"))
    assert weights == learn(LESSONS)
    assert "secret" not in weights
    assert "4 sentences from the file" in out.getvalue()
