"""Sentences in order: read with the one before where they follow each other, else alone."""

from findings.labels.following import follow_each_other, label_in_order
from findings.labels.labelling import before_next, label_sentence
from findings.labels.sentences import sentence_spans
from ingest.sample.generate import sample_documents


def sample_sentences() -> list[str]:
    texts = [piece.text for document in sample_documents()[:4] for piece in document.pieces]
    return [text[start:end] for text in texts for start, end in sentence_spans(text)]


def test_sentences_of_documents_follow_each_other_and_shuffled_ones_do_not() -> None:
    sentences = sample_sentences()
    assert follow_each_other(sentences)
    apart = [sentences[(at * 37) % len(sentences)] for at in range(len(sentences))]
    assert not follow_each_other(apart)


def test_a_few_sentences_are_read_each_alone() -> None:
    few = ["Plans for care leavers are late.", "They are not reviewed."]
    assert not follow_each_other(few)
    assert [said.themes for said in label_in_order(few)] == [
        label_sentence(sentence).themes for sentence in few
    ]


def test_no_words_and_empty_sentences_follow_nothing() -> None:
    assert not follow_each_other([""] * 40)
    assert not follow_each_other([])
    assert len(list(label_in_order([""] * 40))) == 40


def test_they_stand_for_what_the_sentence_before_speaks_of() -> None:
    before = label_sentence("The quality of pathway plans for care leavers has improved.")
    alone = label_sentence("They are not reviewed often enough.")
    said = label_sentence("They are not reviewed often enough.", before=before_next(before))
    assert "care-leavers" not in alone.themes
    assert "care-leavers" in said.themes
