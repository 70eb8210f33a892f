"""The index of words: it stays true, and finds what reading every text would find."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from findings import word_index
from findings.models import Finding
from findings.search import terms_of
from tests.findings.factories import make_authority, make_finding, make_visit

SIGNS = " aAbB12-'’–%_é\n£.½(−"

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="triggers are SQLite's")


def found(query: str) -> list[str]:
    """The texts of the findings that have the query's terms."""
    return [one.text for one in Finding.objects.with_words(terms_of(query)).order_by("pk")]


class FoundByReading(TestCase):
    """Whatever stands in a text and in a query, the index changes nothing of what is found."""

    @given(st.text(SIGNS, max_size=25), st.text(SIGNS + '"', max_size=8))
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    def test_a_finding_is_found_as_if_every_text_were_read(self, text: str, query: str) -> None:
        make_finding(make_visit(make_authority(), date(2020, 1, 1)), text)
        terms = terms_of(query)
        has_all = all(re.search(term.pattern, text, re.IGNORECASE) for term in terms)
        assert found(query) == ([text] if has_all else [])


@pytest.mark.django_db
def test_a_text_that_changes_or_goes_is_found_no_longer_by_its_old_words() -> None:
    finding = make_finding(make_visit(make_authority(), date(2020, 1, 1)), "Supervision is weak.")
    finding.text = "Supervision is regular."
    finding.save()
    assert (found("weak"), found("regular")) == ([], ["Supervision is regular."])
    finding.delete()
    assert found("regular") == []


@pytest.mark.django_db
def test_a_run_of_letters_without_end_is_taken_in_and_found_by_its_start() -> None:
    text = "broken " + "x" * 5000
    make_finding(make_visit(make_authority(), date(2020, 1, 1)), text)
    assert found("xxxx") == [text]


@pytest.mark.django_db
@only_sqlite
def test_migrating_mends_an_index_that_lost_a_trigger() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {word_index.INDEX}_added")
    make_finding(make_visit(make_authority(), date(2020, 1, 1)), "Supervision is weak.")
    assert found("supervision") == []
    call_command("migrate", verbosity=0)
    assert found("supervision") == ["Supervision is weak."]
