"""The vocabulary as a file, and phrases as people write them."""

from __future__ import annotations

import pytest

from findings.labels.phrases import PhraseBook, words_of
from findings.labels.themes import shipped_vocabulary
from findings.phrase_checks import MOST_PHRASES, WrongPhrase, check, fragments
from findings.vocabulary_entries import Entry, shipped_entries
from findings.vocabulary_file import WrongFile, as_file, from_file

THEME = '[[theme]]\nslug = "own"\nname = "Own"\ngroup = "Local"\ndefinition = "d"\n'


def test_a_file_gives_back_the_vocabulary_that_it_was_made_of() -> None:
    vocabulary = shipped_entries()
    own = Entry("own", 'O"w\\n', "L", "“d”\x7f", ("a b",), (), ("ca*",), 99, archived=True)
    everything = vocabulary | {"own": own}
    assert from_file(as_file(everything).encode(), everything) == everything


def test_themes_that_a_file_does_not_name_are_not_touched() -> None:
    stored = shipped_entries()
    wanted = from_file((THEME + 'phrases = ["own thing*"]').encode(), stored)
    assert wanted["own"].phrases == ("own thing*",)
    assert [s for s in sorted(wanted, key=lambda s: wanted[s].position) if s != "own"] == list(
        stored
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[theme]\n", "line 1"),
        ("x = 1\n", "has no theme"),
        ("\n\n[[theme]]\nslug = 'a'\n", "Line 3, theme “a”: “name” is missing"),
        (THEME + "phrases = [1]\n", "“phrases” is no list of phrases"),
        (THEME + "phrases = ['a', '.. b']\n", "Line 1, theme “Own”, phrases, phrase 2: “.. b”"),
        (THEME + "colour = 'red'\n", "there is no field “colour”"),
        (THEME + "archived = 'yes'\n", "“archived” is true or false"),
        (THEME + THEME, "Line 6, theme “Own”: the slug “own” stands in line 1 already"),
        (THEME.replace('"own"', '"Not So"'), "“slug” has small letters"),
        (THEME.replace('"Own"', '"Consent"'), "another theme, “consent”, has this name"),
    ],
)
def test_a_wrong_file_is_told_by_line_and_field(content: str, said: str) -> None:
    with pytest.raises(WrongFile) as wrong:
        from_file(content.encode(), shipped_entries())
    assert said in str(wrong.value)


def test_a_file_that_is_no_text_is_told_so() -> None:
    with pytest.raises(WrongFile, match="Line 2: this is no text in UTF-8"):
        from_file(b"# themes\n\xff\xfe", {})


def test_every_shipped_phrase_is_written_rightly() -> None:
    for entry in shipped_vocabulary():
        for phrase in (*entry.phrases, *entry.unless, *entry.sections):
            check(phrase)


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("", "no word"),
        (".. long", "begins or ends with a gap"),
        ("too ..", "begins or ends with a gap"),
        ("too ... long", "A gap is"),
        ("s*", "2 to 24 letters"),
        ("is/ not", "no word stands before or after"),
        ("a*b", "“\\*” within a word"),
        ("early help, and", "“help,” is no word"),
        ("x" * 101, "longer than 100"),
        ("café", "is no word"),
    ],
)
def test_a_wrong_phrase_is_told_why(phrase: str, said: str) -> None:
    with pytest.raises(WrongPhrase, match=said):
        check(phrase)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("well being", "Their well-being matters."),
        ("children's centre*", "Children’s centres opened."),
        ("is/are not yet", "Plans are not yet good."),
        ("MASH", "The MASH's staff."),
        ("too .. long", "It takes far too often and long."),
    ],
)
def test_every_text_with_a_phrase_has_a_fragment_of_each_word(phrase: str, text: str) -> None:
    assert any(PhraseBook({"": [phrase]}).matches(words_of(text)))
    assert fragments(phrase)
    for runs in fragments(phrase):
        assert any(run in text.lower() for run in runs)


def test_a_phrase_too_short_to_look_for_has_no_fragment() -> None:
    assert fragments("a ( b") == ()


def test_a_file_has_no_more_phrases_in_a_theme_than_its_page_takes() -> None:
    phrases = ", ".join(f'"word{n}"' for n in range(MOST_PHRASES + 1))
    content = f"{THEME}phrases = [{phrases}]"
    with pytest.raises(WrongFile, match=f"more than {MOST_PHRASES} phrases"):
        from_file(content.encode(), {})
