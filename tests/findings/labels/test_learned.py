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
from findings.labels.cross_validation import by_rules_alone, cross_validate
from findings.labels.evaluation import agreement
from findings.labels.features import Before, Feature, features_of
from findings.labels.learned import (
    VALUES,
    Weights,
    as_text,
    deciding,
    likely,
    shipped_weights,
    weights_from,
)
from findings.labels.parts import parts_of
from findings.labels.themes import shipped_reader
from findings.labels.training import Lesson, is_set_aside, learn

GOOD, WEAK = "Plans are good and clear.", "Plans are weak and late."
SHORT, FINE = Reading("needs-improvement", ("plans",)), Reading("strength", ("plans",))
AFTER_GOOD = Before("strength", ("plans",))
LESSONS = [
    Lesson(GOOD, None, "strength", frozenset({"plans"})),
    Lesson(
        WEAK,
        Before("strength", ("plans",)),
        "needs-improvement",
        frozenset({"plans", "drift-delay"}),
    ),
    Lesson("Rooms are clean.", None, "strength", frozenset()),
] * 5


def features(text: str, before: str = "") -> list[Feature]:
    return features_of(parts_of(text, shipped_reader()), by_rules_alone(before) if before else None)


def test_features_are_words_pairs_beginnings_cues_and_phrases_each_once() -> None:
    found = [feature.name for feature in features("Plans are weak; plans are late in 2019.")]
    assert {
        "plans", "plans are", "weak _ are", "begins plans", "begins plans are", "cue: short",
        "#", "theme: plans", "theme: plans at 0", "before: none",
    } <= set(found)  # fmt: skip
    assert len(set(found)) == len(found)


def test_what_stands_before_is_looked_at_and_whether_the_sentence_goes_on_from_it() -> None:
    found = {feature.name for feature in features("These are weak.", before=GOOD)}
    assert {"before: plans", "before: plans, goes on, unnamed", "before: strength"} <= found
    apart = {feature.name for feature in features("Rooms are clean.", before=GOOD)}
    assert "before: plans, apart, unnamed" in apart


@given(st.text(), st.text())
def test_the_model_has_a_word_on_any_text(text: str, before: str) -> None:
    said = likely(features(text, before), shipped_weights())
    assert sum(said.assessments.values()) == pytest.approx(1.0)
    assert tuple(said.assessments) == VALUES
    assert all(0 <= chance <= 1 for chance in said.themes.values())


def test_learning_tells_what_it_was_taught_and_always_the_same() -> None:
    weights = learn(LESSONS)
    assert weights == learn(LESSONS)
    said = likely(features(WEAK), weights)
    assert max(said.assessments, key=lambda value: said.assessments[value]) == "needs-improvement"
    assert (
        said.themes["plans"] > 0.5 > likely(features("Rooms are clean."), weights).themes["plans"]
    )


def test_a_theme_seldom_met_is_left_to_its_phrases() -> None:
    assert "drift-delay" in learn(LESSONS).themes
    assert "drift-delay" not in learn(LESSONS[:3] * 3).themes


def test_deciding_words_speak_for_the_label_and_do_not_overlap() -> None:
    chosen = deciding(features(WEAK), learn(LESSONS), "needs-improvement", 2)
    assert 1 <= len(chosen) <= 2
    said = " ".join(feature.name for feature in chosen)
    assert "weak" in said or "late" in said
    assert "good" not in said


def test_weights_come_back_from_their_file_in_whole_hundredths() -> None:
    labels = (*VALUES, "plans")
    weights = Weights(labels, {"a": ((0, 0.25), (5, -1.5)), "before: b": ((2, 0.07),)})
    assert weights_from(as_text(weights)) == weights


def test_the_shipped_weights_know_every_assessment_and_nearly_every_theme() -> None:
    weights = shipped_weights()
    assert len(weights.by_feature) > 1000
    assert weights.labels[: len(VALUES)] == VALUES
    unknown = shipped_reader().slugs.difference(weights.themes)
    assert len(unknown) <= 2


def test_no_shipped_weight_holds_more_than_two_words_of_a_sentence() -> None:
    made_up = ("before:", "theme:", "themes:", "cue:", "cues:", "order:", "rules:", "length")
    said = [name for name in shipped_weights().by_feature if not name.startswith(made_up)]
    longest = max(
        len(name.removeprefix("begins ").removeprefix("early ").replace(" _ ", " ").split())
        for name in said
    )
    assert longest <= 2


def test_every_shipped_fact_names_readings_in_the_vocabulary() -> None:
    facts = shipped_facts()
    assert len(facts) > 20_000
    for fact in facts:
        for reading in fact.readings:
            assert reading.assessment in VALUES
            assert shipped_reader().slugs.issuperset(reading.themes or ())


def test_facts_name_a_sentence_without_holding_it() -> None:
    fact = fact_of("a/b.pdf", "Plans in Northshire are weak and late.", [SHORT])
    assert fact.begins == "Plans in Northshire"
    assert fact.letters == 31
    assert fact.before == 0
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
    assert found.text.endswith("weak and late.")
    assert found.before == ""


def test_a_fact_finds_the_sentence_before_its_own() -> None:
    fact = fact_of("a.pdf", "These are late.", [SHORT], before="Plans are\nweak.")
    found = sentence_in("And so. Plans are weak. These are late. On.", fact)
    assert found is not None
    assert (found.before, found.text) == ("Plans are weak.", "These are late.")


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
    taught: list[list[Lesson]] = []

    def learn_nothing(lessons: list[Lesson]) -> Weights:
        taught.append(list(lessons))
        return Weights(VALUES, {})

    monkeypatch.setattr("findings.labels.cross_validation.learn", learn_nothing)
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
    found = list(found_in(tmp_path, facts))
    assert [(one.fact.document, one.text) for one in found] == [("a.pdf", WEAK)]


def test_training_leaves_out_what_is_set_aside_and_writes_the_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("findings.management.commands.train_labels.shipped_facts", tuple)
    names = [f"{n}.pdf" for n in range(30)]
    used = next(name for name in names if not is_set_aside(name))
    aside = next(name for name in names if is_set_aside(name))
    lines = [(used, lesson.text, lesson.assessment, lesson.themes) for lesson in LESSONS]
    lines += [(aside, "Secret words. Secret words.", "context", frozenset())] * 5
    rows = [
        {"document": d, "page": at, "text": t, "assessment": a, "themes": sorted(s or ())}
        for at, (d, t, a, s) in enumerate(lines)
    ]
    sentences, output = tmp_path / "s.jsonl", tmp_path / "w.json"
    sentences.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    out = StringIO()
    call_command("train_labels", tmp_path, "--sentences", sentences, "--output", output, stdout=out)
    weights = weights_from(output.read_text(encoding="utf-8"))
    assert weights.by_feature
    assert not any("secret" in name for name in weights.by_feature)
    assert "15 sentences from the file" in out.getvalue()
