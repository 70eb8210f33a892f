"""``classify`` and ``evaluate`` as scripts use them, and the vocabulary into the database."""

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from findings.labels.themes import ThemeEntry, shipped_vocabulary
from findings.models import Theme
from findings.theme_loading import load_themes
from tests.findings.factories import make_authority, make_finding, make_visit


class StandardInput:
    def __init__(self, content: bytes) -> None:
        self.buffer = io.BytesIO(content)


def classify(
    content: bytes, monkeypatch: pytest.MonkeyPatch, *options: str
) -> tuple[list[Any], str, int]:
    """The objects written, the messages, and the exit status."""
    monkeypatch.setattr("sys.stdin", StandardInput(content))
    out, err = io.StringIO(), io.StringIO()
    status = 0
    try:
        call_command("classify", *options, stdout=out, stderr=err)
    except CommandError as error:
        status = error.returncode
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue(), status


def test_classify_keeps_the_order_and_needs_no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "b", "text": "Strategy discussions are timely."},
        {"id": 1, "text": "Plans are weak.", "more": True},
        {"id": None, "text": ""},
    ]
    content = "\n".join(json.dumps(line) for line in lines).encode()
    written, messages, status = classify(content, monkeypatch)
    assert [row["id"] for row in written] == ["b", 1, None]
    assert written[1] == {"id": 1, "assessment": "needs-improvement", "themes": ["plans"]}
    assert set(written[0]) == {"id", "assessment", "themes"}
    assert (messages, status) == ("", 0)


def test_classify_says_why_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    written, _, _ = classify(b'{"id": 1, "text": "Plans are weak."}', monkeypatch, "--why")
    assert {(why["label"], why["words"]) for why in written[0]["why"]} == {
        ("needs-improvement", "weak"),
        ("plans", "Plans"),
    }


def test_classify_reads_lines_that_follow_each_other_so_unless_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        "Pathway plans for care leavers have improved.",
        "They are not reviewed often enough.",
        "Care leavers speak well of their personal advisers and pathway plans.",
        "Their personal advisers and pathway plans help care leavers.",
    ] * 2 + [
        "Supervision of social workers is regular and supervision is recorded.",
        "It is reflective, and social workers value supervision.",
        "Caseloads of social workers are low, and supervision is regular.",
        "Social workers manage their caseloads.",
        "Foster carers value training.",
        "Training of foster carers is good.",
        "It prepares foster carers well.",
        "Foster carers and training are praised.",
    ]
    lines = [json.dumps({"id": at, "text": text}) for at, text in enumerate(texts)]
    content = "\n".join(lines).encode()
    together, _, _ = classify(content, monkeypatch)
    apart, _, _ = classify(content, monkeypatch, "--apart")
    assert "care-leavers" in together[1]["themes"]
    assert "care-leavers" not in apart[1]["themes"]


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b"[]",
        b'{"id": "a"}',
        b'{"text": "Plans are weak."}',
        b'{"id": "a", "text": 3}',
        b"",
        b'{"id": "a", "text": "\xff"}',
    ],
)
def test_a_bad_line_is_named_by_its_number_and_the_others_are_labelled(
    bad: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = b'{"id": "x", "text": "Plans are weak."}\n'
    written, messages, status = classify(good + bad + b"\n" + good, monkeypatch)
    assert [row["id"] for row in written] == ["x", "x"]
    assert "line 2" in messages
    assert status == 2


def labelled(*rows: dict[str, Any]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


RIGHT = {
    "id": "r",
    "text": "Plans are weak.",
    "assessment": "needs-improvement",
    "themes": ["plans"],
}
WRONG = {"id": "w", "text": "Plans are weak.", "assessment": "strength", "themes": ["neglect"]}


def test_evaluate_prints_figures_and_what_decided_each_error(tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(labelled(RIGHT, WRONG), encoding="utf-8")
    out = io.StringIO()
    call_command("evaluate", file, stdout=out)
    text = out.getvalue()
    assert "accuracy 0.500" in text
    assert "themes: micro F1 0.500, precision 0.500, recall 0.500" in text
    assert "assessment needs-improvement by 'weak'; should be strength" in text
    assert "theme plans by 'Plans'; should not be" in text
    assert "theme neglect is left out" in text
    assert "r: Plans" not in text


@pytest.mark.parametrize(
    "content", ["nonsense", "{}", '{"id": 1, "text": "x", "assessment": "fair", "themes": []}']
)
def test_evaluate_says_which_line_is_no_labelled_sentence(content: str, tmp_path: Path) -> None:
    file = tmp_path / "labelled.jsonl"
    file.write_text(labelled(RIGHT) + "\n" + content, encoding="utf-8")
    with pytest.raises(CommandError, match="line 2"):
        call_command("evaluate", file, stdout=io.StringIO())


def test_evaluate_says_when_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be read"):
        call_command("evaluate", tmp_path / "none.jsonl")


@pytest.mark.django_db
def test_loading_themes_twice_changes_nothing_the_second_time() -> None:
    Theme.objects.all().delete()
    first = load_themes()
    assert len(first.added) == len(shipped_vocabulary()) == Theme.objects.count()
    second = load_themes()
    assert (second.added, second.changed) == ((), ())
    assert second.unchanged == len(first.added)


@pytest.mark.django_db
def test_loading_themes_says_what_the_update_changed_and_leaves_others_alone() -> None:
    shipped = shipped_vocabulary()
    load_themes((replace(shipped[0], definition="old"), *shipped[1:]))
    Theme.objects.create(slug="own", name="Our own", group="Local", definition="", position=99)
    out = io.StringIO()
    call_command("load_themes", stdout=out)
    assert f"changed: {shipped[0].name}" in out.getvalue()
    assert "0 added, 1 changed" in out.getvalue()
    assert Theme.objects.get(slug=shipped[0].slug).definition == shipped[0].definition
    assert Theme.objects.filter(slug="own").exists()


@pytest.mark.django_db
def test_themes_keep_the_order_of_the_vocabulary() -> None:
    Theme.objects.all().delete()
    load_themes((ThemeEntry("z", "Z", "G", "d", ("z",)), ThemeEntry("a", "A", "G", "d", ("a",))))
    assert list(Theme.objects.values_list("slug", flat=True)) == ["z", "a"]


@pytest.mark.django_db
def test_loading_themes_says_how_findings_come_to_be_labelled_anew() -> None:
    shipped = shipped_vocabulary()
    load_themes((replace(shipped[0], phrases=("old",)), *shipped[1:]))
    make_finding(make_visit(make_authority(), date(2018, 6, 4)))
    out = io.StringIO()
    call_command("load_themes", stdout=out)
    assert "start “manage.py worker”" in out.getvalue()
    again = io.StringIO()
    call_command("load_themes", stdout=again)
    assert "worker" not in again.getvalue()
