"""The pages of the vocabulary: who may do what, what they say, what they ask the database."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from findings.models import Theme, VocabularyChange
from findings.theme_loading import load_themes
from findings.vocabulary_effect import Effect
from tests.findings.factories import make_authority, make_finding, make_theme, make_visit
from tests.findings.pages import words_of

pytestmark = pytest.mark.django_db

BUDGET = json.loads((Path(__file__).parents[1] / "query_counts.json").read_text())
NEW = {
    "name": "Kinship",
    "group": "Care",
    "after": "",
    "definition": "Care by relatives.",
    "phrases": "kinship care*\nconnected person/persons",
    "unless": "",
    "sections": "",
    "why": "Asked for by the board.",
}


@pytest.fixture
def owner(client: Client) -> Client:
    user = User.objects.create_user("ada")
    user.user_permissions.add(Permission.objects.get(codename="change_theme"))
    client.force_login(user)
    load_themes()
    return client


@pytest.mark.parametrize("address", ["new/", "import/", "themes/consent/", "changes/CHANGE/make/"])
def test_readers_may_look_but_not_change(reader: Client, address: str) -> None:
    load_themes()
    change = VocabularyChange.objects.get()
    address = "/vocabulary/" + address.replace("CHANGE", str(change.pk))
    answer = reader.post(address, NEW)
    assert answer.status_code == 403
    assert "analyst" in answer.content.decode()
    assert "New theme" not in words_of(reader, "/vocabulary/")


def test_each_theme_is_listed_with_what_finds_it(owner: Client) -> None:
    make_finding(make_visit(make_authority(), date(2018, 6, 4)), themes={
        Theme.objects.get(slug="consent"): "strength"
    })  # fmt: skip
    words = words_of(owner, "/vocabulary/")
    assert "parental permission" in words
    assert 'href="/findings/?theme=consent"' in owner.get("/vocabulary/").content.decode()


def test_a_new_theme_is_shown_first_and_there_only_once_it_is_saved(owner: Client) -> None:
    page = owner.post("/vocabulary/new/", NEW)["Location"]
    assert not Theme.objects.filter(slug="kinship").exists()
    assert "kinship care*" in words_of(owner, page)
    owner.post(page + "make/")
    theme = Theme.objects.get(slug="kinship")
    assert theme.phrases == ["kinship care*", "connected person/persons"]
    history = words_of(owner, "/vocabulary/changes/")
    assert "New theme “Kinship”" in history
    assert "Asked for by the board." in history
    assert "ada" in history


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("phrases", "kinship\n.. care", "Line 2: “.. care” begins or ends with a gap"),
        ("phrases", "", "at least one phrase or one heading"),
        ("name", "consent", "is the name of another theme already"),
        ("why", "", "This field is required"),
    ],
)
def test_a_theme_that_will_not_do_says_why(
    owner: Client, field: str, value: str, said: str
) -> None:
    answer = owner.post("/vocabulary/new/", NEW | {field: value})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert VocabularyChange.objects.filter(made__isnull=True).count() == 0


def test_a_theme_stands_where_it_is_put_and_its_group_stays_together(owner: Client) -> None:
    page = owner.post("/vocabulary/new/", NEW | {"group": "Front door", "after": "consent"})
    owner.post(page["Location"] + "make/")
    order = list(Theme.objects.order_by("position").values_list("slug", flat=True))
    assert order[order.index("consent") + 1] == "kinship"
    assert sorted(Theme.objects.values_list("position", flat=True)) == list(
        range(1, len(order) + 1)
    )


def test_a_discarded_change_changes_nothing(owner: Client) -> None:
    page = owner.post("/vocabulary/themes/consent/archive/")["Location"]
    owner.post(page + "discard/")
    assert Theme.objects.get(slug="consent").archived is None
    assert "This change was not made" in words_of(owner, page)
    owner.post(page + "make/")
    assert Theme.objects.get(slug="consent").archived is None


def test_one_click_leads_to_putting_a_version_back(owner: Client) -> None:
    first = VocabularyChange.objects.get()
    owner.post(owner.post("/vocabulary/themes/consent/archive/")["Location"] + "make/")
    assert Theme.objects.get(slug="consent").archived is not None
    page = owner.post(f"/vocabulary/changes/{first.pk}/put-back/")["Location"]
    owner.post(page + "make/")
    assert Theme.objects.get(slug="consent").archived is None


def test_what_is_exported_is_taken_in_again_as_no_change(owner: Client) -> None:
    file = owner.get("/vocabulary/themes.toml")
    assert file["Content-Disposition"].endswith('.toml"')
    answer = owner.post("/vocabulary/import/", upload(file.content), follow=True)
    assert "there is nothing to change" in answer.content.decode()


def test_a_file_with_a_fault_is_told_by_line_and_changes_nothing(owner: Client) -> None:
    answer = owner.post("/vocabulary/import/", upload(b'[[theme]]\nslug = "x"\n'))
    assert answer.status_code == 422
    assert "Line 1, theme “x”: “name” is missing" in answer.content.decode()
    assert VocabularyChange.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("counting", "10 of 40 findings looked at"),
        ("relabelling", "10 of 40 documents done"),
        ("broken-off", "broke off"),
    ],
)
def test_a_change_under_way_says_how_far_it_is(owner: Client, state: str, said: str) -> None:
    change = VocabularyChange.objects.create(what="A change", state=state, done=10, total=40)
    page = owner.get(f"/vocabulary/changes/{change.pk}/").content.decode()
    assert said in " ".join(page.split())
    assert ("hx-trigger" in page) is (state != "broken-off")
    assert "A change" in words_of(owner, "/vocabulary/")


def test_a_change_that_no_worker_has_begun_on_counts_no_documents(owner: Client) -> None:
    change = VocabularyChange.objects.create(what="A change", state="relabelling")
    page = words_of(owner, f"/vocabulary/changes/{change.pk}/")
    assert "as soon as the worker comes to it" in page
    assert "0 of 0" not in page


def test_examples_show_the_sentence_with_the_words_that_decide(owner: Client) -> None:
    change = proposed_with_examples(1)
    page = owner.get(f"/vocabulary/changes/{change.pk}/").content.decode()
    assert "<mark>Supervision</mark> of workers is regular." in page
    listed = owner.get(f"/vocabulary/changes/{change.pk}/supervision/gain/").content.decode()
    assert "<mark>Supervision</mark> of workers is regular." in listed


@pytest.mark.parametrize(
    "name", ["vocabulary", "vocabulary-theme", "vocabulary-change", "vocabulary-history"]
)
def test_pages_ask_as_often_as_recorded_however_much_is_held(
    owner: Client,
    name: str,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    change = proposed_with_examples(9)
    for number in range(4):
        make_theme(f"own-{number}", phrases=["x"])
        VocabularyChange.objects.create(what="x", state="done", made=change.proposed)
    address = BUDGET[name]["address"].replace("CHANGE", str(change.pk))
    with django_assert_num_queries(BUDGET[name]["queries"]):
        assert owner.get(address).status_code == 200


def proposed_with_examples(findings: int) -> VocabularyChange:
    visit = make_visit(make_authority(), date(2018, 6, 4))
    effect = Effect()
    for _ in range(findings):
        effect.add(make_finding(visit).pk, {}, {"supervision": (0, 34, 0, 11)})
    return VocabularyChange.objects.create(what="x", state="proposed", effect=effect.written())


def upload(content: bytes) -> dict[str, object]:
    return {"file": SimpleUploadedFile("themes.toml", content), "why": "From the other team."}
